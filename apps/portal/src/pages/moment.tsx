import type { Instant } from '#complaint';
import { spellMoment } from '../times.js';
import type { Page } from './page.js';

export const Moment = ({ page, at }: { page: Page; at: Instant }) => (
  <time dateTime={at}>{spellMoment(at, page.language, page.settings.zone)}</time>
);
