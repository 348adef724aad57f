import { INCIDENT_NEWS, STATUSES } from '#complaint';
import type { IncidentCase, IncidentLine, IncidentView, NewsView } from '#projections';
import { page } from './page.js';
import {
  caseNumber,
  instant,
  list,
  maybe,
  position,
  record,
  ref,
  said,
  text,
  whole,
  word,
} from './schema.js';
import type { Fields, Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');

const LINE: Fields<IncidentLine> = {
  number: said(text, 'Such as INC-HD-7K3M-9QWD-Z.'),
  category: text,
  categoryName: LOCALIZED,
  district: text,
  districtName: LOCALIZED,
  area: maybe(said(text, 'Whom it concerns, in words.')),
  openedAt: said(instant, 'To the hour for the public.'),
  expectedEnd: maybe(instant),
  endedAt: maybe(instant),
  cases: said(whole, 'How many belong to it; confidential ones only in whole tens.'),
};

const news = record<NewsView>({
  revision: whole,
  news: word(INCIDENT_NEWS),
  recordedAt: instant,
  expectedEnd: maybe(instant),
  text: maybe(text),
});

const incident = record<IncidentView>({
  ...LINE,
  news: said(list(news), 'Oldest first.'),
  yoursToResolve: maybe(
    said(whole, 'To a department, once it is over: open cases that it leads, see `resolve-members`.'),
  ),
  revision: said(whole, 'Of the last thing that was said, from 0; also the ETag.'),
  position,
});

const incidentCase = record<IncidentCase>({
  caseNumber,
  status: word(STATUSES),
  statusText: LOCALIZED,
  lead: maybe(text),
});

/** What reads of incidents answer. */
export const INCIDENT_SCHEMAS: Readonly<Record<string, Schema>> = {
  IncidentLine: record<IncidentLine>(LINE),
  Incident: incident,
  IncidentCase: incidentCase,
  IncidentPage: page('IncidentLine'),
  IncidentCasePage: page('IncidentCase'),
};
