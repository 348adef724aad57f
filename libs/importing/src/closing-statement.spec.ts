import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from './closing-statement.js';

describe('the outcome of a closing statement', () => {
  it.each([
    ['Duplicate', 'duplicate'],
    ['This complaint is a duplicate of a previously filed complaint.', 'duplicate'],
    ['DSNY already has a request to investigate this vehicle.', 'duplicate'],
    ["DCWP determined this issue isn't within its jurisdiction.", 'not-ours'],
    ['The Department investigated and referred it to another agency or utility.', 'not-ours'],
    ['Officers were unable to gain entry into the premises.', 'no-access'],
    ['The inspector was not able to gain access to your apartment.', 'no-access'],
    ['Buildings attempted to investigate but could not gain access.', 'no-access'],
    ['The police observed no evidence of the violation at that time.', 'nothing-found'],
    ['Upon arrival those responsible for the condition were gone.', 'nothing-found'],
    ["DEP didn't observe a violation of the Noise Code.", 'nothing-found'],
    ['No Problem Found', 'nothing-found'],
    ['The police took action to fix the condition.', 'fixed'],
    ['Transportation inspected this complaint and repaired the problem.', 'fixed'],
    ['Someone at that number indicated that the condition was corrected.', 'fixed'],
  ])('%s', (statement, outcome) => expect(outcomeOf(statement)).toBe(outcome));

  it.each([
    '',
    'Completed',
    'Survey Completed - No Citation Issued',
    'The Police Department issued a summons in response to the complaint.',
    'Violations were issued. The owner has time to correct the condition(s).',
    'If the condition was corrected you need do nothing.',
    'We looked at it. If the city repaired the problem, tell us.',
  ])('never takes "%s" for a repair', (statement) => expect(outcomeOf(statement)).toBe('explained'));
});
