import type { CatalogueList } from './catalogue.js';

export type CatalogueRefusalCode =
  | 'already-listed'
  | 'not-listed'
  | 'never-taken-out'
  | 'bad-id'
  | 'name-missing'
  | 'code-taken'
  | 'code-never-changes'
  | 'not-in-use'
  | 'in-use-already'
  | 'into-itself'
  | 'below-itself'
  | 'same-value';

/** The catalogue cannot become so: a stable code, the entry it is about, and a sentence that says what would do. */
export class CatalogueRefused extends Error {
  override readonly name = 'CatalogueRefused';

  constructor(
    readonly code: CatalogueRefusalCode,
    readonly list: CatalogueList,
    readonly id: string,
    message: string,
  ) {
    super(message);
  }
}
