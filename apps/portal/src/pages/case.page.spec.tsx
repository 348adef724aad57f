import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { LANGUAGES, STATUSES, type Language } from '#complaint';
import { STATUS_NAMES, type CaseView } from '#projections';
import { SAMPLE_SETTINGS, sampleCase, sampleEntry } from '../testing/sample-case.js';
import { wordsOf } from '../words/index.js';
import { CasePage } from './case.page.js';

const HOSTILE = `</time><script>alert("1")</script><img src=x onerror='alert(1)'>`;

function pageOf(view: CaseView, language: Language = 'en'): string {
  const page = {
    language,
    words: wordsOf(language),
    address: `/cases/${view.caseNumber}`,
    settings: SAMPLE_SETTINGS,
    assets: { address: (name: string) => `/assets/${name}?v=1` },
  };
  return render(<CasePage page={page} view={view} />);
}

const both = (text: string) => ({ en: text, 'zh-CN': text });

describe.each(LANGUAGES)('the case page in %s', (language) => {
  it.each(STATUSES)('says the status %s in words', (status) => {
    const html = pageOf(sampleCase({ status, statusText: STATUS_NAMES[status] }), language);
    expect(html).toContain(STATUS_NAMES[status][language]);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
  });

  it('is light enough for an old phone', () =>
    expect(Buffer.byteLength(pageOf(sampleCase(), language))).toBeLessThan(12_000));

  it('stays light with a long story', () => {
    const { entries } = sampleCase();
    const long = Array.from({ length: 40 }, (_, revision) => ({ ...entries[revision % 5]!, revision }));
    expect(Buffer.byteLength(pageOf(sampleCase({ entries: long }), language))).toBeLessThan(30_000);
  });

  it('offers the other language', () => {
    const other = LANGUAGES.find((each) => each !== language)!;
    expect(pageOf(sampleCase(), language)).toContain(`href="/cases/HD-7K3M-9QWD-Z?lang=${other}"`);
  });
});

describe('the case page', () => {
  it('is complete with nothing known but the receipt', () => {
    const nothing = { deadline: undefined, nextReview: undefined, summary: undefined } as Partial<CaseView>;
    const plain = { status: both('Received.') };
    const html = pageOf(sampleCase({ ...nothing, plain, departments: [], entries: [], place: {} }));
    expect(html).toContain('The words of this complaint were removed.');
    expect(html).toContain('No department has it yet.');
    expect(html).not.toContain('id="deadlines"');
    expect(html).not.toMatch(/undefined|null/);
  });

  it('says why, what comes next, by when and who', () => {
    const html = pageOf(sampleCase());
    for (const label of ['Why', 'What comes next', 'By when', 'Who'])
      expect(html).toContain(`<dt>${label}</dt>`);
  });

  it('says plainly when a deadline has passed', () => {
    const { deadline } = sampleCase();
    expect(pageOf(sampleCase())).toContain('No deadline has passed.');
    expect(pageOf(sampleCase({ deadline: { ...deadline!, late: true } }))).toContain(
      'Late: a deadline has passed.',
    );
  });

  it('tells the story in order, to the hour, in the zone of the city', () => {
    const html = pageOf(sampleCase());
    const times = [...html.matchAll(/<p class="when"><time datetime="([^"]+)">([^<]+)</g)];
    expect(times.map(([, , text]) => text)).toEqual([
      '23 September 2026, 9 am',
      '23 September 2026, 9 am',
      '23 September 2026, 10 am',
      '23 September 2026, 3 pm',
      '23 September 2026, 6 pm',
    ]);
    expect(times[0]![1]).toBe('2026-09-23T01:00:00.000Z');
  });

  it('says that an entry was recorded on another day than it happened', () =>
    expect(pageOf(sampleCase()).match(/Recorded only on 24 September 2026/g)).toHaveLength(1));

  it('shows a correction beside what it corrects', () => {
    const correction = {
      text: 'Half the heap was covered.',
      reason: 'miscounted',
      recordedAt: '2026-09-24T02:00:00.000Z',
    };
    const entry = { ...sampleCase().entries[3]!, correction };
    const html = pageOf(sampleCase({ entries: [entry] }));
    expect(html).toContain('Corrected on 24 September 2026:');
    expect(html).toContain('Half the heap was covered.');
    expect(html).toContain('miscounted');
    expect(html).toContain('The heap was covered.');
  });

  it.each([
    ['redacted', 'were struck'],
    ['erased', 'were erased'],
  ] as const)('says that words are gone because %s', (gone, said) => {
    const entry = { ...sampleCase().entries[3]!, gone };
    expect(pageOf(sampleCase({ entries: [entry] }))).toContain(said);
  });

  it('tells of rounds after the first, of a merger, and of an imported source', () => {
    const reopened = sampleEntry(6, 'Reopened', '2026-09-26T09:00', both('Not solved.'), { round: 2 });
    const html = pageOf(
      sampleCase({
        entries: [reopened],
        mergedInto: 'CY-2B8T-4NXE-Q',
        source: { source: 'nyc311', row: '7' },
      }),
    );
    expect(html).toContain('Round 2');
    expect(html).toContain('<a href="/cases/CY-2B8T-4NXE-Q">');
    expect(html).toContain('from nyc311, where its number is 7');
  });

  it('says once, not on every entry, that a case was taken over', () => {
    const entries = sampleCase().entries.map((entry) => ({
      ...entry,
      recordedAt: '2026-11-24T01:00:00.000Z',
    }));
    const html = pageOf(sampleCase({ entries, source: { source: 'nyc311', row: '7' } }));
    expect(html).toContain('Taken over on 24 November 2026');
    expect(html).not.toContain('Recorded only on');
    expect(html).toContain('Original record');
  });

  it('names a place once where street and district are one', () => {
    expect(pageOf(sampleCase({ place: { street: 'Haidian' } }))).toContain('<dd>Haidian</dd>');
  });

  it('shows an entry of a kind that it does not know', () =>
    expect(
      pageOf(sampleCase({ entries: [sampleEntry(0, 'constructor', '2026-09-23T09:00', both('New.'))] })),
    ).toContain('New.'));

  it('lets no recorded text act', () => {
    const hostile = sampleEntry(0, HOSTILE, '2026-09-23T09:00', both(HOSTILE), {
      departmentName: both(HOSTILE),
      correction: { text: HOSTILE, reason: HOSTILE, recordedAt: '2026-09-24T02:00:00.000Z' },
    });
    const html = pageOf(
      sampleCase({
        summary: HOSTILE,
        statusText: both(HOSTILE),
        categoryName: both(HOSTILE),
        place: { street: HOSTILE },
        plain: { status: both(HOSTILE), why: both(HOSTILE), who: both(HOSTILE) },
        entries: [hostile],
      }),
    );
    expect(html).not.toContain('<img');
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/live.js?v=1">']);
  });

  it('keeps out of search engines, and has nothing inline', () => {
    const html = pageOf(sampleCase());
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toMatch(/style=|<style|\son[a-z]+=/);
  });

  it('has its headings in order', () => {
    const levels = [...pageOf(sampleCase()).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    });
  });
});
