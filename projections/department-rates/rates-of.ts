import type { RecordedComplaintEvent } from '#complaint';
import { wholeTens } from '../read-port/read-port.js';
import { countedOf } from './counted.js';
import { rate, type RatedCase } from './rated-case.js';
import {
  isWanted,
  originsOf,
  ratesFrom,
  wantedBy,
  type RateParts,
  type Rates,
  type RatesQuery,
} from './rates.js';

/**
 * The rates that a log amounts to: what the read model answers once it has seen the same events. They come in the order of
 * the log.
 *
 * @throws {CorruptHistory} a case does not begin with its receipt
 * @throws {DomainError} `unknown-policy`
 */
export function ratesOf(
  events: Iterable<RecordedComplaintEvent>,
  query: RatesQuery,
  parts: RateParts,
): Rates {
  const cases = new Map<string, RatedCase>();
  for (const event of events) cases.set(event.caseNumber, rate(cases.get(event.caseNumber), event));
  const wanted = wantedBy(query, parts.catalogue);
  const counted = [...cases.values()]
    .filter(({ visibility }) => visibility !== 'confidential')
    .flatMap((each) => [...countedOf(each, parts.policies).values()])
    .filter((document) => isWanted(wanted, document));
  const origins = originsOf(query);
  const confidential = [...cases.values()].filter(
    ({ visibility, answered }) =>
      visibility === 'confidential' && answered.some((origin) => origins.includes(origin)),
  );
  return ratesFrom(counted, wholeTens(confidential.length), query, parts);
}
