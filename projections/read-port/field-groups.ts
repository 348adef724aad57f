import type { Reader } from '#access';
import { branchOf, type Catalogue, type Complaint, type ComplaintEventType } from '#complaint';

/** Content texts by what they give away. Publishable texts are in no group: whoever reads the case reads them. */
export const FIELD_GROUPS = ['account', 'contact', 'opinion', 'internal', 'legal'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** The group of every content text of every event; a text that is not here is opened for nobody. */
export const GROUP_OF_TEXT: { readonly [T in ComplaintEventType]?: Readonly<Record<string, FieldGroup>> } = {
  ComplaintReceived: { description: 'account', address: 'account', point: 'account', complainant: 'contact' },
  RepeatCallLinked: { text: 'account' },
  InformationAdded: { text: 'account' },
  MessageSent: { reason: 'internal' },
  ProgressReported: { internal: 'internal' },
  EvidenceAttached: { caption: 'account' },
  Revisited: { opinion: 'opinion' },
  Reopened: { text: 'account' },
  Withdrawn: { text: 'account' },
  ErasureOrdered: { reason: 'legal' },
  PersonalDataRestricted: { reason: 'legal' },
};

const NONE: readonly FieldGroup[] = [];

/**
 * Which content is opened for whom, on a case they may read.
 *
 * | reader | account | contact | opinion | internal | legal |
 * |---|---|---|---|---|---|
 * | the case's citizen | yes | yes | yes | | yes |
 * | operator, supervisor | yes | yes | yes | yes | yes |
 * | department with an active part in its branch | yes | until closed | | yes | |
 * | auditor | yes | | yes | yes | yes |
 * | administrator | | | | | yes |
 * | anyone else | | | | | |
 *
 * Restricted data is used by nobody but the citizen, whose it is, and whoever must judge the restriction.
 */
export function openTo(reader: Reader, complaint: Complaint, catalogue: Catalogue): readonly FieldGroup[] {
  if (reader.kind === 'public') return NONE;
  if (reader.kind === 'citizen')
    return reader.caseNumber === complaint.caseNumber ? ['account', 'contact', 'opinion', 'legal'] : NONE;
  if (complaint.personalData === 'restricted') return LEGAL_ROLES.has(reader.actor.role) ? ['legal'] : NONE;
  switch (reader.actor.role) {
    case 'operator':
    case 'supervisor':
      return FIELD_GROUPS;
    case 'auditor':
      return ['account', 'opinion', 'internal', 'legal'];
    case 'administrator':
      return ['legal'];
    case 'department':
      return openToDepartment(reader.actor.department, complaint, catalogue);
    default:
      return NONE;
  }
}

const LEGAL_ROLES: ReadonlySet<string> = new Set(['supervisor', 'auditor', 'administrator']);

function openToDepartment(
  department: string | undefined,
  complaint: Complaint,
  catalogue: Catalogue,
): readonly FieldGroup[] {
  if (department === undefined) return NONE;
  const branch = branchOf(catalogue, department);
  const handles = complaint.parts.some(
    (part) =>
      part.state !== 'ruled-away' &&
      [part.department, ...part.delegatedTo].some((id) => [...branch].includes(id)),
  );
  if (!handles) return NONE;
  return complaint.closed ? ['account', 'internal'] : ['account', 'contact', 'internal'];
}
