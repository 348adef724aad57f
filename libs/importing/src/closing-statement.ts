import type { Outcome } from '#complaint';

/** The first that matches decides. *fixed* comes last: it is only said where nothing else is. */
const STATEMENTS: readonly (readonly [Outcome, RegExp])[] = [
  ['duplicate', /\bduplicate\b|already has a request|received an earlier complaint/i],
  [
    'not-ours',
    /(?:isn't|is not|not) within (?:its|our|the agency's) jurisdiction|referred it to another agency/i,
  ],
  [
    'no-access',
    /(?:unable|not able) to gain (?:access|entry)|could(?:n't| not) (?:gain|get) (?:access|entry)|^no access$/i,
  ],
  [
    'nothing-found',
    /(?:observed|found) no (?:evidence|violation|condition|problem)|did(?:n't| not) (?:observe|find) (?:a|any|the) (?:violation|reported problem|problem|condition)|could(?:n't| not) find (?:the|any)|\bno \w+ was found|those responsible for the condition were gone|^no (?:such address|problem) found$/i,
  ],
  [
    'fixed',
    /took action to fix the condition|repaired the (?:problem|condition)|cleaned the catch basin|conditions? (?:was|were) corrected|heat and hot water had been restored|collected the requested items|installed caps and chains/i,
  ],
];

/** What the source only says about another day: `If the condition still exists ...`. */
const CONDITIONAL = /(?:^|[.!?]\s*)if\b[^.!?]*/gi;

/**
 * The outcome that a closing statement certainly means. `explained` where it does not say: the city answered and closed,
 * and nothing is claimed to be repaired.
 */
export function outcomeOf(statement: string): Outcome {
  const said = statement.replace(CONDITIONAL, '').trim();
  return STATEMENTS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'explained';
}
