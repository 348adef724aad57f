import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROLES } from '#complaint';
import type { Role } from '#complaint';
import { POLICY_TABLE, limitOf, mayDo, rolesThatMay } from './policy-table.js';
import type { Deed } from './policy-table.js';
import { policyDocument } from './policy-document.js';

const may = (role: Role, deed: Deed, payload?: object) => mayDo({ role }, deed, payload);

describe('who may do what', () => {
  it.each<[Role, Deed]>([
    ['operator', 'receive'],
    ['operator', 'revisit'],
    ['department', 'deadlines'],
    ['auditor', 'mitigations'],
    ['department', 'mitigate'],
    ['supervisor', 'rule'],
    ['administrator', 'confirm-erasure'],
    ['auditor', 'raw-log'],
    ['service', 'miss-deadline'],
    ['citizen', 'add-information'],
  ])('%s: %s', (role, deed) => expect(may(role, deed)).toBe(true));

  it.each<[Role, Deed]>([
    ['department', 'revisit'],
    ['department', 'receive'],
    ['department', 'rule'],
    ['operator', 'mitigate'],
    ['operator', 'raw-log'],
    ['operator', 'order-erasure'],
    ['analyst', 'read-history'],
    ['analyst', 'deadlines'],
    ['citizen', 'mitigations'],
    ['department', 'revisits'],
    ['auditor', 'assign'],
    ['citizen', 'resolve'],
    ['citizen', 'audit'],
    ['supervisor', 'miss-deadline'],
  ])('not %s: %s', (role, deed) => expect(may(role, deed)).toBe(false));

  it('lets only a supervisor close by a ruling', () => {
    expect(may('operator', 'close', { reason: 'unreachable' })).toBe(true);
    expect(may('operator', 'close', { reason: 'ruled' })).toBe(false);
    expect(may('supervisor', 'close', { reason: 'ruled' })).toBe(true);
  });

  it('lets the operator resolve only by explaining', () => {
    expect(may('operator', 'resolve', { outcome: 'explained' })).toBe(true);
    expect(may('operator', 'resolve', { outcome: 'fixed' })).toBe(false);
    expect(may('department', 'resolve', { outcome: 'fixed' })).toBe(true);
  });

  it('keeps the citizen to reasons that are theirs', () => {
    expect(may('citizen', 'reopen', { reason: 'not-solved' })).toBe(true);
    expect(may('citizen', 'reopen', { reason: 'supervisor' })).toBe(false);
    expect(may('citizen', 'revisit', { via: 'phone' })).toBe(false);
  });

  it('names no role that does not exist, and leaves no deed without someone', () => {
    for (const { roles, deeds } of POLICY_TABLE) {
      expect(ROLES).toEqual(expect.arrayContaining([...roles]));
      for (const deed of deeds) expect(rolesThatMay(deed)).not.toHaveLength(0);
    }
  });

  it('is what docs/reference/access.md says; WRITE_DOCS=1 writes it anew', () => {
    const file = join(import.meta.dirname, '../../../docs/reference/access.md');
    if (process.env.WRITE_DOCS) writeFileSync(file, policyDocument());
    expect(readFileSync(file, 'utf8')).toBe(policyDocument());
  });

  it('says to what a role is limited', () => {
    expect(limitOf('operator', 'resolve')).toBe('outcome "explained"');
    expect(limitOf('operator', 'close')).toBe('reason other than "ruled"');
    expect(limitOf('citizen', 'reopen')).toBe('reason "not-solved" or "dissatisfied"');
    expect(limitOf('department', 'resolve')).toBe('');
  });
});
