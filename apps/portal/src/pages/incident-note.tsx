import type { CaseView } from '#projections';
import type { Page } from './page.js';

/** Where the case has one cause with many others: the way to what is known about that. */
export function IncidentNote({ page: { words }, view: { incident } }: { page: Page; view: CaseView }) {
  if (!incident) return null;
  return (
    <p class="note">
      {incident.ended ? words.incident.noteEnded : words.incident.note}{' '}
      <a href={`/incidents/${incident.number}`}>{incident.number}</a>
    </p>
  );
}
