import type { ComplaintEventType, RecordedComplaintEvent } from '#complaint';
import type { EntryView } from '../case-view.js';
import { toTheHour } from '../wording/dates.js';
import { WORDING, inEveryLanguage, type Context, type Telling } from '../wording/index.js';
import type { OpenedEntry } from './opened-entry.js';
import { allFacts, publicFacts } from './public-facts.js';

/** The entries as their reader sees them, corrections shown on the entry they correct. */
export function entryViews(entries: readonly OpenedEntry[], context: Context): readonly EntryView[] {
  const corrections = correctionsIn(entries, context);
  return entries.map((entry) => {
    const correction = corrections.get(entry.event.id);
    return { ...entryView(entry, context), ...(correction ? { correction } : {}) };
  });
}

function entryView(entry: OpenedEntry, context: Context): EntryView {
  const { event } = entry;
  const time = context.full ? (instant: string) => instant : toTheHour;
  const department = departmentOf(event);
  const texts = { ...entry.publishable, ...entry.content };
  return {
    eventId: event.id,
    revision: event.revision,
    type: event.type,
    occurredAt: time(event.meta.occurredAt),
    recordedAt: time(event.meta.recordedAt),
    round: entry.round,
    ...(department === undefined ? {} : { department, departmentName: context.department(department) }),
    text: tell(entry, context),
    details: {
      ...(context.full ? allFacts(event, context.mayName) : publicFacts(event)),
      ...(Object.keys(texts).length === 0 ? {} : { texts }),
    },
    ...(entry.gone ? { gone: entry.gone } : {}),
  };
}

/** The entry as a sentence or two. Where a record has two texts of one name, the publishable one is told. */
export function tell({ event, publishable, content }: OpenedEntry, context: Context) {
  // One generic call for the whole union: each event meets the telling of its own type.
  const telling = WORDING[event.type] as Telling<ComplaintEventType>;
  return inEveryLanguage(context, (speech) =>
    telling[speech.language]({
      data: event.data,
      texts: { ...content, ...publishable },
      meta: event.meta,
      full: context.full,
      speech,
    }),
  );
}

/** The department that did it; none where the hotline or a supervisor did something about one. */
function departmentOf({ type, data, meta }: RecordedComplaintEvent): string | undefined {
  if (type === 'AssignmentRuled') return undefined;
  if ('department' in data && typeof data.department === 'string') return data.department;
  return meta.actor.department;
}

function correctionsIn(entries: readonly OpenedEntry[], context: Context) {
  const corrections = new Map<string, NonNullable<EntryView['correction']>>();
  for (const { event, publishable } of entries) {
    const { text, reason } = publishable;
    if (event.type !== 'EntryCorrected' || typeof text !== 'string') continue;
    corrections.set(event.data.entry, {
      text,
      reason: typeof reason === 'string' ? reason : '',
      recordedAt: context.full ? event.meta.recordedAt : toTheHour(event.meta.recordedAt),
    });
  }
  return corrections;
}
