import type { Language } from '#complaint';
import type { Assets } from '../assets.js';
import type { PortalSettings } from '../portal-settings.js';
import type { Words } from '../words/index.js';

/** What every page knows about the request it answers. */
export interface Page {
  readonly language: Language;
  readonly words: Words;
  /** Address of this page without `lang`, for the link that switches the language. */
  readonly address: string;
  readonly settings: PortalSettings;
  readonly assets: Pick<Assets, 'address'>;
}
