import { describe, expect, it } from '@jest/globals';
import { SHIPPED_BOOK } from '#complaint';
import { assessmentMonth } from './assessment-month.js';

describe('the assessment month', () => {
  const [beijing, simple] = ['beijing', 'simple'].map((id) => SHIPPED_BOOK.of({ id, version: 1 }));
  it.each([
    ['beijing', '2026-09-18T15:59:59.999Z', '2026-09'],
    ['beijing', '2026-09-18T16:00:00.000Z', '2026-10'],
    ['beijing', '2026-12-18T16:00:00.000Z', '2027-01'],
    ['beijing', '2028-02-28T16:00:00.000Z', '2028-03'],
    ['simple', '2026-09-30T15:59:59.999Z', '2026-09'],
    ['simple', '2026-09-30T16:00:00.000Z', '2026-10'],
    ['simple', '2026-12-31T15:59:59.999Z', '2026-12'],
  ])('of %s at %s is %s', (id, at, month) =>
    expect(assessmentMonth(id === 'beijing' ? beijing! : simple!, at)).toBe(month),
  );
});
