import { LANGUAGES, type Language } from '#complaint';

/** The cookie that remembers the choice made with `?lang=`. */
export const LANGUAGE_COOKIE = 'casetrail-language';

export interface LanguageHints {
  /** `?lang=` of the address. */
  readonly query?: unknown;
  /** The Cookie header. */
  readonly cookie?: string;
  /** The Accept-Language header. */
  readonly accept?: string;
}

/** What was asked for in the address, else what was chosen before, else what the browser prefers, else the default. */
export function chooseLanguage(hints: LanguageHints, byDefault: Language): Language {
  return known(hints.query) ?? known(cookieValue(hints.cookie)) ?? preferred(hints.accept) ?? byDefault;
}

export const known = (text: unknown): Language | undefined => LANGUAGES.find((language) => language === text);

const cookieValue = (header = ''): string | undefined =>
  header
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === LANGUAGE_COOKIE)?.[1];

/** RFC 9110, 12.5.4: the highest quality wins, the order decides among equals; a language is matched by its first part. */
function preferred(header = ''): Language | undefined {
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      const language = LANGUAGES.find((each) => primary(each) === primary(range));
      return { language, quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => language && quality > 0)
    .sort((one, other) => other.quality - one.quality)[0]?.language;
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0]!;
