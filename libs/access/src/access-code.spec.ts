import { describe, expect, it } from '@jest/globals';
import { normaliseAccessCode, sameAccessCode } from './access-code.js';

describe('an access code', () => {
  it.each(['7K3M9QWD40ABC', '7k3m-9qwd-4oabc', ' 7K3M 9QWD 4OABC '])('is understood as %p', (typed) => {
    expect(sameAccessCode(typed, '7K3M9QWD40ABC')).toBe(true);
  });

  it('reads I and L as 1', () => expect(normaliseAccessCode('IL11111111111')).toBe('1111111111111'));

  it.each(['', '7K3M9QWD40AB', '7K3M9QWD40ABCD', '7K3M9QWD40ABU', '7K3M9QWD40AB!', '码3M9QWD40ABCX'])(
    'is not %p',
    (typed) => expect(normaliseAccessCode(typed)).toBeUndefined(),
  );

  it('of another case does not open this one', () =>
    expect(sameAccessCode('7K3M9QWD40ABD', '7K3M9QWD40ABC')).toBe(false));

  it('opens nothing where there is none to compare with', () => {
    expect(sameAccessCode('0000000000000', undefined)).toBe(false);
    expect(sameAccessCode('', undefined)).toBe(false);
    expect(sameAccessCode('', '0000000000000')).toBe(false);
  });
});
