import { parseArgs } from 'node:util';
import type { Reader } from '#access';
import { LANGUAGES, type Language, complaintStream, parseCaseNumber, readComplaintEvent } from '#complaint';
import { type FullHistory, type ReplayBasis, replayCase } from '#projections';
import type { CliCommand } from '../command.js';
import { type ReadingFolder, openForReading } from '../data-folder.js';

/** Who has the files reads as an auditor: what happened, not who complained. */
const AUDITOR: Reader = { kind: 'staff', actor: { id: 'casetrail', role: 'auditor' } };

export const auditCommand: CliCommand = {
  usage: 'CASE [--as-of INSTANT] [--basis recorded|occurred] [--lang zh-CN|en] [--json]',
  summary: "Replays one case as of a moment. CASE is its number, or the source's number of an imported one.",
  run: async (args, output) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        basis: { type: 'string', default: 'recorded' },
        lang: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
      },
    });
    const problem = problemOf(positionals, values);
    if (problem) {
      output.err(problem);
      return 2;
    }
    const folder = await openForReading();
    try {
      const asOf = new Date(values['as-of'] ?? Date.now()).toISOString();
      const history = await replay(folder, positionals[0]!, { asOf, basis: values.basis as ReplayBasis });
      if (!history) {
        output.err(nothingOf(positionals[0]!, asOf, values.basis));
        return 1;
      }
      output.out(
        values.json ? JSON.stringify(history, null, 2) : toldIn(values.lang as Language, history, asOf),
      );
      return 0;
    } finally {
      await folder.close();
    }
  },
};

interface Options {
  readonly 'as-of'?: string;
  readonly basis: string;
  readonly lang: string;
}

function problemOf(
  positionals: readonly string[],
  { 'as-of': asOf, basis, lang }: Options,
): string | undefined {
  if (positionals.length !== 1) return `Usage: casetrail audit ${auditCommand.usage}`;
  if (asOf !== undefined && !/(Z|[+-]\d\d:\d\d)$/.test(asOf))
    return '--as-of needs a moment with its zone, such as 2015-01-01T00:00:00-06:00.';
  if (asOf !== undefined && Number.isNaN(Date.parse(asOf))) return `--as-of "${asOf}" is no moment in time.`;
  if (basis !== 'recorded' && basis !== 'occurred') return '--basis is recorded or occurred.';
  return (LANGUAGES as readonly string[]).includes(lang)
    ? undefined
    : `--lang is one of ${LANGUAGES.join(', ')}.`;
}

function nothingOf(asked: string, asOf: string, basis: string): string {
  const hint =
    basis === 'recorded'
      ? 'An imported case was recorded only when it was imported: ask with --basis occurred for what had happened by then.'
      : 'Check the number.';
  return `Of a case "${asked}" nothing ${basis === 'recorded' ? 'was recorded' : 'had happened'} by ${asOf}. ${hint}`;
}

async function replay(
  { events, reads, sealing, catalogue, policies }: ReadingFolder,
  asked: string,
  moment: { readonly asOf: string; readonly basis: ReplayBasis },
): Promise<FullHistory | undefined> {
  const typed = parseCaseNumber(asked);
  const caseNumber = typed ?? (await reads.search(AUDITOR, { text: asked })).items[0]?.caseNumber;
  if (!caseNumber) return undefined;
  const recorded = [];
  for await (const event of events.readStream(complaintStream(caseNumber)))
    recorded.push(readComplaintEvent(event));
  if (recorded.length === 0) return undefined;
  const history = await replayCase(recorded, moment, {
    reader: AUDITOR,
    sealing,
    catalogue,
    policies,
  });
  return typed || history?.source?.row === asked ? history : undefined;
}

function toldIn(language: Language, history: FullHistory, asOf: string): string {
  const { caseNumber, source, plain, entries } = history;
  const from = source ? ` (${source.source} ${source.row})` : '';
  const now = [plain.status, plain.done, plain.why, plain.next, plain.byWhen, plain.who].flatMap(
    (text) => text?.[language] ?? [],
  );
  const story = entries.map(({ occurredAt, text }) => `  ${occurredAt}  ${text[language]}`);
  return [`${caseNumber}${from} as of ${asOf}`, ...now.map((line) => `  ${line}`), '', ...story].join('\n');
}
