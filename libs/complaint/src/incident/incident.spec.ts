import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CATALOGUE } from '../catalogue/default-catalogue.js';
import { makeCaseNumber, parseCaseNumber } from '../case-number.js';
import { DomainError, type DomainErrorCode } from '../errors.js';
import { decideIncident, type IncidentCommand, type IncidentPayloads } from './decide-incident.js';
import type { RecordedIncidentEvent } from './incident-events.js';
import { isIncidentNumber, makeIncidentNumber, parseIncidentNumber } from './incident-number.js';
import { evolveIncident, type Incident } from './incident.js';
import { readIncidentEvent, storedIncident } from './stored-incident.js';

const INCIDENT = makeIncidentNumber('HD', Buffer.alloc(5, 7));
const NOON = '2026-09-23T04:00:00.000Z';
const NIGHT = '2026-09-23T14:00:00.000Z';
const ACTOR = { id: 'op-1', role: 'operator' } as const;
const OPEN = {
  category: 'water.supply',
  district: 'haidian',
  area: 'Willow Lane and the streets beside it',
  text: 'A main burst',
};

type Said = { [A in keyof IncidentPayloads]: { type: A } & IncidentPayloads[A] }[keyof IncidentPayloads];

const command = (said: Said, now = NOON) => ({ ...said, incident: INCIDENT, now }) as IncidentCommand;

/** Decides and folds as the log would keep it. */
function tell(...story: readonly (Said & { readonly at?: string })[]): Incident {
  const told = story.reduce<Incident | undefined>((state, { at = NOON, ...said }, revision) => {
    const event = decideIncident(command(said, at), state, DEFAULT_CATALOGUE);
    const stored = storedIncident(event, {}, { occurredAt: at, actor: ACTOR });
    const place = { id: `e${revision}`, stream: `incident-${INCIDENT}`, position: `p${revision}` };
    return evolveIncident(state, readIncidentEvent({ ...stored, ...place, revision, recordedAt: at }));
  }, undefined);
  return told!;
}

function refusal(state: Incident | undefined, said: Said, now = NOON): DomainErrorCode | undefined {
  try {
    decideIncident(command(said, now), state, DEFAULT_CATALOGUE);
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
}

describe('an incident', () => {
  it('is opened with what, where, whom it concerns and what is known', () => {
    expect(decideIncident(command({ type: 'open', ...OPEN }), undefined, DEFAULT_CATALOGUE)).toEqual({
      type: 'IncidentOpened',
      data: { incident: INCIDENT, category: 'water.supply', district: 'haidian' },
      publishable: { area: OPEN.area, text: 'A main burst' },
    });
    expect(tell({ type: 'open', ...OPEN, expectedEnd: '2026-09-23T22:00:00+08:00' })).toEqual({
      number: INCIDENT,
      revision: 0,
      category: 'water.supply',
      district: 'haidian',
      openedAt: NOON,
      updatedAt: NOON,
      expectedEnd: NIGHT,
    });
  });

  it('says its newest expected end, and none once nobody can say', () => {
    const opened = { type: 'open', ...OPEN, expectedEnd: NIGHT } as const;
    const later = '2026-09-24T01:00:00.000Z';
    expect(tell(opened, { type: 'update', text: 'A part is missing', expectedEnd: later }).expectedEnd).toBe(
      later,
    );
    expect(tell(opened, { type: 'update', text: 'Nobody can say' }).expectedEnd).toBeUndefined();
  });

  it('ends once, and is then neither updated nor ended', () => {
    const ended = tell({ type: 'open', ...OPEN }, { type: 'end', text: 'The main is mended', at: NIGHT });
    expect(ended).toMatchObject({ revision: 1, endedAt: NIGHT, updatedAt: NIGHT });
    expect(refusal(ended, { type: 'update', text: 'More' })).toBe('incident-ended');
    expect(refusal(ended, { type: 'end', text: 'Again' })).toBe('incident-ended');
  });

  it.each<[string, Said, DomainErrorCode]>([
    ['an unknown category', { type: 'open', ...OPEN, category: 'weather' }, 'unknown-category'],
    ['an unknown district', { type: 'open', ...OPEN, district: 'mars' }, 'unknown-district'],
    ['no word of whom it concerns', { type: 'open', ...OPEN, area: ' ' }, 'text-missing'],
    ['an end that is over', { type: 'open', ...OPEN, expectedEnd: NOON }, 'date-past'],
    ['no end at all', { type: 'open', ...OPEN, expectedEnd: 'soon' }, 'date-past'],
    ['nothing that was opened', { type: 'update', text: 'News' }, 'unknown-incident'],
  ])('refuses %s', (_, said, code) => expect(refusal(undefined, said)).toBe(code));
});

describe('the number of an incident', () => {
  it('is read however it was typed, and never as a case’s', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bits) => {
        const number = makeIncidentNumber('HD', bits);
        expect(isIncidentNumber(number)).toBe(true);
        expect(parseIncidentNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
        expect(parseCaseNumber(number)).toBeUndefined();
        expect(parseIncidentNumber(makeCaseNumber('HD', bits))).toBeUndefined();
      }),
    );
  });

  it('catches a wrong character', () => {
    const wrong = INCIDENT.slice(0, -1) + (INCIDENT.endsWith('0') ? '1' : '0');
    expect(parseIncidentNumber(wrong)).toBeUndefined();
    expect(isIncidentNumber(INCIDENT.toLowerCase())).toBe(false);
  });
});

describe('what the log holds of an incident', () => {
  const stored = {
    id: 'e0',
    type: 'IncidentEnded',
    stream: `incident-${INCIDENT}`,
    revision: 1,
    position: 'p1',
    recordedAt: NOON,
    data: { sealed: { publishable: 'envelope' } },
    metadata: { schemaVersion: 1, occurredAt: NOON, actor: ACTOR },
  };

  it('is read back with its texts sealed', () => {
    const event: RecordedIncidentEvent = readIncidentEvent(stored);
    expect(event).toMatchObject({ incident: INCIDENT, data: {}, sealed: { publishable: 'envelope' } });
  });

  it('is not guessed at where a newer version wrote it', () => {
    expect(() => readIncidentEvent({ ...stored, type: 'IncidentMoved' })).toThrow('run a newer one');
    const newer = { ...stored, metadata: { ...stored.metadata, schemaVersion: 2 } };
    expect(() => readIncidentEvent(newer)).toThrow('run a newer one');
    expect(() => readIncidentEvent({ ...stored, stream: 'complaint-X' })).toThrow('run a newer one');
  });

  it('begins with its opening', () =>
    expect(() => evolveIncident(undefined, readIncidentEvent(stored))).toThrow('begins with IncidentOpened'));
});
