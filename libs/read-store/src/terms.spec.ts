import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_SEARCH_TERMS, MAX_TERMS, searchTerms, termsOf } from './terms.js';

describe('terms of a text', () => {
  it.each<[string, string[], string[]]>([
    ['垃圾堆', ['垃', '圾', '堆', '垃圾', '圾堆'], ['垃圾', '圾堆']],
    ['堆', ['堆'], ['堆']],
    ['Rubbish HEAP', ['rubbish', 'heap'], ['rubbish', 'heap']],
    ['７号楼 ＡＢ', ['7', '号', '楼', '号楼', 'ab'], ['7', '号楼', 'ab']],
    ['HD-7K3M-9QWD-4', ['hd', '7k3m', '9qwd', '4'], ['hd', '7k3m', '9qwd', '4']],
    ['カラー', ['カ', 'ラ', 'ー', 'カラ', 'ラー'], ['カラ', 'ラー']],
    ['heap heap, heap!', ['heap'], ['heap']],
    [' …!? ', [], []],
  ])('of %s', (text, kept, searched) => {
    expect(termsOf(text)).toEqual(kept);
    expect(searchTerms(text)).toEqual(searched);
  });

  it('are bounded', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => `w${index}`).join(' ');
    expect(termsOf(long)).toHaveLength(MAX_TERMS);
    expect(searchTerms(long)).toHaveLength(MAX_SEARCH_TERMS);
    expect(termsOf('x'.repeat(5000))[0]).toHaveLength(64);
  });

  it('include all that a search for the text asks for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const kept = new Set(termsOf(text));
        return searchTerms(text).every((term) => kept.has(term));
      }),
    );
  });
});
