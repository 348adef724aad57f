import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { type Opened, openMemorySealing } from '#sealing';
import {
  assign,
  attemptRevisit,
  changeVisibility,
  joinReporter,
  prefer,
  receive,
  redact,
  restrict,
} from '../../../complaint/src/testing/steps.js';
import * as step from '../../../complaint/src/testing/steps.js';
import { MOST_ATTEMPTS, WAITS_MS } from '../outbox.js';
import { FakeSender, Hotline } from '../testing/hotline.js';
import { SenderLease } from './sender-lease.js';

const later = (hotline: Hotline, ms: number) =>
  (hotline.now = new Date(Date.parse(hotline.now) + ms).toISOString());

const received = async (hotline = new Hotline()) => ({
  hotline,
  caseNumber: await hotline.receive(receive({ at: '09:00', language: 'en' })),
});

describe('a message', () => {
  it('is sent once, and recorded with its attempt', async () => {
    const { hotline, caseNumber } = await received();
    await hotline.send();
    await hotline.send('10:00');
    expect(hotline.sms.sent.map(({ to, language }) => [to, language])).toEqual([['13800000000', 'en']]);
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 sent']);
  });

  it('is tried again after a minute, then ever more rarely, under one id, and at last given up', async () => {
    const { hotline, caseNumber } = await received();
    hotline.sms.answer = () => ({ result: 'failed', reason: 'The gateway is away.', permanent: false });
    await hotline.send();
    for (const wait of WAITS_MS) {
      later(hotline, wait - 1);
      await hotline.send();
      later(hotline, 1);
      await hotline.send();
    }
    expect(hotline.sms.sent).toHaveLength(MOST_ATTEMPTS);
    expect(new Set(hotline.sms.sent.map(({ id }) => id)).size).toBe(1);
    const failures = [1, 2, 3, 4, 5].map((attempt) => `received ${attempt} failed`);
    expect(await hotline.recorded(caseNumber)).toEqual([...failures, 'received 6 given-up']);
    later(hotline, 48 * 3_600_000);
    await hotline.send();
    expect(hotline.sms.sent).toHaveLength(MOST_ATTEMPTS);
  });

  it('is given up at once where another attempt would be pointless', async () => {
    const { hotline, caseNumber } = await received();
    hotline.sms.answer = () => ({ result: 'failed', reason: 'No such number.', permanent: true });
    await hotline.send();
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 given-up']);
  });

  it('that may have arrived is recorded as doubtful and sent again under the same id', async () => {
    const { hotline, caseNumber } = await received();
    hotline.sms.answer = () => ({ result: 'doubtful', reason: 'No answer.' });
    await hotline.send();
    hotline.sms.answer = () => ({ result: 'sent' });
    await hotline.send('09:01');
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 doubtful', 'received 2 sent']);
    expect(hotline.sms.sent[1]!.id).toBe(hotline.sms.sent[0]!.id);
  });

  it('that lost its sense meanwhile is recorded as expired, and not sent', async () => {
    const { hotline, caseNumber } = await received();
    await hotline.send('day 4 09:00');
    expect(hotline.sms.sent).toEqual([]);
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 expired']);
  });

  it('is not sent for what happened before the outbox was opened', async () => {
    const hotline = new Hotline();
    const old = await hotline.receive(receive());
    const { events } = new Hotline();
    for (const event of await hotline.history(old))
      await events.append(event.stream, [event], { expectedRevision: 'any' });
    Object.assign(hotline, { events });
    await hotline.send();
    expect(hotline.sms.sent).toEqual([]);
  });
});

describe('the citizen chooses', () => {
  it('none, and what was pending is not sent either', async () => {
    const { hotline, caseNumber } = await received();
    await hotline.tell(caseNumber, prefer({ channel: 'none', language: 'en' }));
    await hotline.send();
    await hotline.tell(caseNumber, assign());
    await hotline.send();
    expect([...hotline.sms.sent, ...hotline.email.sent]).toEqual([]);
    expect(await hotline.recorded(caseNumber)).toEqual([]);
  });

  it('another channel and language, and what was pending goes that way', async () => {
    const hotline = new Hotline();
    const complainant = { phones: ['13800000000'], email: 'lin@mail.example' };
    const caseNumber = await hotline.receive(receive({ complainant, language: 'en' }));
    await hotline.tell(caseNumber, prefer({ channel: 'email', language: 'zh-CN' }));
    await hotline.send();
    expect(hotline.sms.sent).toEqual([]);
    expect(hotline.email.sent).toMatchObject([
      { to: 'lin@mail.example', language: 'zh-CN', subject: `您的诉求 ${caseNumber}` },
    ]);
  });

  it('a channel that nothing was given for: staff are told', async () => {
    const { hotline, caseNumber } = await received();
    await hotline.tell(caseNumber, prefer({ channel: 'email', language: 'en' }));
    await hotline.send();
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 given-up']);
  });

  it('and is told nothing once their data may not be used', async () => {
    const { hotline, caseNumber } = await received();
    await hotline.tell(caseNumber, restrict());
    await hotline.send();
    expect(hotline.sms.sent).toEqual([]);
  });
});

describe('a text', () => {
  const mitigated = async (...after: readonly step.Step[]) => {
    const { hotline, caseNumber } = await received();
    await hotline.send();
    await hotline.tell(caseNumber, assign(), step.accept());
    await hotline.send();
    await hotline.tell(caseNumber, step.mitigate(), ...after);
    await hotline.send();
    return { hotline, caseNumber, text: hotline.sms.sent.at(-1)!.text };
  };

  it('says of a confidential case only that there is news', async () => {
    const supervisor = { id: 'sup-1', role: 'supervisor' } as const;
    const { text, caseNumber } = await mitigated(changeVisibility({ to: 'confidential', actor: supervisor }));
    expect(text).toBe(
      `Hotline 12345: there is news of your case ${caseNumber}. Look it up on its page, or call 12345.`,
    );
  });

  it('goes without what was struck meanwhile', async () => {
    const { hotline, caseNumber } = await mitigated();
    const entry = (await hotline.history(caseNumber)).find(({ type }) => type === 'TemporarilyMitigated')!.id;
    const struck = await mitigated(redact({ entry, actor: { id: 'sup-1', role: 'supervisor' } }));
    expect(struck.text).toContain('mitigated, not resolved');
    expect(struck.text).not.toContain('Heap covered');
  });

  it('goes to the number that is not known to be wrong', async () => {
    const hotline = new Hotline();
    const complainant = { phones: ['13800000001', '13800000002'] };
    const caseNumber = await hotline.receive(receive({ complainant }));
    await hotline.send();
    await hotline.tell(caseNumber, assign(), step.accept(), step.resolve());
    await hotline.tell(caseNumber, attemptRevisit({ result: 'wrong-number', phone: 1 }));
    await hotline.send();
    expect(new Set(hotline.sms.sent.slice(1).map(({ to }) => to))).toEqual(new Set(['13800000002']));
  });

  it('goes to someone who joined in their language, with their own number, by their own contact', async () => {
    const { hotline, caseNumber } = await received();
    const other = await hotline.receive(
      receive({ complainant: { phones: ['13900000000'] }, language: 'zh-CN' }),
    );
    await hotline.send();
    await hotline.tell(caseNumber, joinReporter({ from: other }), assign());
    await hotline.send();
    expect(
      hotline.sms.sent.slice(2).map(({ to, language, text }) => [to, language, text.slice(0, 35)]),
    ).toEqual([
      ['13800000000', 'en', expect.stringContaining('Hotline 12345: ')],
      ['13900000000', 'zh-CN', expect.stringContaining(other)],
    ]);
    const sent = (await hotline.history(caseNumber)).filter(({ type }) => type === 'MessageSent');
    expect(sent.map(({ data }) => data.reporter)).toEqual([undefined, undefined, other]);
  });
});

describe('the key store', () => {
  it('being away delays a message and loses none', async () => {
    const sealing = openMemorySealing();
    const hotline = new Hotline(sealing);
    const caseNumber = await hotline.receive(receive());
    const open = sealing.open.bind(sealing);
    sealing.open = <T>() => Promise.resolve({ state: 'unavailable' } as Opened<T>);
    await hotline.send();
    expect(await hotline.recorded(caseNumber)).toEqual([]);
    sealing.open = open;
    await hotline.send();
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 sent']);
  });
});

class PowerCut extends Error {}

describe('a process that dies', () => {
  const next = async (hotline: Hotline) => {
    hotline.sms.answer = () => ({ result: 'sent' });
    await hotline.send('09:00');
    await hotline.send('09:01');
  };

  it('before it said what it has in hand leaves the message to be sent', async () => {
    const { hotline, caseNumber } = await received();
    const lease = new SenderLease({ name: 'outbox', store: hotline.documents, alone: true });
    await lease.beat();
    lease.claim = () => Promise.reject(new PowerCut());
    await expect((await hotline.sender({ lease })).sendAllDue()).rejects.toThrow(PowerCut);
    await next(hotline);
    expect(hotline.sms.sent).toHaveLength(1);
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 sent']);
  });

  it.each([
    ['before the message went out', 0],
    ['after the message went out', 1],
  ])('%s leaves it in doubt, and it is sent again under its id', async (_, gone) => {
    const { hotline, caseNumber } = await received();
    const dying = new FakeSender();
    dying.send = async (message) => {
      if (gone === 1) dying.sent.push(message);
      return Promise.reject(new PowerCut());
    };
    const run = await hotline.sender({ senders: { sms: dying } });
    await expect(run.sendAllDue()).rejects.toThrow(PowerCut);
    await next(hotline);
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 doubtful', 'received 2 sent']);
    const ids = [...dying.sent, ...hotline.sms.sent].map(({ id }) => id);
    expect(ids).toHaveLength(gone + 1);
    expect(new Set(ids).size).toBe(1);
  });

  it('after the result was recorded leaves nothing to be done', async () => {
    const { hotline, caseNumber } = await received();
    const lease = new SenderLease({ name: 'outbox', store: hotline.documents, alone: true });
    await lease.beat();
    const claim = lease.claim.bind(lease);
    lease.claim = (keys) => (keys.length > 0 ? claim(keys) : Promise.reject(new PowerCut()));
    await expect((await hotline.sender({ lease })).sendAllDue()).rejects.toThrow(PowerCut);
    await next(hotline);
    expect(hotline.sms.sent).toHaveLength(1);
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 sent']);
  });
});

describe('a result that cannot be recorded', () => {
  it('is recorded before anything else is sent', async () => {
    const { hotline, caseNumber } = await received();
    let away = true;
    const commands = {
      handle: ((command) =>
        away
          ? Promise.reject(new StoreUnavailable('The log is away.'))
          : hotline.commands.handle(command)) as Hotline['commands']['handle'],
    };
    const run = await hotline.sender({ commands });
    await expect(run.sendAllDue()).rejects.toThrow('The log is away.');
    await expect(run.sendAllDue()).rejects.toThrow('The log is away.');
    expect(hotline.sms.sent).toHaveLength(1);
    away = false;
    await run.sendAllDue();
    expect(hotline.sms.sent).toHaveLength(1);
    expect(await hotline.recorded(caseNumber)).toEqual(['received 1 sent']);
  });
});

describe('one of two processes', () => {
  it('sends nothing once the other has the lease', async () => {
    const { hotline } = await received();
    const first = await hotline.sender();
    const second = await hotline.sender();
    await first.sendAllDue();
    expect(hotline.sms.sent).toEqual([]);
    await second.sendAllDue();
    expect(hotline.sms.sent).toHaveLength(1);
  });

  it('takes the lease only when it was not renewed for five seconds', async () => {
    const { documents } = new Hotline();
    let elapsed = 0;
    const open = () =>
      new SenderLease({ name: 'outbox', store: documents, alone: false, elapsed: () => elapsed });
    const [one, other] = [open(), open()];
    expect(await one.beat()).toBe(true);
    await one.claim(['N/m/0']);
    expect(await other.beat()).toBe(false);
    elapsed = 5001;
    expect(await other.beat()).toBe(true);
    expect(other.inHand).toEqual(['N/m/0']);
    expect(await one.claim([])).toBe(false);
  });
});

describe('personal words', () => {
  it('are in no log line and in nothing that is recorded', async () => {
    const canary = { name: 'Quill Ferrow', phones: ['13899887766'], email: 'quill@mail.example' };
    const hotline = new Hotline();
    const caseNumber = await hotline.receive(receive({ complainant: canary }));
    hotline.sms.answer = () => ({ result: 'failed', reason: 'The gateway is away.', permanent: false });
    await hotline.send();
    await hotline.tell(caseNumber, prefer({ channel: 'email', language: 'en' }), assign());
    hotline.email.answer = () => Promise.reject(new Error('The disk is full.'));
    await (await hotline.sender()).sendAllDue().catch((error: Error) => hotline.errors.push(error.message));
    const leases = JSON.stringify([...(await hotline.documents.leases())]);
    const written = JSON.stringify(await hotline.history(caseNumber)) + hotline.errors.join() + leases;
    expect(hotline.errors.length).toBeGreaterThan(0);
    expect(leases).toContain('inHand');
    for (const word of [canary.name, ...canary.phones, canary.email]) expect(written).not.toContain(word);
    expect(hotline.sms.sent[0]!.to).toBe('13899887766');
  });
});
