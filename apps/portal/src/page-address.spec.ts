import { describe, expect, it } from '@jest/globals';
import { readAddress } from './page-address.js';

describe('the address of a page', () => {
  it('is its path and what is asked', () => {
    const { path, searchParams } = readAddress('/search?text=a?b&lang=en');
    expect([path, [...searchParams]]).toEqual([
      '/search',
      [
        ['text', 'a?b'],
        ['lang', 'en'],
      ],
    ]);
  });

  it.each([
    '//',
    '///',
    '//evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/nothing/../..//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'http://evil.example//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '//[',
    '?//evil.example',
    '',
  ])('leads from %p to no other host', (url) =>
    expect(new URL(readAddress(url).path, 'http://portal').origin).toBe('http://portal'),
  );
});
