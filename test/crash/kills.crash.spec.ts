import { describe, expect, it } from '@jest/globals';
import { askOverSocket } from '#service';
import { HttpClient } from '../http-client.js';
import {
  type RunningService,
  casetrail,
  killWhileStarting,
  newDataFolder,
  startEmbeddedService,
} from '../running-service.js';
import { Clients, send } from './clients.js';
import { type StoredEvent, expectEachOnce, readLog } from './log-check.js';
import { READ_MODELS, everythingSeen } from './read-models.js';

const KILLS = Number(process.env.CASETRAIL_TEST_KILLS ?? 5);
const CLIENTS = 64;
/** A seed gives the same moments to kill at; a failure prints it. */
const SEED = Number(process.env.CASETRAIL_TEST_SEED ?? Date.now() % 1_000_000);
/** Acknowledged commands that are sent again after each kill: the last ones, whose commits were the freshest. */
const REPEATED = 40;
/** Cases whose pages are compared: the last ones, and as many from all over the log. */
const COMPARED = 100;
const SECOND = 1000;

describe(`SIGKILL while ${CLIENTS} clients send commands (${KILLS} kills, seed ${SEED})`, () => {
  it(
    'keeps every acknowledged command, once, and read models that agree with a rebuild from nothing',
    async () => {
      const folder = newDataFolder();
      const random = generator(SEED);
      const clients = new Clients();
      const log: StoredEvent[] = [];
      let service = await startEmbeddedService(folder);
      for (let kill = 0; kill < KILLS; kill++) {
        if (random() < 0.3) void rebuildMeanwhile(folder, READ_MODELS[kill % READ_MODELS.length]!);
        await clients.sendUntilKilled(service, CLIENTS, moment(random));
        if (random() < 0.3) await killWhileStarting(folder, random() * SECOND);
        service = await startEmbeddedService(folder);
        await sendAgain(service, clients);
        log.push(...(await readLog(service, log.at(-1)?.position)));
        expectEachOnce(log, clients.acknowledged);
      }
      expect(clients.sent.length).toBeGreaterThan(KILLS * CLIENTS);
      expect(await readLog(service)).toEqual(log);
      await expectSameAfterRebuild(service, log);
      expect(await service.stop()).toBe(0);
    },
    KILLS * 30 * SECOND + 60 * SECOND,
  );
});

/** One kill in three comes right after the start, while the service is still catching up. */
function moment(random: () => number): number {
  return random() < 1 / 3 ? random() * 100 : 100 + random() * SECOND;
}

/** A build that the kill cuts short goes on, or begins again, after the restart. */
function rebuildMeanwhile(folder: string, name: string): Promise<unknown> {
  const nobody = { out: () => undefined, err: () => undefined };
  return askOverSocket(folder, { operation: 'rebuild', args: [name] }, nobody).catch(() => undefined);
}

/** What was acknowledged answers as it did; what was not is there once, whether it had been stored or not. */
async function sendAgain(service: RunningService, clients: Clients): Promise<void> {
  const operator = await HttpClient.as(service, 'operator');
  for (const { answer, ...command } of clients.acknowledged.slice(-REPEATED))
    expect(await send(operator, command)).toEqual(answer);
  await Promise.all(
    clients.unanswered.map(async (command) => {
      const [one, other] = await Promise.all([send(operator, command), send(operator, command)]);
      expect(other).toEqual(one);
      command.answer = one;
    }),
  );
}

/** Compares what readers see before and after all read models were built anew. */
async function expectSameAfterRebuild(service: RunningService, log: readonly StoredEvent[]): Promise<void> {
  const numbers = [...new Set(log.map(({ stream }) => stream.slice('complaint-'.length)))];
  const step = Math.ceil(numbers.length / COMPARED);
  const some = numbers.filter((_, place) => place % step === 0 || place >= numbers.length - COMPARED);
  const see = () => everythingSeen(service, some, log.at(-1)!.position);
  const before = await see();
  for (const name of READ_MODELS) {
    const { code, err } = await casetrail(service.folder, 'rebuild', name);
    expect({ name, code, err: code === 0 ? '' : err }).toEqual({ name, code: 0, err: '' });
  }
  expect(await see()).toEqual(before);
}

/** Numbers from 0 to 1, repeatable from their seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
