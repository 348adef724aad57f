import { Layout } from './layout.js';
import { LookUp } from './look-up.js';
import type { Page } from './page.js';

export function HomePage({ page }: { page: Page }) {
  const { home } = page.words;
  return (
    <Layout page={page} title={home.title} indexed>
      <div class="hero">
        <h1>{home.title}</h1>
        <p class="lead">{home.lead}</p>
        <LookUp page={page} />
      </div>
      <section aria-labelledby="how">
        <h2 id="how">{home.howTitle}</h2>
        <ul class="how">
          {home.how.map((way) => (
            <li>{way}</li>
          ))}
        </ul>
      </section>
      <p class="what">{home.what}</p>
      <p>
        <a class="onward" href="/search">
          {home.browse}
        </a>
      </p>
    </Layout>
  );
}
