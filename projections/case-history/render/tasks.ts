import type { OpenedEntry } from './opened-entry.js';

interface Instructed {
  readonly instruction?: string;
  readonly instructions?: Readonly<Record<string, string>>;
}

/** What each department was asked to do last, by its id. Whoever takes a part over takes its task over. */
export function tasksIn(entries: readonly OpenedEntry[]): ReadonlyMap<string, string> {
  const tasks = new Map<string, string>();
  for (const { event, publishable, gone } of entries) {
    const { instruction, instructions = {} } = publishable as Instructed;
    // Of words that are gone nobody knows whether they changed the task: an older one would mislead.
    const unless = (task: string | undefined) => instruction ?? (gone ? undefined : task);
    switch (event.type) {
      case 'ComplaintAssigned':
        tasks.clear();
        for (const [department, task] of Object.entries(instructions)) tasks.set(department, task);
        break;
      case 'DepartmentAdded':
        set(tasks, event.data.department.id, instruction);
        break;
      case 'DepartmentReplaced':
        set(tasks, event.data.by, unless(tasks.get(event.data.replaced)));
        break;
      case 'AssignmentRuled':
        if (event.data.to !== undefined) set(tasks, event.data.to, tasks.get(event.data.department));
        break;
      case 'PartInstructed':
        set(tasks, event.data.department, unless(tasks.get(event.data.department)));
        break;
      default:
        break;
    }
  }
  return tasks;
}

function set(tasks: Map<string, string>, department: string, task: string | undefined): void {
  if (task === undefined) tasks.delete(department);
  else tasks.set(department, task);
}
