import { activeParts, partFor } from '#complaint';
import type { Instant, StopgapReason } from '#complaint';
import type { Step } from '../folding/fold-batch.js';
import { keepListed, type ListedFold } from '../listing/listed-case.js';

/** What the case's state does not keep of a department's latest stopgap. */
export interface StopgapFacts {
  readonly why: StopgapReason;
  readonly since: Instant;
}

/** A case as this read model keeps it. */
export interface MitigatedCase extends ListedFold {
  /** By the department whose part it was. */
  readonly stopgaps: Readonly<Record<string, StopgapFacts>>;
  /** To whom a lapsed stopgap was escalated in this round, by `department/renewal`. */
  readonly lapsed: Readonly<Record<string, string>>;
}

export function keepMitigated(step: Step<MitigatedCase>): MitigatedCase {
  const { type, data, meta } = step.event;
  const { stopgaps = {}, lapsed = {} } = step.before ?? {};
  const after = keepListed(step);
  switch (type) {
    case 'TemporarilyMitigated': {
      const department = partFor(after.complaint, data.department)?.department ?? data.department;
      const at = meta.historical ? meta.occurredAt : meta.recordedAt;
      return { ...after, stopgaps: { ...stopgaps, [department]: { why: data.why, since: at } }, lapsed };
    }
    case 'DepartmentReplaced':
      return { ...after, stopgaps: passedOn(stopgaps, data.replaced, data.by), lapsed };
    case 'AssignmentRuled':
      return {
        ...after,
        stopgaps: data.to === undefined ? stopgaps : passedOn(stopgaps, data.department, data.to),
        lapsed,
      };
    case 'Escalated':
      return { ...after, stopgaps, lapsed: { ...lapsed, ...lapsedBy(data, after) } };
    case 'Reopened':
      return { ...after, stopgaps: {}, lapsed: {} };
    default:
      return { ...after, stopgaps, lapsed };
  }
}

/** Whoever takes a part over takes over its stopgap. */
const passedOn = (
  stopgaps: MitigatedCase['stopgaps'],
  from: string,
  to: string,
): MitigatedCase['stopgaps'] => (stopgaps[from] ? { ...stopgaps, [to]: stopgaps[from] } : stopgaps);

/** Without a subject it is of every stopgap there is. */
function lapsedBy(
  { reason, subject, to }: { readonly reason: string; readonly subject?: string; readonly to: string },
  { complaint }: ListedFold,
): MitigatedCase['lapsed'] {
  if (reason !== 'mitigation-lapsed') return {};
  const subjects = subject === undefined ? stopgapsOf(complaint).map(({ subject: each }) => each) : [subject];
  return Object.fromEntries(subjects.map((each) => [each, to]));
}

/** The stopgaps that hold now, each with the subject under which it is escalated. */
export const stopgapsOf = (complaint: ListedFold['complaint']) =>
  activeParts(complaint).flatMap((part) =>
    part.mitigation === undefined || part.state === 'finished'
      ? []
      : [{ part, mitigation: part.mitigation, subject: `${part.department}/${part.mitigation.renewal}` }],
  );
