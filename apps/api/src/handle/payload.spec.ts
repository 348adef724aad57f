import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#complaint';
import { wordsOf } from './payload.js';

const CATALOGUE = {
  departments: ['city', 'sanitation', 'sanitation-north', 'traffic'].map((id) => ({
    id,
    name: { 'zh-CN': id, en: id },
    ...(id === 'sanitation-north' && { parent: 'sanitation' }),
  })),
  categories: [],
  districts: [],
};
const SANITATION: Actor = { id: 'department:1', role: 'department', department: 'sanitation' };
const OPERATOR: Actor = { id: 'operator:1', role: 'operator' };
const CITIZEN: Actor = { id: 'citizen:1', role: 'citizen' };
const ACCEPT = { action: 'accept', byDepartment: true } as const;
const row = (action: 'revisit' | 'reopen' | 'close' | 'resolve' | 'add-information') => ({
  action,
  byDepartment: action === 'resolve',
});

describe('the words of a command', () => {
  it('fill in the department of the token', () =>
    expect(wordsOf(ACCEPT, {}, SANITATION, CATALOGUE)).toEqual({ payload: { department: 'sanitation' } }));

  it('let a department speak for those below it, and for no other', () => {
    const say = (department: string) => wordsOf(ACCEPT, { department }, SANITATION, CATALOGUE).payload;
    expect(say('sanitation-north')).toEqual({ department: 'sanitation-north' });
    expect(() => say('traffic')).toThrow(/speaks for sanitation/);
    expect(() => say('city')).toThrow(/speaks for sanitation/);
  });

  it('hold no absent fields, and keep the time apart', () =>
    expect(
      wordsOf(
        row('add-information'),
        { text: 'a', occurredAt: '2026-09-23T01:00:00.000Z', more: undefined },
        OPERATOR,
        CATALOGUE,
      ),
    ).toEqual({ payload: { text: 'a' }, occurredAt: '2026-09-23T01:00:00.000Z' }));

  it('make a citizen’s revisit one by page', () => {
    expect(wordsOf(row('revisit'), { solved: 'yes' }, CITIZEN, CATALOGUE).payload).toMatchObject({
      via: 'page',
    });
    expect(() => wordsOf(row('revisit'), { via: 'phone' }, CITIZEN, CATALOGUE)).toThrow(
      /only with via "page"/,
    );
  });

  it.each<[Actor, Parameters<typeof wordsOf>[0], object]>([
    [OPERATOR, row('close'), { reason: 'ruled' }],
    [OPERATOR, row('resolve'), { outcome: 'fixed' }],
    [CITIZEN, row('reopen'), { reason: 'supervisor' }],
    [CITIZEN, row('revisit'), { reporter: 'HD-7K3M-9QWD-4' }],
    [CITIZEN, row('add-information'), { text: 'a', occurredAt: '2026-09-23T01:00:00.000Z' }],
  ])('refuse %j with %j: %j', (actor, action, body) =>
    expect(() => wordsOf(action, body, actor, CATALOGUE)).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    ),
  );
});
