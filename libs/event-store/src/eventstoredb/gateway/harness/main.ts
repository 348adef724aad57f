/**
 * The harness as a process of its own, printing the URL to connect to:
 * `node --experimental-transform-types --import ./test/source-hooks.mjs <this file> [file] [port]`
 */
import { startHarness } from './start-harness.js';

const [file, port] = process.argv.slice(2);
const harness = await startHarness({ ...(file && { file }), ...(port && { port: Number(port) }) });
process.stdout.write(`${harness.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void harness.stop().then(() => process.exit(0)));
