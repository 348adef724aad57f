import { parseCaseNumber } from '#complaint';

export type CaseNumberInput =
  | { readonly kind: 'number'; readonly caseNumber: string }
  /** Meant as a case number, and mistyped. */
  | { readonly kind: 'typo' }
  | { readonly kind: 'words' };

const SHAPE = /^[A-Z]{2}[-\s]?[0-9A-Z]{4}[-\s]?[0-9A-Z]{4}[-\s]?[0-9A-Z]$/i;

/** In the search box a case number and a word of eleven letters may look alike: a digit, a dash or capitals tell. */
export function readSearchText(text: string): CaseNumberInput {
  const meant = SHAPE.test(text) && (/[\d-]/.test(text) || text === text.toUpperCase());
  return meant ? readCaseNumber(text) : { kind: 'words' };
}

/** In the address of a case page nothing else than a case number can be meant. */
export function readCaseNumber(text: string): CaseNumberInput {
  const caseNumber = parseCaseNumber(text);
  return caseNumber ? { kind: 'number', caseNumber } : { kind: 'typo' };
}
