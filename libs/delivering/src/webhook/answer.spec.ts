import { expect, it } from '@jest/globals';
import { meaningOf } from './answer.js';

const url = new URL('https://hooks.example/in');
const short = (status: number, location?: string) => {
  const meaning = meaningOf(status, location, url);
  return meaning.result === 'failed' && meaning.permanent ? 'failed for good' : meaning.result;
};

it.each([
  [200, 'sent'],
  [202, 'sent'],
  [204, 'sent'],
  [301, 'failed for good'],
  [302, 'failed'],
  [307, 'failed'],
  [308, 'failed for good'],
  [400, 'failed for good'],
  [401, 'failed for good'],
  [404, 'failed for good'],
  [408, 'failed'],
  [410, 'failed for good'],
  [413, 'failed for good'],
  [425, 'failed'],
  [429, 'failed'],
  [500, 'failed'],
  [502, 'failed'],
  [503, 'failed'],
  [504, 'doubtful'],
  [999, 'failed'],
])('HTTP %d means %s', (status, meaning) => expect(short(status)).toBe(meaning));

it.each([
  ['http://169.254.169.254/latest?token=1', 'http://169.254.169.254'],
  ['/elsewhere', 'https://hooks.example'],
  ['//other.example:8443/x', 'https://other.example:8443'],
  ['http://user:password@other.example/', 'http://other.example'],
  ['javascript:alert(1)', 'nowhere that can be read'],
  ['http://[', 'nowhere that can be read'],
  [undefined, 'nowhere that can be read'],
])('a redirect to %j is said to lead to %s', (location, origin) =>
  expect(meaningOf(302, location, url)).toEqual({
    result: 'failed',
    reason: `The target redirects to ${origin} (HTTP 302), which is not followed: give the address it is meant for.`,
    permanent: false,
  }),
);
