import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { LANGUAGES, type Language } from '#complaint';
import type { IncidentView } from '#projections';
import { SAMPLE_SETTINGS, sampleCase } from '../testing/sample-case.js';
import { sampleIncident } from '../testing/sample-incident.js';
import { wordsOf } from '../words/index.js';
import { CasePage } from './case.page.js';
import { IncidentPage } from './incident.page.js';

const pageIn = (language: Language) => ({
  language,
  words: wordsOf(language),
  address: '/incidents/INC-HD-7K3M-9QWD-Z',
  settings: SAMPLE_SETTINGS,
  assets: { address: (name: string) => `/assets/${name}?v=1` },
});

const pageOf = (incident: IncidentView, language: Language = 'en') =>
  render(<IncidentPage page={pageIn(language)} incident={incident} />);

describe.each(LANGUAGES)('the page of an incident in %s', (language) => {
  it('says what, where, whom it concerns and until when', () => {
    const html = pageOf(sampleIncident(), language);
    const { incident } = wordsOf(language);
    for (const words of [incident.goesOn, incident.area, incident.expectedEnd, incident.cases(2300)])
      expect(html).toContain(words);
    expect(html).toContain('柳巷及相邻街道');
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
  });

  it('is light enough for an old phone', () =>
    expect(Buffer.byteLength(pageOf(sampleIncident(), language))).toBeLessThan(8000));
});

describe('the page of an incident', () => {
  it('tells what was said, newest first, and that each complaint is handled on its own', () => {
    const html = pageOf(sampleIncident());
    expect(html.indexOf('抢修设备已到场')).toBeLessThan(html.indexOf('主水管破裂'));
    expect(html).toContain('Each complaint keeps its own deadlines.');
    expect(html).toContain('2300 complaints have this cause.');
  });

  it('says that nobody can say until when, and later that it is over', () => {
    expect(pageOf(sampleIncident({ expectedEnd: undefined }))).toContain('Nobody can say yet');
    const over = pageOf(sampleIncident({ expectedEnd: undefined, endedAt: '2026-09-23T13:00:00.000Z' }));
    expect(over).toContain('Over since');
    expect(over).not.toContain('Nobody can say yet');
  });

  it('says where words are gone, and gives hostile ones back as text', () => {
    const [first] = sampleIncident().news;
    expect(pageOf(sampleIncident({ news: [{ ...first!, text: undefined }] }))).toContain(
      'These words were removed.',
    );
    const hostile = '<script>alert(1)</script>';
    expect(pageOf(sampleIncident({ area: hostile, news: [{ ...first!, text: hostile }] }))).not.toContain(
      hostile,
    );
  });
});

describe('the page of a case of an incident', () => {
  const of = (ended: boolean, language: Language) =>
    render(
      <CasePage
        page={pageIn(language)}
        view={sampleCase({ incident: { number: 'INC-HD-7K3M-9QWD-Z', ended } })}
      />,
    );

  it.each(LANGUAGES)('links to it in %s', (language) => {
    const { note, noteEnded } = wordsOf(language).incident;
    expect(of(false, language)).toContain(note);
    expect(of(true, language)).toContain(noteEnded);
    expect(of(true, language)).toContain('<a href="/incidents/INC-HD-7K3M-9QWD-Z">');
  });
});
