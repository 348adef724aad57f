import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MongoClient, MongoServerError } from 'mongodb';

const REPLICA_SET = 'casetrail';
const DATABASE = 'casetrail';
/** What servers answer who are no member of a set yet, and whose account exists already. */
const NOT_YET_INITIALIZED = 94;
const USER_EXISTS = 51003;
const PRIMARY_WITHIN_MS = 60_000;

/**
 * Makes one set of several servers unless they are one, waits until the first can be written through, and makes the account
 * that Casetrail uses, which may read and write its own database only. Running it again changes nothing.
 *
 * @param {readonly string[]} members `host:port`; one alone stays a standalone server
 * @param {string} password of the account
 * @param {{ first: Command, set: Command }} run a command on the `admin` database of the first server, or of the set
 * @typedef {(command: Record<string, unknown>) => Promise<Record<string, any>>} Command
 */
export async function prepare(members, password, { first, set }) {
  if (members.length > 1 && !(await isInitiated(first)))
    await first({
      replSetInitiate: { _id: REPLICA_SET, members: members.map((host, _id) => ({ _id, host })) },
    });
  await untilPrimary(set);
  await makeAccount(password, set);
}

async function isInitiated(first) {
  try {
    await first({ replSetGetStatus: 1 });
    return true;
  } catch (error) {
    if (error.code === NOT_YET_INITIALIZED) return false;
    throw error;
  }
}

async function untilPrimary(set) {
  const deadline = Date.now() + PRIMARY_WITHIN_MS;
  while (!(await set({ hello: 1 })).isWritablePrimary) {
    if (Date.now() > deadline) throw new Error('MongoDB has no primary: see what its servers say.');
    await setTimeout(500);
  }
}

async function makeAccount(password, set) {
  try {
    await set({
      createUser: 'casetrail',
      pwd: password,
      roles: [{ role: 'readWrite', db: DATABASE }],
      writeConcern: { w: 'majority' },
    });
  } catch (error) {
    if (error.code !== USER_EXISTS) throw error;
  }
}

async function main() {
  const [folder, ...members] = process.argv.slice(2);
  const secret = (name) => readFileSync(`${folder}/${name}`, 'utf8').trim();
  const auth = { username: 'root', password: secret('root-password') };
  const first = new MongoClient(`mongodb://${members[0]}`, { auth, directConnection: true });
  const set =
    members.length > 1
      ? new MongoClient(`mongodb://${members.join(',')}/?replicaSet=${REPLICA_SET}`, { auth })
      : first;
  const on = (client) => (command) => client.db('admin').command(command);
  try {
    await prepare(members, secret('casetrail-password'), { first: on(first), set: on(set) });
    console.log(`MongoDB is ready: ${members.join(', ')}.`);
  } finally {
    await Promise.all([first.close(), set.close()]);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    const why = error instanceof MongoServerError ? `${error.codeName}: ${error.message}` : error.message;
    console.error(`MongoDB could not be prepared: ${why}`);
    process.exitCode = 1;
  });
