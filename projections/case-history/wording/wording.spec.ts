import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '#complaint';
import type { ComplaintEventOf, ComplaintEventType } from '#complaint';
import { WORDING, speechIn, type Context, type Telling, type TextsOf } from './index.js';

type Samples = {
  readonly [T in ComplaintEventType]: readonly [ComplaintEventOf<T>['data'], Required<TextsOf<T>>];
};

const DUE = { respondBy: '2026-09-24T01:07:00.000Z', resolveBy: '2026-09-26T01:07:00.000Z' };
const POLICY = { id: 'simple', version: 1 };
const REASON = { reason: 'the reason' };
const TEXT = { text: 'the text' };

const SAMPLES: Samples = {
  ComplaintReceived: [
    {
      caseNumber: 'HD-1',
      channel: 'phone',
      kind: 'complaint',
      category: 'sanitation.rubbish',
      complexity: 'general',
      urgency: 'normal',
      visibility: 'listed',
      location: { district: 'haidian' },
      language: 'zh-CN',
      policy: POLICY,
      phones: 1,
      reachable: true,
      ...DUE,
    },
    { summary: 'the summary', description: 'x', complainant: {}, address: 'x', point: [1, 2] },
  ],
  Reclassified: [
    { kind: 'help', category: 'water.supply', complexity: 'complex', urgency: 'utility', ...DUE },
    REASON,
  ],
  RepeatCallLinked: [{ call: 2, channel: 'web' }, TEXT],
  InformationAdded: [{}, TEXT],
  VisibilityChanged: [{ from: 'listed', to: 'confidential' }, REASON],
  ContactPreferenceSet: [{ channel: 'sms', language: 'en' }, {}],
  MessageSent: [
    { messageId: 'm', message: 'received', channel: 'email', result: 'doubtful', attempt: 1 },
    { reason: 'no answer' },
  ],
  CaseAdopted: [{ policy: POLICY, ...DUE }, REASON],
  ComplaintAssigned: [
    { departments: [{ id: 'sanitation', part: 'lead' }] },
    { ...REASON, instructions: { sanitation: 'clear it' } },
  ],
  DepartmentAdded: [
    { department: { id: 'traffic', part: 'support' } },
    { ...REASON, instruction: 'let the truck in' },
  ],
  DepartmentReplaced: [
    { replaced: 'sanitation', by: 'parks' },
    { ...REASON, instruction: 'clear it' },
  ],
  LeadChanged: [{ from: 'sanitation', to: 'traffic' }, REASON],
  PartInstructed: [
    { department: 'traffic', dueBy: DUE.resolveBy },
    { ...REASON, instruction: 'close one lane only' },
  ],
  AssignmentAccepted: [{ department: 'sanitation' }, {}],
  AssignmentDisputed: [{ department: 'sanitation' }, REASON],
  PartReturned: [{ department: 'traffic' }, REASON],
  AssignmentRuled: [{ department: 'sanitation', ruling: 'moved', to: 'parks' }, REASON],
  PartDelegated: [{ department: 'sanitation', to: 'sanitation-north' }, { instruction: 'clear it' }],
  CitizenContacted: [{ department: 'sanitation' }, TEXT],
  ProgressReported: [{}, { ...TEXT, internal: 'a note' }],
  TemporarilyMitigated: [
    { department: 'sanitation', why: 'weather', reviewOn: '2026-09-25', renewal: 1 },
    { done: 'covered', why: 'storm', plan: 'clear it' },
  ],
  DepartmentPartFinished: [{ department: 'traffic' }, TEXT],
  Resolved: [{ outcome: 'explained', evidence: [] }, { done: 'told' }],
  DeadlineExtended: [{ deadline: 'resolveBy', from: DUE.respondBy, to: DUE.resolveBy }, REASON],
  DeadlineWarned: [{ deadline: 'resolveBy', due: DUE.resolveBy }, {}],
  PartDeadlineMissed: [{ department: 'traffic', due: DUE.resolveBy }, {}],
  DeadlineMissed: [{ deadline: 'respondBy', due: DUE.respondBy }, {}],
  Deferred: [
    { targetDate: '2027-04-01', nextReportOn: '2026-12-01' },
    { ...REASON, plan: 'rebuild' },
  ],
  DeferralReviewed: [{ targetDate: '2027-04-01', nextReportOn: '2026-12-01' }, TEXT],
  DeferralEnded: [{}, REASON],
  Escalated: [{ to: 'urban-management', reason: 'mitigation-lapsed' }, TEXT],
  EvidenceAttached: [{ hash: 'ab', mediaType: 'image/jpeg', size: 1, public: false }, { caption: 'before' }],
  CaseJoinedIncident: [{ incident: 'INC-HD-7K3M-9QWD-Z' }, {}],
  CaseLeftIncident: [{ incident: 'INC-HD-7K3M-9QWD-Z' }, REASON],
  IncidentReported: [
    { incident: 'INC-HD-7K3M-9QWD-Z', revision: 1, news: 'updated', expectedEnd: DUE.resolveBy },
    TEXT,
  ],
  RevisitScheduled: [{ attempt: 2, phone: 1, from: DUE.respondBy, until: DUE.resolveBy }, {}],
  RevisitInvited: [{ answerBy: DUE.resolveBy }, {}],
  RevisitAttempted: [{ attempt: 2, result: 'flagged-as-spam', phone: 1 }, {}],
  Revisited: [
    {
      via: 'phone',
      reporter: 'HD-1',
      contacted: false,
      solved: 'partly',
      satisfaction: 'basically-satisfied',
      wantsReopening: false,
      interim: true,
      attempt: 0,
    },
    { opinion: 'fine' },
  ],
  Reopened: [{ reason: 'not-solved', round: 2, ...DUE }, TEXT],
  Withdrawn: [{}, TEXT],
  MergedInto: [{ into: 'HD-2' }, REASON],
  ReporterJoined: [{ from: 'HD-2' }, REASON],
  Unmerged: [{ other: 'HD-2' }, REASON],
  Closed: [{ reason: 'ruled', appealable: true }, TEXT],
  EntryCorrected: [{ entry: 'e1' }, { ...TEXT, ...REASON }],
  TextRedacted: [{ entry: 'e1' }, REASON],
  ErasureOrdered: [{ legalBasis: 'PIPL art. 47', orderedBy: 'adm-1' }, REASON],
  PersonalDataErased: [{ legalBasis: 'PIPL art. 47', orderedBy: 'adm-1', confirmedBy: 'adm-2' }, {}],
  PersonalDataRestricted: [{ legalBasis: 'PIPL art. 44' }, REASON],
};

const named = (id: string) => ({ 'zh-CN': `〈${id}〉`, en: `<${id}>` });
const context = (full: boolean): Context => ({
  full,
  zone: 'Asia/Shanghai',
  hotline: '12345',
  department: named,
  category: named,
  district: named,
  mayName: () => full,
});

const META = {
  schemaVersion: 1,
  occurredAt: DUE.respondBy,
  recordedAt: DUE.respondBy,
  actor: { id: 'op-1', role: 'operator' },
} as const;
const HISTORICAL = { ...META, historical: { source: 'old', row: '1' } };

const TYPES = Object.keys(SAMPLES) as ComplaintEventType[];

function* tellings(type: ComplaintEventType) {
  const telling = WORDING[type] as Telling<ComplaintEventType>;
  const [data, all] = SAMPLES[type];
  for (const language of LANGUAGES)
    for (const full of [true, false])
      for (const texts of [all, {}])
        for (const meta of [META, HISTORICAL]) {
          const said = { data, texts, meta, full, speech: speechIn(language, context(full)) };
          yield { language, full, texts, text: telling[language](said) };
        }
}

describe('wording', () => {
  it.each(TYPES)('%s is told in every language, with its texts and without', (type) => {
    for (const { language, text } of tellings(type)) {
      expect(text).not.toMatch(/undefined|\[object|NaN|null|\$\{/);
      expect(text).not.toMatch(/\.\.|。。| {2}|：。|: \./);
      expect(text).toMatch(language === 'en' ? /[.!?]$/ : /。$/);
      if (language === 'en') expect(text).not.toMatch(/\p{Script=Han}/u);
      else expect(text).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(TYPES.filter((type) => type !== 'ComplaintReceived'))('%s keeps each recorded word', (type) => {
    const words = Object.values(SAMPLES[type][1]).filter((text) => typeof text === 'string');
    for (const { texts, text } of tellings(type))
      if (Object.keys(texts).length > 0) for (const word of words) expect(text).toContain(`“${word}”`);
  });

  it('ends a sentence once, whatever its recorded words end with', () => {
    const speech = (language: 'en' | 'zh-CN') => speechIn(language, context(false));
    expect(speech('zh-CN').also('原因', '车进不来。')).toBe('原因：“车进不来”。');
    expect(speech('en').also('Why', 'The lane is blocked.')).toBe(' Why: “The lane is blocked”.');
    expect(speech('en').told('and then ...')).toBe(': “and then ...”');
    expect(speech('zh-CN').told('太臭了！')).toBe('：“太臭了！”');
  });

  it('takes a case up to the supervisors, who are no department', () => {
    const told = WORDING.Escalated;
    const data = { to: 'supervisor', reason: 'deadline-missed' } as const;
    const said = { data, texts: {}, meta: META, full: false };
    expect(told.en({ ...said, speech: speechIn('en', context(false)) })).toBe(
      'The case was taken up to a supervisor: a deadline was missed.',
    );
    expect(told['zh-CN']({ ...said, speech: speechIn('zh-CN', context(false)) })).toContain('上报督办人员');
  });

  it('names one date where contact and solution are promised for the same', () => {
    const same = { respondBy: DUE.respondBy, resolveBy: DUE.respondBy };
    expect(speechIn('zh-CN', context(false)).promised(same)).toBe('2026年9月24日9时前联系市民并解决问题');
    expect(speechIn('en', context(false)).promised(same)).toBe(
      'contact with the citizen and a solution by 24 September 2026, 9 am',
    );
  });

  it('tells the public neither the channel of a message nor the number of a case it may not have', () => {
    const told = (type: ComplaintEventType) =>
      [...tellings(type)].filter(({ full }) => !full).map(({ text }) => text);
    for (const text of told('MessageSent')) expect(text).not.toMatch(/mail|邮件/);
    for (const text of told('MergedInto')) expect(text).not.toContain('HD-2');
    for (const text of told('ErasureOrdered')) expect(text).not.toContain('PIPL');
  });
});
