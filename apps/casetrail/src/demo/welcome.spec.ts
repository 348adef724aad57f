import { describe, expect, it } from '@jest/globals';
import { welcome } from './welcome.js';

const text = welcome({
  baseUrl: 'http://localhost:8080',
  firstCase: 'HD-7K3M-9QWD-4',
  accessCode: 'ABCDE-12345-XYZ',
  tokens: { operator: 'token-of-operator', 'department (sanitation)': 'token-of-sanitation' },
});

describe('the welcome of the demo', () => {
  it('names the page to open first, in both languages', () => {
    const lines = text.split('\n');
    expect(lines[0]).toContain('请打开这一页');
    expect(lines[1]?.trim()).toBe('http://localhost:8080/cases/HD-7K3M-9QWD-4');
    expect(text).toContain('Open this page:\n  http://localhost:8080/cases/HD-7K3M-9QWD-4');
  });

  it('says where to search and where the API is described', () => {
    for (const path of ['/search', '/api/docs']) {
      expect(text).toContain(`http://localhost:8080${path}\n`);
    }
  });

  it('gives the access code, and a token for each role with an example of its use', () => {
    expect(text).toContain('ABCDE-12345-XYZ');
    expect(text).toContain('operator:\n    token-of-operator');
    expect(text).toContain('department (sanitation):\n    token-of-sanitation');
    expect(text).toMatch(
      /curl -H "Authorization: Bearer \$TOKEN" http:\S+\/api\/cases\/HD-7K3M-9QWD-4\/history/,
    );
  });
});
