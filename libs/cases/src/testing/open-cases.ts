import { type Action, type Actor, DEFAULT_CATALOGUE, SHIPPED_BOOK, complaintStream } from '#complaint';
import { type RecordedEvent, openMemoryEventStore } from '#event-store';
import { type Sealing, openMemorySealing } from '#sealing';
import { CaseCommand, type CommandRequest } from '../case-command.js';
import { CaseCommands } from '../case-commands.js';
import type { CaseLog } from '../case-store.js';

export const NOW = new Date('2026-09-23T01:00:00.000Z');
export const OPERATOR: Actor = { id: 'operator:1', role: 'operator' };
export const SANITATION: Actor = { id: 'department:1', role: 'department', department: 'sanitation' };
export const LEAD = { departments: [{ id: 'sanitation', part: 'lead' }] } as const;
export const COMPLAINT = {
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  summary: 'Rubbish under the windows',
  description: 'it smells',
  complainant: { phones: ['13800000101'] },
  location: { district: 'haidian' },
} as const;

export interface CasesParts {
  readonly events?: CaseLog;
  readonly sealing?: Sealing;
  readonly clock?: () => Date;
  readonly keptCases?: number;
}

/** A command path as one process has it. Two of them over the same stores are two processes. */
export function openCases(parts: CasesParts = {}) {
  const { clock = () => NOW, sealing = openMemorySealing(), keptCases } = parts;
  const events = parts.events ?? openMemoryEventStore({ clock });
  const rules = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK, defaultPolicy: 'simple' };
  const commands = new CaseCommands({ events, sealing, rules, clock, keptCases });
  const request = (more: Partial<CommandRequest>): CommandRequest => ({
    actor: OPERATOR,
    correlationId: 'c',
    ...more,
  });
  const receive = (more: Partial<CommandRequest> = {}) =>
    commands.handle(new CaseCommand('receive', COMPLAINT, request(more)));
  const send = (caseNumber: string, action: Action, payload: object, more: Partial<CommandRequest> = {}) =>
    commands.handle(new CaseCommand(action, payload, request(more), caseNumber));
  const eventsOf = async (caseNumber: string) => {
    const found: RecordedEvent[] = [];
    for await (const event of events.readStream(complaintStream(caseNumber))) found.push(event);
    return found;
  };
  const typesOf = async (caseNumber: string) => (await eventsOf(caseNumber)).map(({ type }) => type);
  return { events, sealing, receive, send, eventsOf, typesOf };
}
