import { Layout } from './layout.js';
import { LookUp } from './look-up.js';
import type { Page } from './page.js';

export type Notice = 'notFound' | 'noIncident' | 'typo' | 'noPage' | 'tooMany' | 'unavailable' | 'failed';

/** A page that says why there is nothing to show, and what to do about it. */
export function NoticePage({ page, notice, typed }: { page: Page; notice: Notice; typed?: string }) {
  const { title, text } = page.words[notice];
  return (
    <Layout page={page} title={title}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <h2>{page.words.tryAgain}</h2>
      <LookUp page={page} text={typed} />
    </Layout>
  );
}
