import { describe, it } from '@jest/globals';
import {
  accept,
  adopt,
  assign,
  confirmErasure,
  contact,
  invite,
  merge,
  missDeadline,
  orderErasure,
  OTHER_CASE,
  receive,
  resolve,
  restrict,
  revisit,
  unmerge,
  withdraw,
} from '../testing/steps.js';
import { given, imported, moment } from '../testing/story.js';

const RESOLVE = ['day 3 09:00 warn-deadline resolveBy', 'day 4 09:00 miss-deadline resolveBy'] as const;
const LADDER = [
  'day 5 09:00 escalate deadline-missed/step-1',
  'day 7 09:00 escalate deadline-missed/step-2',
] as const;

const handled = [receive({ at: '09:00' }), assign(), accept()];
const contacted = [...handled, contact({ at: '10:00' })];
const resolvedAt = (at: string) => [...contacted, resolve({ at })];

describe('whom the service owes nothing', () => {
  it('is a case that ended: withdrawn, merged, or closed in time', () => {
    given(...contacted, withdraw({ at: '12:00' })).owes();
    given(...contacted, merge({ at: '12:00' })).owes();
    given(...resolvedAt('day 2 12:00'), revisit()).owes();
  });

  it('is one merged even with a deadline missed, until it is unmerged', () => {
    const late = [...contacted, merge({ at: 'day 4 12:00' })];
    given(...late).owes();
    given(...late, unmerge({ at: 'day 4 13:00' })).owes(...RESOLVE, ...LADDER);
  });

  it('is one closed too late, once that is recorded', () => {
    const late = [...contacted, withdraw({ at: 'day 4 12:00' })];
    given(...late).owes('day 4 09:00 miss-deadline resolveBy');
    given(...late, missDeadline({ round: 1 })).owes();
  });

  it('is a citizen whose data is restricted: nobody is called, and the deadlines go on', () => {
    given(...contacted, restrict()).owes(...RESOLVE, ...LADDER);
    given(...resolvedAt('day 2 12:00'), restrict()).owes();
    const invited = [
      receive({ at: '09:00', complainant: { email: 'a@example.org' } }),
      assign(),
      accept(),
      contact(),
      resolve(),
      invite(),
    ];
    given(...invited, restrict()).owes();
  });

  it('is one whose data was erased', () => {
    given(...contacted, withdraw({ at: 'day 4 12:00' }), orderErasure(), confirmErasure()).owes();
  });

  it('is an imported case, until it is adopted', () => {
    const old = imported(
      'ComplaintReceived',
      {
        caseNumber: OTHER_CASE,
        channel: 'phone',
        kind: 'complaint',
        category: 'sanitation.rubbish',
        complexity: 'general',
        urgency: 'normal',
        visibility: 'listed',
        location: { district: 'haidian' },
        language: 'zh-CN',
        policy: { id: 'simple', version: 1 },
        phones: 1,
        reachable: true,
        respondBy: moment('day 2 09:00'),
        resolveBy: moment('day 4 09:00'),
      },
      '09:00',
    );
    given(old).owes();
    given(old, adopt({ at: 'day 11 09:00' })).owes(
      'day 12 05:00 warn-deadline respondBy',
      'day 12 09:00 miss-deadline respondBy',
      'day 13 09:00 warn-deadline resolveBy',
      'day 14 09:00 miss-deadline resolveBy',
      'day 15 09:00 escalate deadline-missed/step-1',
      'day 17 09:00 escalate deadline-missed/step-2',
    );
  });
});
