import type { IncidentView, NewsView } from '#projections';
import { Layout } from './layout.js';
import { Moment } from './moment.js';
import type { Page } from './page.js';

interface IncidentProps {
  readonly page: Page;
  readonly incident: IncidentView;
}

/** One cause behind many cases, as the public may know it. No case is named. */
export function IncidentPage({ page, incident }: IncidentProps) {
  const { words, language } = page;
  const name = `${incident.categoryName[language]}, ${incident.districtName[language]}`;
  return (
    <Layout page={page} title={`${incident.number}: ${name}`}>
      <p class="case-number">
        <span class="label">{words.incident.number}</span> <strong>{incident.number}</strong>
      </p>
      <Now page={page} incident={incident} />
      <p>{words.incident.cases(incident.cases)}</p>
      <p>{words.incident.own}</p>
      <section class="story" aria-labelledby="said">
        <h2 id="said">{words.incident.said}</h2>
        <p class="hint">{words.incident.saidHint}</p>
        <ol>
          {incident.news.toReversed().map((news) => (
            <News page={page} news={news} />
          ))}
        </ol>
      </section>
    </Layout>
  );
}

function Now({ page, incident }: IncidentProps) {
  const { words, language } = page;
  const { endedAt, expectedEnd, area } = incident;
  return (
    <section
      class={`now ${endedAt === undefined ? 'incident-goes-on' : 'incident-over'}`}
      aria-labelledby="status"
    >
      <p class="chip">
        <span class="mark" aria-hidden="true"></span>
        {endedAt === undefined ? words.incident.goesOn : words.incident.over}
      </p>
      <h1 id="status">
        {incident.districtName[language]}
        {language === 'en' ? ': ' : '：'}
        {incident.categoryName[language]}
      </h1>
      {endedAt === undefined && expectedEnd === undefined && <p>{words.incident.unknownEnd}</p>}
      <dl>
        {area && (
          <div>
            <dt>{words.incident.area}</dt>
            <dd>{area}</dd>
          </div>
        )}
        <Time page={page} label={words.incident.expectedEnd} at={expectedEnd} />
        <Time page={page} label={words.incident.openedAt} at={incident.openedAt} />
        <Time page={page} label={words.incident.endedAt} at={endedAt} />
      </dl>
    </section>
  );
}

function Time({ page, label, at }: { page: Page; label: string; at: string | undefined }) {
  if (at === undefined) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Moment page={page} at={at} />
      </dd>
    </div>
  );
}

function News({ page, news }: { page: Page; news: NewsView }) {
  const { words } = page;
  return (
    <li id={`news-${news.revision}`} class={`entry mark-${news.news === 'ended' ? 'done' : 'plain'}`}>
      <h3>{words.incident[news.news]}</h3>
      <p class="when">
        <Moment page={page} at={news.recordedAt} />
      </p>
      {news.text ? <p>{news.text}</p> : <p class="gone">{words.incident.textGone}</p>}
      {news.expectedEnd !== undefined && (
        <p>
          {words.incident.expectedEnd} <Moment page={page} at={news.expectedEnd} />
        </p>
      )}
    </li>
  );
}
