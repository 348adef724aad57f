/**
 * Lives a year in a folder, or goes on with one that was begun there:
 *   node --no-warnings --experimental-transform-types --import ./test/source-hooks.mjs test/year/live.ts <folder> <plan as JSON>
 */
import type { YearPlan } from './matter.js';
import { openYear } from './open-year.js';

const [, , folder, plan] = process.argv;
const opened = await openYear(folder!, JSON.parse(plan!) as YearPlan, (day) => console.log(`day ${day}`));
await opened.year.live();
await opened.close();
