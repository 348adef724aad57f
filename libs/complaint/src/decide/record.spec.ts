import { describe, expect, it } from '@jest/globals';
import { legalActions } from '../legal.js';
import { ADMINISTRATOR, SUPERVISOR } from '../testing/actors.js';
import {
  accept,
  addInformation,
  adopt,
  assign,
  attach,
  attemptRevisit,
  contact,
  defer,
  confirmErasure,
  correct,
  joinReporter,
  lead,
  merge,
  mitigate,
  orderErasure,
  OTHER_CASE,
  CASE,
  prefer,
  receive,
  recordMessage,
  redact,
  reopen,
  resolve,
  restrict,
  revisit,
  unmerge,
  withdraw,
} from '../testing/steps.js';
import { RULES, event, given, imported } from '../testing/story.js';

const handled = [receive({ at: '09:00' }), assign(), accept()];
const closed = [...handled, resolve(), revisit()];

describe('merge', () => {
  it('ends this case; its number and history stay', () => {
    given(...handled)
      .when(merge())
      .then(event('MergedInto', { into: OTHER_CASE }), event('Closed', { reason: 'merged' }))
      .andState({ status: 'closed', complaint: { mergedInto: OTHER_CASE } });
  });

  it('is undone by unmerge, not by reopening: parts and deadlines are as they were', () => {
    given(...handled, mitigate(), merge()).refuses(reopen({ actor: SUPERVISOR }), 'illegal-step');
    given(...handled, mitigate(), merge())
      .when(unmerge())
      .then(event('Unmerged', { other: OTHER_CASE }))
      .andState({ status: 'mitigated', round: 1, complaint: { mergedInto: undefined } });
  });

  it('is undone with a deferral and a resolution as they were', () => {
    given(...handled, defer(), merge(), unmerge()).andState({
      status: 'deferred',
      complaint: { deferral: { targetDate: '2027-04-01', nextReportOn: '2026-12-01' } },
    });
    given(...handled, resolve(), attemptRevisit(), merge(), unmerge()).andState({ status: 'revisiting' });
  });

  it('leaves no order of erasure behind when it is undone', () => {
    given(...handled, merge(), orderErasure(), unmerge(), withdraw()).refuses(
      confirmErasure(),
      'erasure-not-ordered',
    );
  });

  it('is not undone by naming another case, and not twice', () => {
    given(...handled, merge()).refuses(unmerge({ other: 'HD-0000-0000-0' }), 'unknown-reporter');
    given(...handled, merge(), unmerge()).refuses(unmerge(), 'unknown-reporter');
  });

  it('never crosses confidentiality', () => {
    given(...handled).refuses(merge({ intoVisibility: 'confidential' }), 'across-confidentiality');
    given(receive({ visibility: 'confidential' })).refuses(merge(), 'across-confidentiality');
    given(...handled).refuses(joinReporter({ fromVisibility: 'confidential' }), 'across-confidentiality');
  });

  it('is with another case, which nobody merged into this one', () => {
    given(...handled).refuses(merge({ into: CASE }), 'same-value');
    given(...handled, joinReporter()).refuses(merge({ into: 'HD-0000-0000-0' }), 'illegal-step');
    given(...closed).refuses(merge(), 'illegal-step');
  });
});

describe('join-reporter', () => {
  it('adds someone who is called back too, until unmerged', () => {
    given(...handled)
      .when(joinReporter())
      .then(event('ReporterJoined', { from: OTHER_CASE }))
      .andState({ complaint: { reporters: [CASE, OTHER_CASE] } });
    given(...handled, joinReporter())
      .when(unmerge())
      .then(event('Unmerged'))
      .andState({ complaint: { reporters: [CASE] } });
    given(...handled, joinReporter()).refuses(joinReporter(), 'same-value');
    given(...handled).refuses(unmerge(), 'unknown-reporter');
  });
});

describe('correct and redact', () => {
  it('change what is shown of an entry, never the state', () => {
    const story = given(...closed);
    const before = story.state;
    story.when(correct()).then(event('EntryCorrected', { entry: 'e0' }, { text: 'Block 8, not 7' }));
    expect({ ...story.state, revision: 0, entries: {} }).toEqual({ ...before, revision: 0, entries: {} });
    given(...handled)
      .when(redact())
      .then(event('TextRedacted', { entry: 'e0' }))
      .andState({ complaint: { redacted: ['e0'] } });
  });

  it('need an entry with a text the public sees', () => {
    given(...handled).refuses(correct({ entry: 'constructor' }), 'unknown-entry');
    given(...handled).refuses(redact({ entry: 'e2' }), 'no-text-to-change', { type: 'AssignmentAccepted' });
    given(...handled, redact()).refuses(redact(), 'same-value');
  });
});

describe('attach', () => {
  it('names bytes by their hash, once', () => {
    given(...handled)
      .when(attach({ caption: 'The heap', public: true }))
      .then(event('EvidenceAttached', { size: 1024 }, { caption: 'The heap' }))
      .andState({ complaint: { evidence: ['a'.repeat(64)] } });
    given(...handled)
      .when(attach({ caption: 'Her balcony', public: false }))
      .then({ content: { caption: 'Her balcony' } });
    given(...handled, attach()).refuses(attach(), 'same-value');
    given(...handled).refuses(attach({ department: 'water' }), 'department-not-on-case');
  });
});

describe('what the citizen says and is told', () => {
  it('is recorded', () => {
    given(...handled)
      .when(addInformation())
      .then({ type: 'InformationAdded', content: { text: 'It smells now' } });
    given(...handled)
      .when(prefer({ channel: 'email', language: 'en' }))
      .then(event('ContactPreferenceSet'))
      .andState({ complaint: { messages: 'email', language: 'en' } });
    given(...handled)
      .when(recordMessage())
      .then(event('MessageSent', { messageId: 'm1', result: 'sent' }));
    given(...handled).refuses(addInformation({ text: '' }), 'text-missing');
  });
});

describe('personal data', () => {
  it('is erased when one person orders it and another confirms', () => {
    given(...closed, orderErasure()).refuses(
      confirmErasure({ actor: ADMINISTRATOR }),
      'second-person-needed',
    );
    given(...closed, orderErasure())
      .when(confirmErasure())
      .then(event('PersonalDataErased', { orderedBy: 'adm-1', confirmedBy: 'adm-2' }))
      .andState({ status: 'closed', complaint: { personalData: 'erased' } });
    given(...closed).refuses(confirmErasure(), 'erasure-not-ordered');
  });

  it('is restricted, not erased, while the case is open', () => {
    given(...handled).refuses(orderErasure(), 'erasure-while-open');
    given(...handled)
      .when(restrict())
      .then(event('PersonalDataRestricted', { legalBasis: 'PIPL art. 44' }))
      .andState({ complaint: { personalData: 'restricted' } });
    given(...handled, restrict()).refuses(restrict(), 'same-value');
  });

  it('is not erased by an order from before a reopening', () => {
    given(...closed, orderErasure(), reopen()).refuses(confirmErasure(), 'erasure-while-open');
    given(...closed, orderErasure(), reopen(), withdraw()).refuses(confirmErasure(), 'erasure-not-ordered');
  });

  it('takes every text with it: the case is closed for good', () => {
    const erased = given(...closed, orderErasure(), confirmErasure());
    erased.refuses(reopen({ actor: SUPERVISOR }), 'personal-data-erased');
    erased.refuses(correct(), 'personal-data-erased');
    expect(legalActions(erased.state, RULES.policies)).toEqual(['prefer', 'record-message']);
  });
});

describe('an imported case', () => {
  const receipt = imported('ComplaintReceived', {
    caseNumber: CASE,
    channel: 'referral',
    kind: 'complaint',
    category: 'Rodent',
    complexity: 'general',
    urgency: 'normal',
    visibility: 'listed',
    location: { district: 'MANHATTAN' },
    language: 'en',
    policy: { id: 'simple', version: 1 },
    phones: 0,
    reachable: false,
    respondBy: '2026-09-24T01:00:00.000Z',
    resolveBy: '2026-09-26T01:00:00.000Z',
  });
  const given311 = [receipt, imported('ComplaintAssigned', { departments: [lead('DOHMH')] })];

  it('is left alone until it is adopted', () => {
    const story = given(...given311);
    story.refuses(accept({ department: 'DOHMH' }), 'historical-case');
    story.refuses(recordMessage(), 'historical-case');
    expect(legalActions(story.state, RULES.policies)).toEqual(['correct', 'redact', 'adopt', 'restrict']);
  });

  it('becomes live: deadlines from now, and departments assigned anew', () => {
    given(...given311)
      .when(adopt({ at: 'day 10 09:00' }))
      .then(event('CaseAdopted', { resolveBy: '2026-10-05T01:00:00.000Z' }))
      .andState({ status: 'assigned', round: 1 });
    given(...given311, adopt())
      .when(assign())
      .then(event('ComplaintAssigned'))
      .andState({ parts: { sanitation: 'assigned' } });
  });

  it('forgets a contact from before: the clock that begins now is still to be met', () => {
    given(
      ...given311,
      imported('CitizenContacted', { department: 'DOHMH' }),
      adopt({ at: 'day 10 09:00' }),
    ).andState({
      complaint: {
        adopted: true,
        rounds: [{ startedAt: '2026-10-02T01:00:00.000Z', respondedAt: undefined }],
      },
    });
    given(...given311, adopt({ at: 'day 10 09:00' }), contact({ department: 'DOHMH' })).andState({
      complaint: { rounds: [{ respondedAt: '2026-10-02T01:01:00.000Z' }] },
    });
  });

  it('begins its clock when that was recorded, however far it is back-dated', () => {
    given(...given311)
      .when(adopt({ at: 'day 10 09:00', happened: 'day 10 08:00' }))
      .then(event('CaseAdopted', { resolveBy: '2026-10-05T01:00:00.000Z' }))
      .andState({ complaint: { rounds: [{ startedAt: '2026-10-02T01:00:00.000Z' }] } });
  });

  it('takes the policy that is named', () => {
    given(...given311)
      .when(adopt({ policy: 'beijing', at: 'day 10 09:00' }))
      .then(
        event('CaseAdopted', {
          policy: { id: 'beijing', version: 1 },
          resolveBy: '2026-10-09T01:00:00.000Z',
        }),
      );
  });

  it('is adopted once, and only while it is not closed', () => {
    given(...given311, adopt()).refuses(adopt(), 'not-historical');
    given(...handled).refuses(adopt(), 'not-historical');
    given(...given311, imported('Closed', { reason: 'closed-at-source', appealable: false })).refuses(
      adopt(),
      'illegal-step',
    );
  });
});
