import { LANGUAGES, type LocalizedText } from '#complaint';
import { type Check, type Fields, matching, record, text } from './check.js';

export const localizedText: Check = record<LocalizedText>(
  Object.fromEntries(LANGUAGES.map((language) => [language, text])) as unknown as Fields<LocalizedText>,
);

/** An id of words with hyphens between. */
export const id: Check = matching(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'small letters and digits with hyphens between, as street-patrol',
);
