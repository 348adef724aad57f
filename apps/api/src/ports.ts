import type { Provider } from '@nestjs/common';
import type { LocalIssuer } from '#access';
import { CaseCommands } from '#cases';
import type { Catalogue, PolicyBook } from '#complaint';
import type { EventStore } from '#event-store';
import { IncidentCommands } from '#incidents';
import type { Progress } from '#projecting';
import type { CaseReads } from '#projections';
import type { Sealing } from '#sealing';
import type { TimerStatus } from '#timers';
import type { Configuration } from '#service';
import type { Webhooks } from '#webhooks';

/** What the API stands on. The composition provides each of them from a global module. */
export const EVENT_STORE = Symbol('EventStore');
export const CASE_READS = Symbol('CaseReads');
export const PROGRESS = Symbol('Progress');
export const LOCAL_ISSUER = Symbol('LocalIssuer');
export const SEALING = Symbol('Sealing');
export const CATALOGUE = Symbol('Catalogue');
export const POLICIES = Symbol('Policies');
export const CONFIGURATION = Symbol('Configuration');
export const CLOCK = Symbol('Clock');
export const STRANGERS = Symbol('Strangers');
export const TIMERS = Symbol('Timers');
export const WEBHOOKS = Symbol('Webhooks');

export type Clock = () => Date;
export type { Catalogue };

export interface ApiParts {
  readonly events: EventStore;
  readonly reads: CaseReads;
  readonly progress: Progress;
  readonly issuer: LocalIssuer;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
  readonly configuration: Pick<Configuration, 'CASETRAIL_POLICY'>;
  readonly clock: Clock;
  /** Events read that Casetrail did not write. */
  readonly strangers: { readonly count: number };
  readonly commands: CaseCommands;
  readonly webhooks: Webhooks;
  /** Absent where other processes run the timers. */
  readonly timing?: { status(): Promise<TimerStatus> };
}

/** The parts behind their ports. */
export const apiPorts = (parts: ApiParts): Provider[] => [
  { provide: EVENT_STORE, useValue: parts.events },
  { provide: CASE_READS, useValue: parts.reads },
  { provide: PROGRESS, useValue: parts.progress },
  { provide: LOCAL_ISSUER, useValue: parts.issuer },
  { provide: SEALING, useValue: parts.sealing },
  { provide: CATALOGUE, useValue: parts.catalogue },
  { provide: POLICIES, useValue: parts.policies },
  { provide: CONFIGURATION, useValue: parts.configuration },
  { provide: CLOCK, useValue: parts.clock },
  { provide: STRANGERS, useValue: parts.strangers },
  { provide: WEBHOOKS, useValue: parts.webhooks },
  { provide: TIMERS, useValue: parts.timing },
  { provide: CaseCommands, useValue: parts.commands },
  { provide: IncidentCommands, useValue: new IncidentCommands(parts) },
];
