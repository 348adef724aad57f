import type { Actor, Complainant, Language } from '#complaint';
import type { Seeded } from './random.js';

export const SERVICE: Actor = { id: 'service', role: 'service' };
/** Whom supervisors escalate to by hand. */
export const SUPERVISION = 'supervisor';

export const CITIZEN: Actor = { id: 'citizen', role: 'citizen' };

/** Staff are pseudonyms, as they are in every log. */
export const operator = (random: Seeded): Actor => staff('operator', 'op', random.whole(1, 14));
export const supervisor = (random: Seeded): Actor => staff('supervisor', 'sup', random.whole(1, 3));
export const administrator = (number: number): Actor => staff('administrator', 'adm', number);

export function worker(random: Seeded, department: string): Actor {
  return { ...staff('department', department, random.whole(1, 4)), department };
}

/** Nobody: the name says so, and the numbers are from a block that is not given to anyone. */
export function resident(random: Seeded, language: Language): Complainant {
  const number = random.whole(1, 999);
  const phones = [phone(random)];
  if (random.chance(0.12)) phones.push(phone(random));
  return {
    name: language === 'en' ? `Sample Resident ${number}` : `示例居民 ${number}`,
    phones,
    ...(random.chance(0.15) && { email: `resident-${number}@example.org` }),
  };
}

function phone(random: Seeded): string {
  return `138000001${String(random.whole(0, 99)).padStart(2, '0')}`;
}

function staff(role: Actor['role'], prefix: string, number: number): Actor {
  return { id: `${prefix}-${String(number).padStart(2, '0')}`, role };
}
