import type { Provider } from '@nestjs/common';
import type { Catalogue, Language, PolicyBook } from '#complaint';
import type { Configuration } from '#service';
import { CASE_READS, type CaseReads } from './case-reads.js';

export interface PortalSettings {
  /** For readers whose browser asks for neither language. */
  readonly language: Language;
  /** Names of districts, categories and departments in the search form. */
  readonly catalogue: Catalogue;
  /** An IANA zone: days and hours are shown in it. */
  readonly zone: string;
  /** The telephone number that citizens call. */
  readonly hotline: string;
}

export const PORTAL_SETTINGS = Symbol('portal settings');

export interface PortalParts {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
  readonly clock: () => Date;
  readonly reads: CaseReads;
}

/** What the portal asks of whoever composes it. */
export function portalPorts({ configuration, catalogue, policies, clock, reads }: PortalParts): Provider[] {
  const {
    CASETRAIL_POLICY: policy,
    CASETRAIL_LANGUAGE: language,
    CASETRAIL_HOTLINE: hotline,
  } = configuration;
  const settings = {
    language,
    catalogue,
    hotline,
    get zone() {
      return policies.inForce(policy, clock().toISOString()).calendar.zone;
    },
  };
  return [
    { provide: CASE_READS, useValue: reads },
    { provide: PORTAL_SETTINGS, useValue: settings satisfies PortalSettings },
  ];
}
