/** One thing that is wrong with data written by hand: where, and what it must be. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Says every problem of a value at a place; none when it is as it must be. */
export type Check = (value: unknown, path: Problem['path']) => readonly Problem[];

/** What a value must be, and the sentence for one that is not, given how it looks. */
export const must =
  <T>(holds: (value: T) => boolean, sentence: (shown: string) => string): Check =>
  (value, path) =>
    holds(value as T) ? [] : [{ path, message: sentence(shown(value)) }];

/** Checks that rely on the ones before them: the first that finds problems is the last that looks. */
export const inTurn =
  (...checks: readonly Check[]): Check =>
  (value, path) =>
    checks.reduce<readonly Problem[]>(
      (problems, check) => (problems.length > 0 ? problems : check(value, path)),
      [],
    );

export const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? [] : check(value, path);

/** An object of these fields and no others. */
export const record = (fields: Readonly<Record<string, Check>>, sentence: string): Check =>
  inTurn(
    must(isRecord, () => sentence),
    (value, path) => [
      ...Object.entries(fields).flatMap(([field, check]) =>
        check((value as Readonly<Record<string, unknown>>)[field], [...path, field]),
      ),
      ...Object.keys(value as object)
        .filter((field) => !Object.hasOwn(fields, field))
        .map((field) => ({
          path: [...path, field],
          message: `"${field}" means nothing here: there is ${Object.keys(fields).join(', ')}.`,
        })),
    ],
  );

export const list = (each: Check, sentence: string): Check =>
  inTurn(
    must(Array.isArray, () => sentence),
    (value, path) => (value as readonly unknown[]).flatMap((item, index) => each(item, [...path, index])),
  );

/** A list in which nothing comes twice. */
export const once =
  <T>(nameOf: (item: T) => string): Check =>
  (value, path) => {
    const names = (value as readonly T[]).map(nameOf);
    return names.flatMap((name, index) =>
      names.indexOf(name) < index
        ? [{ path: [...path, index], message: `${name} comes twice: say it once.` }]
        : [],
    );
  };

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'Nothing';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? `"${value}"` : 'This';
}
