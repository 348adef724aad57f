import type { ComplaintEventType } from '#complaint';
import type { Opened, Sealing } from '#sealing';
import { GROUP_OF_TEXT, type FieldGroup } from '../../read-port/field-groups.js';
import { TextsUnavailable } from '../../read-port/errors.js';
import type { EntryDocument } from '../case-history.document.js';

type Texts = Readonly<Record<string, unknown>>;

/** An entry with those of its texts that its reader may see. */
export interface OpenedEntry extends EntryDocument {
  readonly publishable: Texts;
  readonly content: Texts;
  readonly gone?: 'redacted' | 'erased';
}

/** @throws {TextsUnavailable} the key store cannot be asked now */
export async function openEntry(
  entry: EntryDocument,
  groups: readonly FieldGroup[],
  sealing: Sealing,
): Promise<OpenedEntry> {
  const { sealed } = entry.event;
  const publishable = await open(entry, 'publishable', sealed.publishable, sealing);
  const content = groups.length === 0 ? NOTHING : await open(entry, 'content', sealed.content, sealing);
  return {
    ...entry,
    publishable: publishable.texts,
    content: allowed(entry.event.type, content.texts, groups),
    ...(entry.redacted
      ? { gone: 'redacted' }
      : publishable.erased || content.erased
        ? { gone: 'erased' }
        : {}),
  };
}

/** @throws {TextsUnavailable} the key store cannot be asked now */
export function textsOf<T>(opened: Opened<T>): T | undefined {
  if (opened.state === 'unavailable') throw new TextsUnavailable();
  return opened.state === 'opened' ? opened.value : undefined;
}

const NOTHING = { texts: {} as Texts, erased: false };

async function open(
  { event }: EntryDocument,
  purpose: 'publishable' | 'content',
  envelope: string | undefined,
  sealing: Sealing,
): Promise<{ texts: Texts; erased: boolean }> {
  if (envelope === undefined) return NOTHING;
  const seal = { caseNumber: event.caseNumber, purpose, eventId: event.id };
  const texts = textsOf(await sealing.open<Texts>(seal, envelope));
  return { texts: texts ?? {}, erased: texts === undefined };
}

function allowed(type: ComplaintEventType, texts: Texts, groups: readonly FieldGroup[]): Texts {
  const groupOf = GROUP_OF_TEXT[type] ?? {};
  return Object.fromEntries(
    Object.entries(texts).filter(([field]) => {
      const group = groupOf[field];
      return group !== undefined && groups.includes(group);
    }),
  );
}
