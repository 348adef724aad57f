import type { Operation } from './operation.js';

/** `rebuild <name>`: builds the read model anew beside the live one and swaps when it has caught up. */
export const rebuildOperation: Operation = async (engine, [name = ''], output) => {
  const names = (await engine.progress.status()).map((status) => status.name);
  if (!names.includes(name)) {
    output.err(`There is no read model "${name}": ${names.join(', ')} are the ones.`);
    return 2;
  }
  output.err(`Building ${name} anew beside the live one ...`);
  const started = performance.now();
  const { generation, position } = await engine.feeding.rebuild(name, (line) =>
    output.err(`${name}: ${line}`),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  output.out(
    `${name}: generation ${generation} is live, as of position ${position ?? 'the beginning'}, after ${seconds} s.`,
  );
  return 0;
};
