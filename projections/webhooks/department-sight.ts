import type { Reader } from '#access';
import type { Catalogue, Complaint, RecordedComplaintEvent } from '#complaint';
import type { Sealing } from '#sealing';
import type { DepartmentSight } from '#webhooks';
import { openEntry } from '../case-history/render/opened-entry.js';
import { openTo } from '../read-port/field-groups.js';
import { mayRead } from '../read-port/visibility.js';

/** What a department's own system is told is what the department itself may read. */
export class ReadPortSight implements DepartmentSight {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly sealing: Sealing,
  ) {}

  mayRead(department: string, { caseNumber, visibility, about, parts }: Complaint): boolean {
    const departments = parts.flatMap((part) => [part.department, ...part.delegatedTo]);
    return mayRead(readerOf(department), { caseNumber, visibility, about, departments }, this.catalogue);
  }

  /** @throws {TextsUnavailable} the key store cannot be asked now */
  async texts(department: string, event: RecordedComplaintEvent, complaint: Complaint): Promise<object> {
    if (complaint.personalData !== 'held') return {};
    const struck = complaint.redacted.includes(event.id);
    const { content, publishable } = await openEntry(
      {
        caseNumber: event.caseNumber,
        place: '',
        round: complaint.rounds.length,
        event: struck ? { ...event, sealed: { content: event.sealed.content } } : event,
      },
      openTo(readerOf(department), complaint, this.catalogue),
      this.sealing,
    );
    return { ...content, ...publishable };
  }
}

const readerOf = (department: string): Reader => ({
  kind: 'staff',
  actor: { id: 'webhook', role: 'department', department },
});
