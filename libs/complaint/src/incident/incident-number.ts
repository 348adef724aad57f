import { isCaseNumber, makeCaseNumber, parseCaseNumber } from '../case-number.js';

const PREFIX = 'INC-';

/**
 * The number of an incident, such as `INC-HD-7K3M-9QWD-Z`: drawn and checked like a case number, and never taken for one.
 *
 * @param districtCode two capital letters
 * @param bits five random bytes
 */
export const makeIncidentNumber = (districtCode: string, bits: Uint8Array): string =>
  PREFIX + makeCaseNumber(districtCode, bits);

/** The canonical form of an incident's number as someone typed it, or `undefined` when it cannot be one. */
export function parseIncidentNumber(text: string): string | undefined {
  const [, rest] = /^\s*inc[\s\-‐-―－]*(.*)$/i.exec(text) ?? [];
  const number = rest === undefined ? undefined : parseCaseNumber(rest);
  return number === undefined ? undefined : PREFIX + number;
}

/** Whether the text is an incident's number in its canonical form, check character included. */
export const isIncidentNumber = (text: string): boolean =>
  text.startsWith(PREFIX) && isCaseNumber(text.slice(PREFIX.length));
