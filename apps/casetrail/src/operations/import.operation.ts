import {
  IMPORT_EXIT,
  IMPORT_FORMATS,
  ImportRefused,
  type ImportFormat,
  type ImportProgress,
  importExitCode,
  importFile,
  printReport,
  progressLine,
} from '#importing';
import { atMostEvery } from '#service';
import type { Operation } from './operation.js';

/** A line of progress at most this often, in milliseconds. */
const PROGRESS_EVERY = 1000;

/** `import <format> <file> <list of rejected rows> <mapping> <source> <district code>`: paths absolute, blank for none. */
export const importOperation: Operation = async (engine, args, output) => {
  const [format = '', path = '', rejectedPath, mappingPath, source, districtCode] = args;
  if (!isFormat(format)) {
    output.err(`There is no format "${format}": ${IMPORT_FORMATS.join(', ')} are the ones.`);
    return IMPORT_EXIT.refused;
  }
  const { id, version } = engine.policies.inForce(
    engine.configuration.CASETRAIL_POLICY,
    engine.clock().toISOString(),
  );
  try {
    const report = await importFile({
      format,
      path,
      mappingPath: mappingPath || undefined,
      source: source || undefined,
      districtCode: districtCode || undefined,
      rejectedPath,
      policy: { id, version },
      events: engine.events,
      sealing: engine.sealing,
      clock: engine.clock,
      onProgress: atMostEvery(PROGRESS_EVERY, (progress: ImportProgress) =>
        output.err(progressLine(progress)),
      ),
    });
    const exit = importExitCode(report);
    for (const line of printReport(report).split('\n'))
      if (exit === IMPORT_EXIT.complete) output.out(line);
      else output.err(line);
    return exit;
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    output.err(error.message);
    return IMPORT_EXIT.refused;
  }
};

function isFormat(text: string): text is ImportFormat {
  return (IMPORT_FORMATS as readonly string[]).includes(text);
}
