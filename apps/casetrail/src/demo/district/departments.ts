import { DEFAULT_CATALOGUE, isInLine } from '#complaint';
import type { Telling } from './telling.js';

const TAKERS = [
  'subdistrict-east-garden',
  'subdistrict-river-bend',
  'housing',
  'urban-management',
  'road-maintenance',
  'parks',
] as const;

/** Down the tree: to whom a department hands work. */
export const TEAMS: Readonly<Record<string, readonly string[]>> = {
  sanitation: ['sanitation-north', 'sanitation-south'],
  traffic: ['road-maintenance', 'parking'],
  'urban-management': ['street-patrol'],
  'subdistrict-river-bend': ['community-willow-lane'],
};

/** A department that has nothing to do with the case yet. */
export function departmentFor(tell: Telling): string {
  const { lead, support, about = [] } = tell.matter;
  const busy = [lead, support?.department];
  const isAccused = (department: string) =>
    about.some((accused) => isInLine(DEFAULT_CATALOGUE, accused, department));
  return tell.random.one(TAKERS.filter((department) => !busy.includes(department) && !isAccused(department)));
}
