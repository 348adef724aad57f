/**
 * Runs the suites of `budget.json` one after the other. A suite that takes longer than its seconds fails.
 *
 *   node test/run.mjs                 what `npm test` holds
 *   node test/run.mjs --long          the longer suites too
 *   node test/run.mjs --only-long     the longer suites alone
 *   node test/run.mjs specs kills     only these; those marked "demand" run in no other way
 *
 * With --complete a suite or test that was skipped is a failure. A suite that needs a server names the variable with its
 * address; without it the suite is left out, and one line says how to run it. One worker is for a suite whose files would be
 * in each other's way: two browsers must not be unpacked into one place at once.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const budget = JSON.parse(readFileSync(join(import.meta.dirname, 'budget.json'), 'utf8'));
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((name) => !(name in budget));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}: ${Object.keys(budget).join(', ')} are the ones.`);
  process.exit(2);
}
const chosen = Object.entries(budget).filter(([name, { long = false, demand = false }]) => {
  if (wanted.length > 0) return wanted.includes(name);
  if (demand) return false;
  return args.includes('--only-long') ? long : args.includes('--long') || !long;
});

const leftOut = chosen.filter(([, { needs }]) => needs !== undefined && !process.env[needs]);
const output = mkdtempSync(join(tmpdir(), 'casetrail-test-'));
const results = chosen.filter((each) => !leftOut.includes(each)).map(([name, suite]) => run(name, suite));
rmSync(output, { recursive: true });
report(results);

function run(name, suite) {
  console.log(`\n── ${name} (budget ${suite.seconds} s)`);
  const started = performance.now();
  const result = suite.pattern ? runJest(name, suite) : runCommand(suite.command);
  const seconds = (performance.now() - started) / 1000;
  return { name, budget: suite.seconds, seconds, ...result };
}

function runCommand([command, ...rest]) {
  const { status } = spawnSync(command, rest, { cwd: root, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function runJest(name, { pattern, env, workers = 2 }) {
  const file = join(output, `${name}.json`);
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = [
    '--testPathPatterns',
    pattern,
    '--json',
    '--outputFile',
    file,
    '--maxWorkers',
    String(workers),
    '--silent=false',
  ];
  const { status } = spawnSync('node', [jest, ...flags], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings', ...env },
  });
  return totals(file, status);
}

/** A suite that found no test, or could not start, has failed. */
function totals(file, status) {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8'));
    const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
    const nothing = found.numTotalTests === 0 || (status !== 0 && failed === 0);
    return {
      passed: found.numPassedTests,
      failed: failed + (nothing ? 1 : 0),
      skipped: found.numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function report(suites) {
  console.log('');
  for (const { name, seconds, budget: limit, passed, failed, skipped } of suites) {
    const late = seconds > limit ? '  OVER BUDGET' : '';
    const left = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(
      `${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s of ${limit} s  ${passed} passed, ${failed} failed${left}${late}`,
    );
  }
  const sum = (count) => suites.reduce((total, suite) => total + count(suite), 0);
  const failed = sum((suite) => suite.failed + (suite.seconds > suite.budget ? 1 : 0));
  const skipped = sum((suite) => suite.skipped);
  const incomplete = args.includes('--complete') ? skipped + leftOut.length : 0;
  for (const line of notices(skipped)) console.log(line);
  console.log(
    `\n${sum((suite) => suite.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  process.exit(failed + incomplete > 0 ? 1 : 0);
}

/** What was not run against the real thing, or not at all, and how to do it. */
function notices(skipped) {
  const without = [...new Set(leftOut.map(([, { needs }]) => needs))];
  const names = leftOut.map(([name]) => name).join(', ');
  const lines = [];
  if (leftOut.length > 0 || skipped > 0)
    lines.push(
      `NOT RUN without ${without.join(', ') || 'CASETRAIL_TEST_MONGODB'}: ${[names, skipped > 0 ? `${skipped} tests` : ''].filter(Boolean).join(' and ')}. Run them with: .ci/ferretdb.sh npm test`,
    );
  if (results.some(({ name }) => name === 'contracts') && !process.env.CASETRAIL_TEST_ESDB)
    lines.push(
      'The gateway stood in for EventStoreDB. To run against a real one: CASETRAIL_TEST_ESDB=esdb://HOST:2113?tls=false npm test',
    );
  return lines.length > 0 ? ['', ...lines] : [];
}
