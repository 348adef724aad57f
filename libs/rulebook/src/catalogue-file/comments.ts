/** Stands above every catalogue that is written out. */
export const HEAD = `What a city calls its departments, categories and districts. Try changes with "casetrail catalogue check <file>"
and make them with "casetrail catalogue apply <file>". Nothing is ever taken out, since cases bear the ids: give an entry
"mergedInto: <id of the one that takes over>" or "retired: true", and take the line out again to restore it.`;

export const COMMENTS: Readonly<Record<string, string>> = {
  departments: 'With a parent where it belongs to another; departments see the cases of their branch.',
  categories:
    'With the words by which people name the matter, and the department that usually leads: for suggestions.',
  districts: 'The code begins the case numbers of a district and never changes.',
};
