/** The import cannot begin: wrong file, wrong mapping, wrong columns. Nothing was imported. The command line exits 2. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly code = 'import-refused';
}

/**
 * The file cannot be read any further. Every case before this point was handed on whole; the same command with a whole
 * file adds the rest.
 */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile';
  readonly code = 'import-file-broken';
}
