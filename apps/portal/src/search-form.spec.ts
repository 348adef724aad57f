import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE } from '#complaint';
import { readSearchForm, searchAddress } from './search-form.js';

const read = (raw: Record<string, unknown>) => readSearchForm(raw, DEFAULT_CATALOGUE);

describe('the search form', () => {
  it('asks for what was chosen', () =>
    expect(
      read({ text: ' rubbish ', status: 'mitigated', district: 'haidian', from: '2026-09-01', cursor: 'abc' })
        .query,
    ).toEqual({
      text: 'rubbish',
      status: 'mitigated',
      district: 'haidian',
      from: '2026-09-01',
      cursor: 'abc',
      limit: 20,
    }));

  it('is not narrowed by what the catalogue does not know, nor by what is not text', () =>
    expect(
      read({ status: 'lost', district: ['haidian'], category: '__proto__', department: '' }).query,
    ).toEqual({
      limit: 20,
    }));

  it.each(['yesterday', '2026-02-30', '2026-9-1', '20260901'])('points at %s, which is no day', (day) => {
    const form = read({ from: day, to: '2026-09-30' });
    expect(form.wrong).toEqual(['from']);
    expect(form.query).toEqual({ to: '2026-09-30', limit: 20 });
    expect(form.fields.from).toBe(day);
  });

  it('pages by a link that holds the same search', () => {
    const { fields } = read({ text: 'a&b=c', cursor: 'one' });
    expect(searchAddress(fields, 'two')).toBe('/search?text=a%26b%3Dc&cursor=two');
    expect(searchAddress(fields)).toBe('/search?text=a%26b%3Dc');
    expect(searchAddress({})).toBe('/search');
  });
});
