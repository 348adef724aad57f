import type { Reader } from '#access';
import { HOTLINE_NUMBER, nameOf } from '#complaint';
import type { Catalogue, LocalizedText, PolicyBook } from '#complaint';
import type { CaseFold } from '../../folding/case-fold.js';
import { isHandler } from '../../read-port/visibility.js';
import type { Context } from '../wording/speech.js';

/** The catalogue's name today, and the name of what took over; else the one that came with an imported event, else the id. */
export interface Names {
  department(id: string): LocalizedText;
  category(id: string): LocalizedText;
  district(id: string): LocalizedText;
}

export function namesOf(fold: Pick<CaseFold, 'names'>, catalogue: Catalogue): Names {
  return {
    department: (id) => nameOf(catalogue, 'departments', id) ?? fold.names.departments[id] ?? asIs(id),
    category: (id) => nameOf(catalogue, 'categories', id) ?? fold.names.categories[id] ?? asIs(id),
    district: (id) => nameOf(catalogue, 'districts', id) ?? fold.names.districts[id] ?? asIs(id),
  };
}

const asIs = (id: string): LocalizedText => ({ 'zh-CN': id, en: id });

/** Whether the reader gets exact times, open facts and exact places: the case's citizen, and staff who handle cases. */
export const seesInFull = (reader: Reader, caseNumber: string, catalogue: Catalogue): boolean =>
  (reader.kind === 'citizen' && reader.caseNumber === caseNumber) || isHandler(reader, catalogue);

/** What sentences about this case need to know, for this reader. */
export function contextFor(
  reader: Reader,
  fold: CaseFold,
  parts: { readonly catalogue: Catalogue; readonly policies: PolicyBook; readonly hotline?: string },
  nameable: ReadonlySet<string>,
): Context {
  const { catalogue, policies, hotline = HOTLINE_NUMBER } = parts;
  return {
    hotline,
    full: seesInFull(reader, fold.caseNumber, catalogue),
    zone: policies.of(fold.complaint.policy).calendar.zone,
    ...namesOf(fold, catalogue),
    mayName: (caseNumber) => nameable.has(caseNumber),
  };
}
