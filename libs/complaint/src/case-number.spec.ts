import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCaseNumber, makeCaseNumber, parseCaseNumber } from './case-number.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CROCKFORD = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
/** Places of `HD-7K3M-9QWD-4` that are not dashes. */
const PLACES = [0, 1, 3, 4, 5, 6, 8, 9, 10, 11, 13];

const caseNumber = fc
  .tuple(
    fc.constantFrom(...LETTERS),
    fc.constantFrom(...LETTERS),
    fc.uint8Array({ minLength: 5, maxLength: 5 }),
  )
  .map(([first, second, bits]) => makeCaseNumber(first + second, bits));

const replaced = (text: string, place: number, character: string) =>
  text.slice(0, place) + character + text.slice(place + 1);

describe('a case number', () => {
  it('looks as people read it out', () => {
    expect(makeCaseNumber('HD', Uint8Array.of(0x3c, 0xc7, 0x44, 0xdf, 0x8d))).toMatch(
      /^HD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/,
    );
  });

  it('is read however it was typed', () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        expect(parseCaseNumber(number)).toBe(number);
        expect(parseCaseNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
        const misread = number.slice(2).replaceAll('0', 'O').replaceAll('1', 'l');
        expect(parseCaseNumber(number.slice(0, 2) + misread)).toBe(number);
      }),
    );
  });

  it('catches every single wrong character', () => {
    fc.assert(
      fc.property(caseNumber, fc.constantFrom(...PLACES), fc.nat(), (number, place, any) => {
        const alphabet = place < 2 ? LETTERS : CROCKFORD;
        const others = alphabet.filter((character) => character !== number[place]);
        const wrong = replaced(number, place, others[any % others.length] ?? '');
        expect(parseCaseNumber(wrong)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('catches every swap of two neighbours', () => {
    fc.assert(
      fc.property(caseNumber, fc.nat(PLACES.length - 2), (number, first) => {
        const [one = 0, two = 0] = PLACES.slice(first, first + 2);
        if (number[one] === number[two]) return;
        const swapped = replaced(replaced(number, one, number.charAt(two)), two, number.charAt(one));
        expect(parseCaseNumber(swapped)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('is nothing else', () => {
    const others = ['', 'HD', 'HD-7K3M-9QWD', 'not a number', 'HD-7K3M-9QWD-4-4', '１２３４５'];
    expect(others.some(isCaseNumber)).toBe(false);
    expect(others.map(parseCaseNumber)).toEqual(others.map(() => undefined));
  });
});
