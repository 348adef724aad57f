import { describe, expect, it } from '@jest/globals';
import { readCaseNumber, readSearchText } from './case-number-input.js';
import { wordsOf } from './words/index.js';

const NUMBER = { kind: 'number', caseNumber: 'HD-7K3M-9QWD-Z' };

describe('what was typed', () => {
  it.each(['HD-7K3M-9QWD-Z', 'hd7k3m9qwdz', 'HD 7K3M 9QWD Z'])('%s is a case number', (text) => {
    expect(readSearchText(text)).toEqual(NUMBER);
    expect(readCaseNumber(text)).toEqual(NUMBER);
  });

  it('with a wrong check character is a typo', () => {
    expect(readSearchText('HD-7K3M-9QWD-4').kind).toBe('typo');
    expect(readCaseNumber('HD-7K3M-9QWD').kind).toBe('typo');
  });

  it.each(['streetlight', 'rubbish', '垃圾', '', 'under the windows'])('%s is words', (text) =>
    expect(readSearchText(text).kind).toBe('words'),
  );

  it('as the example of the home page is a case number', () => {
    const [example] = /[A-Z]{2}-\S+[A-Z0-9]/.exec(wordsOf('en').home.boxHint)!;
    expect(readSearchText(example)).toEqual(NUMBER);
  });
});
