import { TargetNotFound, UnsafeTarget } from '#delivering';
import type { Output } from '#service';
import { UnknownWebhook, WebhookRefused, type Subscription, type Webhooks } from '#webhooks';
import type { Operation } from './operation.js';

/** Whoever may use the command line of the data folder administers it. */
const ADMINISTRATOR = { id: 'command-line', role: 'administrator' } as const;

type Step = (webhooks: Webhooks, args: readonly string[], output: Output) => Promise<void>;

const STEPS: Readonly<Record<string, Step>> = {
  /** `<department> <url> <events with commas between> <reason for personal data>`: blank for none. */
  add: async (webhooks, [department = '', url = '', events, reason], output) => {
    const { id, secret } = await webhooks.add(
      {
        department,
        url,
        ...(events && { events: events.split(',') }),
        ...(reason && { personalData: true, reason }),
      },
      ADMINISTRATOR,
    );
    output.err('This is the secret that its calls are signed with. It is not shown again:');
    output.err(secret);
    output.out(id);
  },
  list: async (webhooks, _, output) => {
    for (const each of await webhooks.list()) for (const line of linesOf(each)) output.out(line);
  },
  dead: async (webhooks, [id = ''], output) => {
    for (const { delivery, at, reason } of (await webhooks.get(id)).dead)
      output.out(`${delivery}  ${at}  ${reason}`);
  },
  change: async (webhooks, [id = '', url = ''], output) => {
    await webhooks.change(id, { url }, ADMINISTRATOR);
    output.out(`${id}: goes to ${url}.`);
  },
  pause: async (webhooks, [id = ''], output) => {
    await webhooks.pause(id, ADMINISTRATOR);
    output.out(`${id}: paused. What happens waits.`);
  },
  resume: async (webhooks, [id = ''], output) => {
    await webhooks.resume(id, ADMINISTRATOR);
    output.out(`${id}: resumed.`);
  },
  remove: async (webhooks, [id = ''], output) => {
    await webhooks.remove(id, ADMINISTRATOR);
    output.out(`${id}: ended, and its secret destroyed.`);
  },
  /** `<id> <since> <delivery>`: one of the two is blank. */
  replay: async (webhooks, [id = '', since = '', delivery = ''], output) => {
    const replay = delivery === '' ? { since: new Date(since).toISOString() } : { delivery };
    await webhooks.replay(id, replay, ADMINISTRATOR);
    output.out(`${id}: ${delivery === '' ? `all since ${since}` : delivery} is delivered again.`);
  },
};

/** `webhook <step> ...`: subscriptions of departments' own systems. */
export const webhookOperation: Operation = async (engine, [step = '', ...args], output) => {
  try {
    await STEPS[step]!(engine.webhooks, args, output);
    return 0;
  } catch (error) {
    if (![UnknownWebhook, WebhookRefused, UnsafeTarget, TargetNotFound].some((kind) => error instanceof kind))
      throw error;
    output.err((error as Error).message);
    return 2;
  }
};

function linesOf({ id, department, url, state, failing, dead }: Subscription): string[] {
  const lines = [`${id}  ${department}  ${state}  ${url}`];
  if (failing)
    lines.push(
      `  fails since ${failing.since}, ${failing.attempts} times, next at ${failing.nextAt}: ${failing.reason}`,
    );
  if (dead.length > 0) lines.push(`  ${dead.length} dead letters: casetrail webhook dead ${id}`);
  return lines;
}
