import { describe, expect, it } from '@jest/globals';
import type { SendResult } from '#delivering';
import * as step from '../../complaint/src/testing/steps.js';
import { lead } from '../../complaint/src/testing/steps.js';
import { ADMINISTRATOR, DepartmentSystem } from './testing/department-system.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DOWN: SendResult = { result: 'failed', reason: 'The target answered HTTP 500.', permanent: false };
const SENT: SendResult = { result: 'sent' };

/** A case of the sanitation department; four events, three of them for it to hear of. */
async function handled(system: DepartmentSystem): Promise<string> {
  const caseNumber = await system.hotline.receive(step.receive());
  await system.hotline.tell(caseNumber, step.assign(), step.accept(), step.progress());
  return caseNumber;
}

describe('a department’s own system', () => {
  it('is told in order what happens to its cases from when it subscribed, and nothing personal', async () => {
    const system = new DepartmentSystem();
    await handled(system);
    const id = await system.add();
    const caseNumber = await handled(system);
    await system.deliver();
    expect(system.types()).toEqual(['ComplaintAssigned', 'AssignmentAccepted', 'ProgressReported']);
    const [first] = system.calls;
    expect(first!.id).toBe(`${id}/${caseNumber}/1`);
    expect(first!.target).toEqual({
      url: 'https://sanitation.example/hook',
      secret: expect.stringMatching(/^whsec_/) as unknown,
    });
    expect(first!.body).toEqual({
      id: first!.id,
      type: 'ComplaintAssigned',
      caseNumber,
      revision: 1,
      occurredAt: expect.any(String),
      recordedAt: expect.any(String),
      status: 'assigned',
      links: {
        page: `https://hotline.example/cases/${caseNumber}`,
        api: `https://hotline.example/api/cases/${caseNumber}`,
      },
    });
    expect(system.errors).toEqual([]);
  });

  it('hears of nothing twice, though the next process knows only the log', async () => {
    const system = new DepartmentSystem();
    const id = await system.add();
    await handled(system);
    await system.deliver();
    await system.deliver();
    expect(system.calls).toHaveLength(3);
    expect(await system.history(id)).toEqual(['WebhookSubscribed', 'DeliveriesRecorded']);
  });

  it('hears of no case of others, nor of one that accuses it', async () => {
    const system = new DepartmentSystem();
    await system.add();
    const { hotline } = system;
    const other = await hotline.receive(step.receive());
    await hotline.tell(other, step.assign({ departments: [lead('traffic')] }));
    const about = await hotline.receive(step.receive({ about: ['sanitation'] }));
    await hotline.tell(about, step.assign({ departments: [lead('traffic')] }));
    await system.deliver();
    expect(system.calls).toEqual([]);
  });

  it('hears only of the events it asked for', async () => {
    const system = new DepartmentSystem();
    await system.add({ events: ['ProgressReported'] });
    await handled(system);
    await system.deliver();
    expect(system.types()).toEqual(['ProgressReported']);
  });

  it('gets texts only where its subscription says so, and why', async () => {
    const system = new DepartmentSystem();
    await expect(system.add({ personalData: true })).rejects.toThrow('Say why');
    await system.add({ personalData: true, reason: 'It has no other desk' });
    await handled(system);
    await system.deliver();
    expect(system.calls[0]!.body.texts).toEqual({ opened: 'ComplaintAssigned' });
  });
});

describe('a target that fails', () => {
  it('is asked again after one, two, four minutes; the rest waits, and nothing is lost or out of order', async () => {
    const system = new DepartmentSystem();
    const id = await system.add();
    await handled(system);
    system.answer = () => DOWN;
    await system.deliver();
    for (const wait of [1, 2, 4]) {
      system.later(wait * MINUTE - 1);
      await system.deliver();
      system.later(1);
      await system.deliver();
    }
    expect(system.types()).toEqual(Array(4).fill('ComplaintAssigned'));
    expect((await system.webhooks.get(id)).failing).toMatchObject({ attempts: 4 });
    system.answer = () => SENT;
    system.later(8 * MINUTE);
    await system.deliver();
    expect(system.types().slice(4)).toEqual(['ComplaintAssigned', 'AssignmentAccepted', 'ProgressReported']);
    expect(new Set(system.calls.map(({ id }) => id)).size).toBe(3);
    expect((await system.webhooks.get(id)).failing).toBeUndefined();
  });

  it('for six days and then not any more has missed nothing', async () => {
    const system = new DepartmentSystem();
    const id = await system.add();
    const first = await handled(system);
    system.answer = () => DOWN;
    const until = Date.parse(system.hotline.now) + 6 * DAY;
    while (Date.parse(system.hotline.now) < until) {
      await system.deliver();
      system.later(60 * MINUTE);
    }
    const failures = system.calls.length;
    expect(failures).toBeLessThan(40);
    system.answer = () => SENT;
    const second = await handled(system);
    system.later(6 * 60 * MINUTE);
    await system.deliver();
    const told = system.calls.slice(failures).map(({ body }) => `${body.caseNumber}/${body.revision}`);
    expect(told).toEqual(
      [first, second].flatMap((number) => [1, 2, 3].map((revision) => `${number}/${revision}`)),
    );
    expect((await system.webhooks.get(id)).dead).toEqual([]);
  });

  it('for more than a week has dead letters, which can be delivered again one by one or from a moment', async () => {
    const system = new DepartmentSystem();
    const id = await system.add();
    const beginning = system.hotline.now;
    const caseNumber = await handled(system);
    system.answer = () => DOWN;
    const until = Date.parse(system.hotline.now) + 7.5 * DAY;
    while (Date.parse(system.hotline.now) < until) {
      await system.deliver();
      system.later(6 * 60 * MINUTE);
    }
    const { dead, failing } = await system.webhooks.get(id);
    expect(dead.map(({ delivery }) => delivery)).toEqual(
      [1, 2, 3].map((revision) => `${caseNumber}/${revision}`),
    );
    expect(dead[0]!.reason).toBe(DOWN.reason);
    expect(failing).toBeDefined();
    system.answer = () => SENT;
    const before = system.calls.length;
    await system.webhooks.replay(id, { delivery: `${caseNumber}/2` }, ADMINISTRATOR);
    await system.deliver();
    expect(system.calls.slice(before).map((call) => call.id)).toEqual([`${id}/${caseNumber}/2`]);
    expect((await system.webhooks.get(id)).dead).toHaveLength(2);
    await system.webhooks.replay(id, { since: beginning }, ADMINISTRATOR);
    await system.deliver();
    expect(system.types().slice(before + 1)).toEqual([
      'ComplaintAssigned',
      'AssignmentAccepted',
      'ProgressReported',
    ]);
    expect((await system.webhooks.get(id)).dead).toEqual([]);
  });

  it('holds up nobody else', async () => {
    const system = new DepartmentSystem();
    await system.add({ url: 'https://slow.example/hook' });
    await system.add();
    await handled(system);
    system.answer = ({ target }) => (target.url.includes('slow') ? DOWN : SENT);
    await system.deliver();
    expect(system.calls.filter(({ target }) => target.url.includes('sanitation'))).toHaveLength(3);
  });

  it('half-way through is given again only what it had not taken', async () => {
    const system = new DepartmentSystem();
    await system.add();
    await handled(system);
    system.answer = ({ body }) => (body.type === 'ProgressReported' ? DOWN : SENT);
    await system.deliver();
    system.answer = () => SENT;
    system.later(MINUTE);
    await system.deliver();
    expect(system.types()).toEqual([
      'ComplaintAssigned',
      'AssignmentAccepted',
      'ProgressReported',
      'ProgressReported',
    ]);
  });
});

describe('an administrator', () => {
  it('pauses, and what happened meanwhile follows when it is resumed', async () => {
    const system = new DepartmentSystem();
    const id = await system.add();
    await system.webhooks.pause(id, ADMINISTRATOR);
    await handled(system);
    await system.deliver();
    expect(system.calls).toEqual([]);
    await system.webhooks.resume(id, ADMINISTRATOR);
    await system.deliver();
    expect(system.calls).toHaveLength(3);
  });

  it('changes the address, and it is tried at once', async () => {
    const system = new DepartmentSystem();
    const id = await system.add();
    await handled(system);
    system.answer = ({ target }) => (target.url.endsWith('/new') ? SENT : DOWN);
    await system.deliver();
    await system.webhooks.change(id, { url: 'https://sanitation.example/new' }, ADMINISTRATOR);
    await system.deliver();
    expect(system.calls).toHaveLength(4);
  });

  it('removes one for good, with its secret', async () => {
    const system = new DepartmentSystem();
    const id = await system.add();
    await system.webhooks.remove(id, ADMINISTRATOR);
    await handled(system);
    await system.deliver();
    expect(system.calls).toEqual([]);
    expect(await system.webhooks.list()).toEqual([]);
    await expect(system.webhooks.pause(id, ADMINISTRATOR)).rejects.toThrow('There is no webhook');
  });

  it('is refused an address inside our own network, a department that is none, and a delivery that was none', async () => {
    const system = new DepartmentSystem();
    await expect(system.add({ url: 'https://10.0.0.1/hook' })).rejects.toThrow('not on the public internet');
    await expect(system.add({ department: 'nobody' })).rejects.toThrow('no department "nobody"');
    const id = await system.add();
    const nowhere = { delivery: 'HD-7K3M-9QWD-4/7' };
    await expect(system.webhooks.replay(id, nowhere, ADMINISTRATOR)).rejects.toThrow('no delivery');
  });

  it('finds no secret in the log', async () => {
    const system = new DepartmentSystem();
    const { secret } = await system.webhooks.add(
      { department: 'sanitation', url: 'https://sanitation.example/hook' },
      ADMINISTRATOR,
    );
    const log: unknown[] = [];
    for await (const event of system.hotline.events.readAll()) log.push(event);
    expect(JSON.stringify(log)).not.toContain(secret.slice(6, 20));
  });
});

describe('looking for what is due', () => {
  it('reads nothing of a log that has not grown, and of one that has only what is new', async () => {
    const system = new DepartmentSystem();
    await handled(system);
    const { run, reads } = system.watched();
    await run.deliverDue();
    expect(reads.splice(0)).toEqual([undefined]);
    await run.deliverDue();
    expect(reads).toEqual([]);
    const head = await system.hotline.events.head();
    await handled(system);
    await run.deliverDue();
    expect(reads).toEqual([head]);
  });

  it('learns of a subscription that comes later', async () => {
    const system = new DepartmentSystem();
    await handled(system);
    const { run } = system.watched();
    await run.deliverDue();
    await system.add();
    await handled(system);
    await run.deliverDue();
    expect(system.types()).toEqual(['ComplaintAssigned', 'AssignmentAccepted', 'ProgressReported']);
  });
});
