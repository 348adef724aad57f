import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK } from '#complaint';
import type { Reader } from '#access';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { PUBLIC, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import { replayCase, type ReplayBasis } from './replay-case.js';

const STORY = [
  step.receive({ at: '09:00' }),
  step.assign({ at: '09:10' }),
  step.accept({ at: '09:20' }),
  step.contact({ at: '09:30' }),
  step.progress({ at: '15:00', happened: '11:00', text: 'The truck is on its way' }),
  step.mitigate({ at: '12:00', happened: '12:00' }),
  step.resolve({ at: 'day 3 10:00' }),
].toSorted((one, other) => (moment(one.at!) < moment(other.at!) ? -1 : 1));

async function asOf(
  text: string,
  basis: ReplayBasis,
  reader: Reader = staff('auditor'),
  ...more: step.Step[]
) {
  const town = await new Town().tell(...STORY, ...more);
  const parts = { reader, sealing: town.sealing, catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK };
  return replayCase(town.historyOf(), { asOf: moment(text), basis }, parts);
}

describe('a replay', () => {
  it('shows the case as it was recorded at a moment, the moment included', async () => {
    const then = (await asOf('12:00', 'recorded'))!;
    expect(then.status).toBe('mitigated');
    expect(then.entries.map(({ type }) => type)).not.toContain('ProgressReported');
    expect(then.entries.at(-1)!.text.en).toMatch(/^Sanitation dealt with it for now/);
  });

  it('shows what had happened in the street by a moment, in the order of the street', async () => {
    const then = (await asOf('11:30', 'occurred'))!;
    expect(then.status).toBe('in-progress');
    expect(then.entries.at(-1)).toMatchObject({ type: 'ProgressReported', revision: 5 });
  });

  it('judges lateness by the moment it shows', async () => {
    expect((await asOf('day 3 09:00', 'recorded'))!.deadline?.late).toBe(false);
    expect((await asOf('day 4 10:00', 'recorded'))!.deadline?.late).toBe(false);
  });

  it('shows nothing before the case began', async () => {
    expect(await asOf('08:00', 'recorded')).toBeUndefined();
  });

  it('does not bring struck words back', async () => {
    const then = (await asOf('15:00', 'recorded', staff('auditor'), step.redact({ entry: 'e5' })))!;
    expect(then.entries[5]).toMatchObject({ type: 'ProgressReported', gone: 'redacted' });
    expect(JSON.stringify(then)).not.toContain('on its way');
  });

  it('is no way around what the case is today', async () => {
    const confidential = step.changeVisibility({ to: 'confidential' });
    expect(await asOf('15:00', 'recorded', PUBLIC, confidential)).toBeUndefined();
    expect(await asOf('15:00', 'recorded', PUBLIC)).toBeDefined();
  });

  it('shows an imported case by the street’s time only: it was recorded when it was imported', async () => {
    const town = await new Town().imported('HD-OLDE-RREC-1', '2014-03-02T01:00:00.000Z', {
      type: 'ComplaintReceived',
      data: { ...RECEIVED, caseNumber: 'HD-OLDE-RREC-1' },
      publishable: { summary: 'Loud music' },
    });
    const parts = {
      reader: staff('auditor'),
      sealing: town.sealing,
      catalogue: DEFAULT_CATALOGUE,
      policies: SHIPPED_BOOK,
    };
    const replay = (basis: ReplayBasis) =>
      replayCase(town.historyOf('HD-OLDE-RREC-1'), { asOf: '2015-01-01T00:00:00.000Z', basis }, parts);
    expect(await replay('recorded')).toBeUndefined();
    expect((await replay('occurred'))?.summary).toBe('Loud music');
  });
});

const RECEIVED = {
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  complexity: 'general',
  urgency: 'normal',
  visibility: 'listed',
  location: { district: 'haidian' },
  language: 'en',
  policy: { id: 'simple', version: 1 },
  phones: 0,
  reachable: false,
  respondBy: '9999-12-31T23:59:59.999Z',
  resolveBy: '9999-12-31T23:59:59.999Z',
} as const;
