import { createMongoAbility, subject } from '@casl/ability';
import type { MongoAbility, MongoQuery } from '@casl/ability';
import { ROLES } from '#complaint';
import type { Action, Actor, Role } from '#complaint';

/** What people read that is not public. */
export const READS = [
  'read-history',
  'intake',
  'worklist',
  'revisits',
  'deadlines',
  'mitigations',
  'undelivered',
  'webhooks',
  'audit',
  'raw-log',
  'incident-cases',
] as const;

/** What is done with an incident: one cause behind many cases. */
export const INCIDENT_DEEDS = [
  'open-incident',
  'update-incident',
  'end-incident',
  'add-cases',
  'resolve-members',
] as const;

/** Anything the table knows: an action on a case or on an incident, or a read. */
export type Deed = Action | (typeof READS)[number] | (typeof INCIDENT_DEEDS)[number];

export interface Rule {
  readonly roles: readonly Role[];
  readonly deeds: readonly Deed[];
  /** Holds only for payloads that match; CASL's conditions. */
  readonly only?: MongoQuery;
}

/** Who may do what. Which cases and which departments is narrower still: see the read port and `branchOf`. */
export const POLICY_TABLE: readonly Rule[] = [
  {
    roles: ['operator'],
    deeds: [
      'receive',
      'link-call',
      'schedule-revisit',
      'attempt-revisit',
      'revisit',
      'invite',
      'add-information',
      'withdraw',
      'prefer',
    ],
  },
  {
    roles: ['operator', 'supervisor'],
    deeds: [
      'reclassify',
      'assign',
      'add-department',
      'replace-department',
      'change-lead',
      'instruct',
      'join-incident',
      'leave-incident',
      'merge',
      'unmerge',
      'extend',
      'escalate',
      'correct',
    ],
  },
  {
    roles: ['operator', 'supervisor'],
    deeds: ['open-incident', 'update-incident', 'end-incident', 'add-cases'],
  },
  { roles: ['department'], deeds: ['resolve-members'] },
  { roles: ['operator', 'supervisor', 'department', 'auditor'], deeds: ['incident-cases'] },
  { roles: ['operator'], deeds: ['reopen'], only: { reason: { $ne: 'supervisor' } } },
  { roles: ['operator'], deeds: ['resolve'], only: { outcome: 'explained' } },
  { roles: ['operator', 'service'], deeds: ['close'], only: { reason: { $ne: 'ruled' } } },
  { roles: ['operator', 'department'], deeds: ['attach'] },
  {
    roles: ['department'],
    deeds: [
      'accept',
      'dispute',
      'return-part',
      'delegate',
      'contact',
      'progress',
      'mitigate',
      'finish-part',
      'resolve',
      'defer',
      'review-deferral',
      'end-deferral',
    ],
  },
  {
    roles: ['supervisor'],
    deeds: [
      'rule',
      'change-visibility',
      'close',
      'reopen',
      'redact',
      'adopt',
      'defer',
      'review-deferral',
      'end-deferral',
    ],
  },
  { roles: ['citizen'], deeds: ['add-information', 'withdraw', 'prefer'] },
  { roles: ['citizen'], deeds: ['receive'], only: { channel: 'web' } },
  { roles: ['citizen'], deeds: ['revisit'], only: { via: 'page' } },
  { roles: ['citizen'], deeds: ['reopen'], only: { reason: { $in: ['not-solved', 'dissatisfied'] } } },
  {
    roles: ['administrator'],
    deeds: ['order-erasure', 'confirm-erasure', 'restrict', 'redact', 'adopt'],
  },
  {
    roles: ['service'],
    deeds: [
      'warn-deadline',
      'miss-deadline',
      'miss-part',
      'rule',
      'schedule-revisit',
      'invite',
      'escalate',
      'record-message',
      'relay-incident',
      'join-reporter',
    ],
  },
  {
    roles: ['operator', 'department', 'supervisor', 'auditor', 'administrator', 'citizen'],
    deeds: ['read-history'],
  },
  { roles: ['operator', 'department', 'supervisor'], deeds: ['worklist'] },
  { roles: ['operator', 'department', 'supervisor', 'auditor'], deeds: ['deadlines', 'mitigations'] },
  { roles: ['operator', 'supervisor'], deeds: ['intake', 'revisits'] },
  { roles: ['operator', 'supervisor', 'administrator'], deeds: ['undelivered'] },
  { roles: ['administrator'], deeds: ['webhooks'] },
  { roles: ['auditor'], deeds: ['audit', 'raw-log'] },
];

const ABILITIES: ReadonlyMap<Role, MongoAbility> = new Map(ROLES.map((role) => [role, abilityOf(role)]));

function abilityOf(role: Role): MongoAbility {
  return createMongoAbility(
    POLICY_TABLE.filter((rule) => rule.roles.includes(role)).map(({ deeds, only }) => ({
      action: [...deeds],
      subject: 'case',
      conditions: only,
    })),
  );
}

/** Whether the actor's role may do this at all, or, with a payload, may do it in these words. */
export function mayDo(actor: Pick<Actor, 'role'>, deed: Deed, payload?: object): boolean {
  return ABILITIES.get(actor.role)?.can(deed, payload ? subject('case', { ...payload }) : 'case') ?? false;
}

/** To what the role's use of the deed is limited, in words such as `outcome "explained"`; for messages. */
export function limitOf(role: Role, deed: Deed): string {
  const rules = POLICY_TABLE.filter((rule) => rule.roles.includes(role) && rule.deeds.includes(deed));
  return rules
    .flatMap(({ only = {} }) => Object.entries(only as Readonly<Record<string, Condition>>))
    .map(([field, condition]) => `${field} ${inWords(condition)}`)
    .join(' or ');
}

type Condition = string | { readonly $ne: string } | { readonly $in: readonly string[] };

function inWords(condition: Condition): string {
  if (typeof condition === 'string') return `"${condition}"`;
  return '$ne' in condition
    ? `other than "${condition.$ne}"`
    : condition.$in.map((each) => `"${each}"`).join(' or ');
}

/** Roles that may do the deed, for messages and documentation. */
export const rolesThatMay = (deed: Deed): readonly Role[] => ROLES.filter((role) => mayDo({ role }, deed));
