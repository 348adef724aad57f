import type { NewEvent, RecordedEvent } from '#event-store';

/** As much of a recorded event as a spec wants to say. */
export type EventDraft = Pick<NewEvent, 'type'> & { readonly stream: string } & Partial<
    Omit<RecordedEvent, 'type' | 'stream' | 'revision' | 'position'>
  >;

/** Drafts as a log would hold them: in order, one minute apart, with revisions counted in each stream. */
export function recorded(...drafts: readonly EventDraft[]): RecordedEvent[] {
  const revisions = new Map<string, number>();
  return drafts.map((draft, index) => {
    const revision = revisions.get(draft.stream) ?? 0;
    revisions.set(draft.stream, revision + 1);
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      data: {},
      metadata: {},
      recordedAt: new Date(Date.UTC(2026, 8, 23, 1, index)).toISOString(),
      ...draft,
      revision,
      position: `t${String(index + 1).padStart(16, '0')}`,
    };
  });
}
