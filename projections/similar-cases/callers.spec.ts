import { describe, expect, it } from '@jest/globals';
import { openMemorySealing, PersonalDataErasedError } from '#sealing';
import { bucketOfCaller, dialled, markOfCaller, traceOfCaller } from './callers.js';

const CASE = 'HD-7K3M-9QWD-4';
const OTHER = 'HD-2B5X-0TZR-A';
const PHONE = '13800000000';

describe('a number', () => {
  it.each([
    [PHONE, ['138 0000 0000', '138-0000-0000', '+86 138 0000 0000', '8613800000000', '0086 13800000000']],
    ['1062345678', ['010-6234 5678', '+86 10 62345678', '(010) 62345678']],
    ['86234567', ['8623 4567']],
    ['442071838750', ['+44 20 7183 8750', '0044 20 7183 8750']],
  ])('%s is the same line however it is written', (line, spellings) => {
    for (const spelling of spellings) expect(dialled(spelling)).toBe(line);
  });
});

describe('the trace of a caller', () => {
  it('finds the number again, in any spelling', async () => {
    const sealing = openMemorySealing();
    const trace = await traceOfCaller(sealing, CASE, PHONE);
    expect(trace).toEqual(await traceOfCaller(sealing, CASE, '+86 138-0000-0000'));
    expect(trace.bucket).toBe(await bucketOfCaller(sealing, PHONE));
    expect(trace.mark).toBe(await markOfCaller(sealing, CASE, PHONE));
  });

  it('puts many strangers into one bucket, so that a bucket names nobody', async () => {
    const sealing = openMemorySealing();
    const buckets = new Map<string, number>();
    for (let last = 0; last < 20_000; last++) {
      const bucket = await bucketOfCaller(sealing, `138${String(last).padStart(8, '0')}`);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    }
    expect(buckets.size).toBeGreaterThan(3_500);
    expect(buckets.size).toBeLessThanOrEqual(4_096);
    expect(Math.max(...buckets.values())).toBeLessThan(40);
  });

  it('links no two cases by its mark, and none of another city by its bucket', async () => {
    const [here, there] = [openMemorySealing(), openMemorySealing()];
    expect(await markOfCaller(here, CASE, PHONE)).not.toBe(await markOfCaller(here, OTHER, PHONE));
    const numbers = Array.from({ length: 8 }, (_, last) => `1380000000${last}`);
    const bucketsOf = (sealing: typeof here) =>
      Promise.all(numbers.map((number) => bucketOfCaller(sealing, number)));
    expect(await bucketsOf(here)).not.toEqual(await bucketsOf(there));
  });

  it('is dead once the case is erased', async () => {
    const sealing = openMemorySealing();
    await traceOfCaller(sealing, CASE, PHONE);
    await sealing.erase(CASE);
    await expect(markOfCaller(sealing, CASE, PHONE)).rejects.toThrow(PersonalDataErasedError);
  });
});
