import { describe, expect, it } from '@jest/globals';
import { yearsKnown } from '#calendar';
import { Policies, type PolicyBook, SHIPPED_BOOK, SHIPPED_POLICIES } from '#complaint';
import { openMemoryReadStore } from '#read-store';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE } from '../../libs/complaint/src/testing/steps.js';
import { BatchDocuments } from '../../libs/projecting/src/batch-documents.js';
import { Town } from '../testing/town.js';
import type { TimersDocument } from './timers.document.js';
import { timersProjection } from './timers.projection.js';

const GUANGDONG = SHIPPED_POLICIES.find(({ id }) => id === 'guangdong')!;
const YEAR = yearsKnown(GUANGDONG.calendar).to + 1;
const KNOWING = new Policies(
  SHIPPED_POLICIES.map((policy) => ({
    ...policy,
    calendar: { ...policy.calendar, completedYears: [YEAR] },
  })),
);

/** Rules that know the year once they have been read again, if it was entered. */
class Rules {
  loads = 0;
  private book: PolicyBook = SHIPPED_BOOK;
  readonly policies: PolicyBook = {
    ids: SHIPPED_BOOK.ids,
    versionsOf: (id) => this.book.versionsOf(id),
    of: (ref) => this.book.of(ref),
    inForce: (id, at) => this.book.inForce(id, at),
  };

  constructor(private readonly logged: PolicyBook) {}

  async load(): Promise<void> {
    this.loads++;
    this.book = this.logged;
  }
}

async function timed(rules: Rules, receivedOn: string): Promise<TimersDocument> {
  const days = (Date.parse(receivedOn) - Date.parse('2026-09-23')) / 86_400_000;
  const town = await new Town().tell(step.receive({ at: `day ${days + 1} 09:00`, policy: 'guangdong' }));
  const projection = timersProjection(rules.policies, rules);
  const { schema } = projection;
  const documents = new BatchDocuments(await openMemoryReadStore().building(schema), schema);
  await projection.project(town.events, documents);
  return (await documents.get('cases', CASE)) as unknown as TimersDocument;
}

describe('a case with dates in a year that the calendar lacks', () => {
  const late = `${YEAR - 1}-12-10`;

  it('has them all where another process entered the year a moment ago', async () => {
    const rules = new Rules(KNOWING);
    const { lacksYear, duties } = await timed(rules, late);
    expect(lacksYear).toBeUndefined();
    expect(duties.some(({ dueAt }) => dueAt > `${YEAR - 1}-12-29`)).toBe(true);
    expect(rules.loads).toBe(1);
  });

  it('is marked where nobody did', async () => {
    expect((await timed(new Rules(SHIPPED_BOOK), late)).lacksYear).toBe(YEAR);
  });

  it('is no reason to read the rules again for another', async () => {
    const rules = new Rules(SHIPPED_BOOK);
    expect((await timed(rules, `${YEAR - 1}-09-23`)).lacksYear).toBeUndefined();
    expect(rules.loads).toBe(0);
  });
});
