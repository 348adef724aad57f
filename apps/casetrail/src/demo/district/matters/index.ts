import type { Matter } from '../matter.js';
import { CLEANLINESS } from './cleanliness.js';
import { ENGLISH } from './english.js';
import { HOMES } from './homes.js';
import { STREETS } from './streets.js';
import { UTILITIES } from './utilities.js';

export const MATTERS: readonly Matter[] = [...CLEANLINESS, ...UTILITIES, ...STREETS, ...HOMES, ...ENGLISH];
