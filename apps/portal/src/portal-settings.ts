import type { Catalogue, Language } from '#complaint';

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
