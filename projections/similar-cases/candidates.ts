import type { Reader } from '#access';
import type { Instant } from '#complaint';
import type { Condition } from '#read-store';
import type { Sealing } from '#sealing';
import type { ReadPort } from '../read-port/read-port.js';
import { type CallSoFar, USUAL_METRES } from './call-so-far.js';
import { bucketOfCaller } from './callers.js';
import type { Kindred } from './kindred.js';
import { areasAround, streetKey } from './places.js';
import { CASES_FOR_INTAKE, type SimilarDocument } from './similar-cases.document.js';

/** What is looked through; open cases come first, then those closed last. Their sealed parts are opened one by one. */
const AT_THE_PLACE = 60;
const OF_THE_DISTRICT = 100;
const OF_THE_CALLER = 200;

export interface Search {
  readonly reader: Reader;
  readonly call: CallSoFar;
  /** Absent while nothing says what the call is about. */
  readonly kindred?: Kindred;
  /** Cases closed before this are not looked at. */
  readonly since: Instant;
}

/** Cases that may be near or alike, each once. */
export async function casesAround(search: Search, port: ReadPort): Promise<readonly SimilarDocument[]> {
  const found = await Promise.all([
    atThePoint(search, port),
    inTheStreet(search, port),
    ofTheDistrict(search, port),
  ]);
  return [...new Map(found.flat().map((document) => [document.caseNumber, document])).values()];
}

async function atThePoint({ call, ...search }: Search, port: ReadPort): Promise<readonly SimilarDocument[]> {
  if (call.point === undefined) return [];
  const areas = areasAround(call.point, call.metres ?? USUAL_METRES);
  return find(search, port, [{ field: 'area', anyOf: areas }, ...ofKind(search.kindred)], AT_THE_PLACE);
}

async function inTheStreet({ call, ...search }: Search, port: ReadPort): Promise<readonly SimilarDocument[]> {
  const { district, street } = call;
  if (district === undefined || street === undefined) return [];
  const here = { field: 'street', equals: streetKey(district, street) };
  return find(search, port, [here, ...ofKind(search.kindred)], AT_THE_PLACE);
}

/** Only words can tell these apart. Where the call has a point, so have they not: points would tell. */
async function ofTheDistrict(
  { call, ...search }: Search,
  port: ReadPort,
): Promise<readonly SimilarDocument[]> {
  const { kindred } = search;
  const { district, summary, point } = call;
  if (district === undefined || summary === undefined || kindred === undefined) return [];
  const matters = kindred.all.map((category) => `${district}/${category}`);
  const where: Condition[] = [{ field: 'matter', anyOf: matters }];
  if (point !== undefined) where.push({ field: 'area', present: false });
  return find(search, port, where, OF_THE_DISTRICT);
}

const ofKind = (kindred: Kindred | undefined): readonly Condition[] =>
  kindred ? [{ field: 'category', anyOf: kindred.all }] : [];

/** Cases of everyone whose number falls into the caller's bucket. */
export async function casesOfBucket(
  search: Omit<Search, 'call'>,
  phone: string,
  parts: { readonly port: ReadPort; readonly sealing: Sealing },
): Promise<readonly SimilarDocument[]> {
  const bucket = await bucketOfCaller(parts.sealing, phone);
  return find(search, parts.port, [{ field: 'callers', equals: bucket }], OF_THE_CALLER);
}

async function find(
  { reader, since }: Omit<Search, 'call'>,
  port: ReadPort,
  where: readonly Condition[],
  limit: number,
): Promise<readonly SimilarDocument[]> {
  const page = await port.find<SimilarDocument>(reader, CASES_FOR_INTAKE, {
    where: [...where, { field: 'endedAt', atLeast: since }],
    order: { field: 'endedAt', direction: 'descending' },
    limit,
  });
  return page.items;
}
