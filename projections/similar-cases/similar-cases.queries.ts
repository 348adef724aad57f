import type { Reader } from '#access';
import { type Instant, stageOf, statusOf } from '#complaint';
import { PersonalDataErasedError } from '#sealing';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { STATUS_NAMES } from '../case-history/render/status-names.js';
import { probableCategories } from '../category-suggestions/keywords.js';
import { openTo } from '../read-port/field-groups.js';
import { mayTakeCalls } from '../read-port/visibility.js';
import { adviceOn } from './advice.js';
import type { CallSoFar } from './call-so-far.js';
import { markOfCaller } from './callers.js';
import { casesAround, casesOfBucket, type Search } from './candidates.js';
import { compare, type Compared } from './comparison.js';
import { kindredOf } from './kindred.js';
import { ranked, recurring } from './ranking.js';
import { reasonsFor, recurringInWords, WORDS_SHOWN } from './reasons.js';
import {
  CASES_FOR_INTAKE,
  NOTHING_SIMILAR,
  type SimilarCase,
  type SimilarCases,
  type SimilarDocument,
} from './similar-cases.document.js';

const YEAR = 365 * 24 * 3_600_000;

/** Cases that a call may be about, for those who take calls; nothing for everyone else. */
export class SimilarCaseQueries {
  constructor(private readonly parts: QueryParts) {}

  /** @throws {TextsUnavailable} @throws {KeyStoreUnavailable} @throws {ReadModelNotBuilt} */
  async similar(reader: Reader, call: CallSoFar): Promise<SimilarCases> {
    if (!mayTakeCalls(reader)) return NOTHING_SIMILAR;
    const now = this.parts.clock().toISOString();
    const compared = await this.compared(reader, call, now);
    const again = recurring(compared, call);
    return {
      cases: ranked(compared, call, now).map((one) => this.offered(one, now)),
      ...(again.length > 0 && {
        recurring: {
          caseNumbers: again.map(({ found }) => found.caseNumber),
          text: recurringInWords(again.length),
        },
      }),
    };
  }

  private async compared(reader: Reader, call: CallSoFar, now: Instant): Promise<readonly Compared[]> {
    const { catalogue, sealing, port } = this.parts;
    const about = call.category === undefined ? probableCategories(catalogue, call) : [call.category];
    const kindred = about.length > 0 ? kindredOf(catalogue, about) : undefined;
    const since = new Date(Date.parse(now) - YEAR).toISOString();
    const search: Search = { reader, call, kindred, since };
    const [around, own] = await Promise.all([casesAround(search, port), this.ofCaller(search)]);
    const found = new Map([...around, ...own].map((document) => [document.caseNumber, document]));
    const callers = new Set(own.map(({ caseNumber }) => caseNumber));
    return Promise.all(
      [...found.values()]
        .filter(({ caseNumber }) => caseNumber !== call.except)
        .map((one) =>
          compare(one, callers.has(one.caseNumber), { reader, call, kindred, sealing, catalogue }),
        ),
    );
  }

  /** The cases received from the caller's number, or those which they went on as. */
  private async ofCaller({ call, ...search }: Search): Promise<readonly SimilarDocument[]> {
    const { phone } = call;
    if (phone === undefined) return [];
    const inBucket = await casesOfBucket(search, phone, this.parts);
    const own: SimilarDocument[] = [];
    for (const found of inBucket)
      if (await this.isFrom(phone, found, search.reader))
        own.push(...(await this.wentOnAs(found, search.reader)));
    return own;
  }

  private async isFrom(phone: string, found: SimilarDocument, reader: Reader): Promise<boolean> {
    const { catalogue, sealing } = this.parts;
    if (!openTo(reader, found.complaint, catalogue).includes('contact')) return false;
    try {
      const mark = await markOfCaller(sealing, found.caseNumber, phone);
      return found.traces.some((trace) => trace.mark === mark);
    } catch (error) {
      // The keys went before the read model saw why.
      if (error instanceof PersonalDataErasedError) return false;
      throw error;
    }
  }

  private async wentOnAs(found: SimilarDocument, reader: Reader): Promise<readonly SimilarDocument[]> {
    const { mergedInto } = found.complaint;
    if (mergedInto === undefined) return [found];
    const into = await this.parts.port.admit<SimilarDocument>(reader, CASES_FOR_INTAKE, mergedInto);
    return into && into.head.endedAt !== undefined ? [into.head] : [];
  }

  private offered({ found, likeness, ...one }: Compared, now: Instant): SimilarCase {
    const { complaint, place } = found;
    const names = namesOf(found, this.parts.catalogue);
    return {
      caseNumber: found.caseNumber,
      status: statusOf(complaint),
      statusText: STATUS_NAMES[statusOf(complaint)],
      open: stageOf(complaint) !== 'closed',
      visibility: found.visibility,
      language: complaint.language,
      calls: complaint.calls,
      ...(found.calledAgainAt === undefined ? {} : { calledAgainAt: found.calledAgainAt }),
      category: complaint.category,
      categoryName: names.category(complaint.category),
      district: complaint.district,
      districtName: names.district(complaint.district),
      ...(place.street === undefined ? {} : { street: place.street }),
      ...(one.summary === undefined ? {} : { summary: one.summary }),
      receivedAt: complaint.receivedAt,
      ...(complaint.closed ? { closedAt: complaint.closed.at } : {}),
      departments: found.departments.map((id) => ({ id, name: names.department(id) })),
      sameCaller: one.sameCaller,
      sameCategory: one.sameCategory,
      ...(one.metres === undefined ? {} : { metres: one.metres }),
      sameStreet: one.sameStreet,
      words: likeness.words.slice(0, WORDS_SHOWN),
      reasons: reasonsFor({ found, likeness, ...one }, now),
      ...adviceOn(complaint, one.sameCaller, this.parts.policies, now),
    };
  }
}
