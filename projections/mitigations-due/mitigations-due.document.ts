import type { Day, Instant, LocalizedText, PartKind, StopgapReason } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import { FACT_INDEXES, type ListedCase, type Named } from '../listing/listed-case.js';

/** One stopgap that holds for now. */
export interface MitigationDocument extends ListedCase {
  /** Whose part it is. */
  readonly department: string;
  readonly part: PartKind;
  /** The part's department and those it was passed down to. */
  readonly responsible: readonly string[];
  /** Why it is not permanent. */
  readonly why?: StopgapReason;
  /** When this stopgap, the latest of the part, was recorded. */
  readonly since?: Instant;
  readonly reviewOn: Day;
  /** When the review day ends in the policy's zone. */
  readonly reviewBy: Instant;
  /** How often it was renewed in this round, and how often it may be. */
  readonly renewals: number;
  readonly maxRenewals: number;
  /** To whom it was escalated because its review day passed. */
  readonly escalatedTo?: string;
}

/** A line of the list of stopgaps. */
export type MitigationItem = Omit<Named<MitigationDocument>, 'responsible'> & {
  readonly departmentName: LocalizedText;
  readonly escalatedToName?: LocalizedText;
  /** Its review day is over, whether it was escalated yet or not. */
  readonly lapsed: boolean;
};

/** `stopgaps` have the id `caseNumber/department`. */
export const MITIGATIONS_DUE = {
  name: 'mitigations-due',
  version: 1,
  collections: [
    { name: 'cases', indexes: [] },
    {
      name: 'stopgaps',
      indexes: [
        ...FACT_INDEXES,
        { field: 'reviewBy' },
        { field: 'responsible', many: true },
        { field: 'district' },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const STOPGAPS = { model: MITIGATIONS_DUE.name, collection: 'stopgaps' };
