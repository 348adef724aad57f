/** What someone may have meant by a word that is not among those there are; all of them where none is near. */
export function meant(word: string, known: readonly string[]): string {
  const near = known.filter((each) => distance(word.toLowerCase(), each.toLowerCase()) <= allowed(each));
  return near.length > 0
    ? `Did you mean ${near.map((each) => `"${each}"`).join(' or ')}?`
    : `There is ${known.join(', ')}.`;
}

/** Short words are near to everything. */
const allowed = (word: string): number => Math.min(3, Math.floor(word.length / 3));

/** How many letters must be put in, left out or exchanged to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, wanted] of [...other].entries())
      current.push(
        Math.min(above[column + 1]! + 1, current[column]! + 1, above[column]! + (letter === wanted ? 0 : 1)),
      );
    above = current;
  }
  return above.at(-1)!;
}
