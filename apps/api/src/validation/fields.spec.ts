import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ReceiveDto } from '../receive/receive.dto.js';
import { RECEIVE_EXAMPLE } from '../receive/receive.example.js';
import { ACTION_TABLE } from '../handle/action-table.js';
import { canonicalJson } from '../request/canonical-json.js';
import { isDay, normaliseInstant } from './times.js';
import { fieldErrors } from './validated.js';

const faults = (more: object) => {
  const dto = plainToInstance(ReceiveDto, { ...RECEIVE_EXAMPLE, ...more });
  return fieldErrors(validateSync(dto, { whitelist: true, forbidNonWhitelisted: true })).map(
    ({ field }) => field,
  );
};

describe('an instant', () => {
  it.each([
    ['2026-09-23T09:00:00+08:00', '2026-09-23T01:00:00.000Z'],
    ['2026-09-23T01:00:00Z', '2026-09-23T01:00:00.000Z'],
    ['2026-09-23T01:00Z', '2026-09-23T01:00:00.000Z'],
    ['2026-09-23T01:00:00.123456Z', '2026-09-23T01:00:00.123Z'],
  ])('%s is %s', (written, normal) => expect(normaliseInstant(written)).toBe(normal));

  it.each(['2026-09-23T09:00:00', '2026-09-23', '2026-02-30T00:00:00Z', '2026-09-23T25:00:00Z', '', 5, null])(
    '%p is none',
    (written) => {
      expect(normaliseInstant(written)).toBe(written);
      expect(faults({ occurredAt: written })).toContain('occurredAt');
    },
  );
});

describe('a day', () => {
  it.each(['2026-09-25', '2024-02-29'])('%s', (day) => expect(isDay(day)).toBe(true));
  it.each(['2026-02-29', '2026-9-25', '2026-13-01', '20260925', '', null])('not %p', (day) =>
    expect(isDay(day)).toBe(false),
  );
});

describe('the body of a receipt', () => {
  it('is right as in the example', () => expect(faults({})).toEqual([]));

  it.each<[string, object]>([
    ['summary', { summary: '' }],
    ['summary', { summary: '   ' }],
    ['summary', { summary: 'x'.repeat(501) }],
    ['summary', { summary: 'NUL \0 within' }],
    ['summary', { summary: 'half \ud800 a pair' }],
    ['summary', { summary: ['a'] }],
    ['description', { description: 'x'.repeat(10_001) }],
    ['description', { description: null }],
    ['callRecording', { callRecording: 'she says that her name is Quill' }],
    ['kind', { kind: 'rant' }],
    ['category', { category: '../etc' }],
    ['location.point', { location: { district: 'haidian', point: [200, 0] } }],
    ['location.point', { location: { district: 'haidian', point: [1, '2'] } }],
    ['location.point', { location: { district: 'haidian', point: [1, 2, 3] } }],
    ['complainant.phones', { complainant: { phones: ['call me'] } }],
    ['complainant.phones', { complainant: { phones: '138' } }],
    ['complainant.email', { complainant: { email: 'nobody' } }],
    ['complainant.colour', { complainant: { colour: 'red' } }],
    ['colour', { colour: 'red' }],
    ['about', { about: [''] }],
  ])('%s is wrong in %j', (field, more) => expect(faults(more)).toContain(field));

  it('keeps line ends and trims', () => {
    const { description } = plainToInstance(ReceiveDto, { description: ' two\nlines ' });
    expect(description).toBe('two\nlines');
  });
});

describe('the table of actions', () => {
  it.each(ACTION_TABLE.map(({ action, ...row }) => [action, row] as const))(
    'gives an example for %s that its class takes',
    (_action, { body, example }) => {
      const written = JSON.stringify(example).replaceAll('HD-0000-0000-0', 'HD-7K3M-9QWD-4');
      const errors = validateSync(plainToInstance(body, JSON.parse(written)), {
        whitelist: true,
        forbidNonWhitelisted: true,
      });
      expect(fieldErrors(errors).filter(({ message }) => !message.includes('typo'))).toEqual([]);
    },
  );
});

describe('the canonical form of a body', () => {
  it('does not depend on the order of its fields', () =>
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[{"d":1}]}'));
});
