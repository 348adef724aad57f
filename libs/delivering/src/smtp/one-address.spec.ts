import { expect, it } from '@jest/globals';
import { isOneAddress } from './one-address.js';

it.each([
  'wang@example.org',
  'a.b+c@mail.example.org',
  "o'hara@example.org",
  '王@例子.中国',
  'root@localhost',
])('%j is one address', (text) => expect(isOneAddress(text)).toBe(true));

it.each([
  '',
  'wang',
  '@example.org',
  'wang@',
  'wang@a@b',
  'wang@example.org,li@example.org',
  'wang@example.org;li@example.org',
  'wang@example.org li@example.org',
  'Wang <wang@example.org>',
  '<wang@example.org>',
  '"wang"@example.org',
  'wang@example.org\r\nBcc: li@example.org',
  'wang@example.org\n',
  'wang\u0000@example.org',
  'wang@\u202eexample.org',
  'staff:wang@example.org',
  `${'w'.repeat(65)}@example.org`,
  '13800000000',
])('%j is not', (text) => expect(isOneAddress(text)).toBe(false));
