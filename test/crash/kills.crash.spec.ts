import { describe, expect, it } from '@jest/globals';
import { askOverSocket } from '#service';
import { randomFrom, seedOfThisRun } from '../faults/chaos.js';
import { HttpClient } from '../http-client.js';
import { Clients, send } from '../load/clients.js';
import { type StoredEvent, expectEachOnce, expectSameAnswers, lasting, readLog } from '../load/log-check.js';
import { READ_MODELS, expectSameAfterRebuild } from '../load/read-models.js';
import {
  type RunningService,
  killWhileStarting,
  newDataFolder,
  startEmbeddedService,
} from '../running-service.js';

const KILLS = Number(process.env.CASETRAIL_TEST_KILLS ?? 5);
const CLIENTS = 64;
/** A seed gives the same moments to kill at; a failure prints it. */
const SEED = seedOfThisRun();
/** Acknowledged commands that are sent again after each kill: the last ones, whose commits were the freshest. */
const REPEATED = 40;
const SECOND = 1000;

describe(`SIGKILL while ${CLIENTS} clients send commands (${KILLS} kills, seed ${SEED})`, () => {
  it(
    'keeps every acknowledged command, once, and read models that agree with a rebuild from nothing',
    async () => {
      const folder = newDataFolder();
      const random = randomFrom(SEED);
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
  await expectSameAnswers(operator, clients.acknowledged.slice(-REPEATED));
  await Promise.all(
    clients.unanswered.map(async (command) => {
      const [one, other] = await Promise.all([send(operator, command), send(operator, command)]);
      expect(lasting(other)).toEqual(lasting(one));
      command.answer = one;
    }),
  );
}
