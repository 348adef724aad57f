/** The texts that were given; `undefined` when none was, so that nothing empty is sealed. */
export function texts<T extends object>(given: T): T | undefined {
  const entries = Object.entries(given).filter(([, text]) => text !== undefined && text !== '');
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}
