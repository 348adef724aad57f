import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  DEFAULT_CATALOGUE,
  EMPTY_CATALOGUE,
  planChanges,
  SHIPPED_BOOK,
  type Catalogue,
  type CataloguePlan,
  type PolicyBook,
} from '#complaint';
import { StartRefused, isSqlite, readConfiguration, sqliteFile } from '#service';
import { openForReading } from './data-folder.js';

/** Policies and catalogue of the configured log, read beside whoever writes it. */
export interface Rules {
  readonly policies: PolicyBook;
  /** The same without the years that were entered: as their files say. */
  readonly adopted: PolicyBook;
  readonly catalogue: Catalogue;
  /** How the catalogue would become the one that is wanted. */
  plan(wanted: Catalogue): Promise<CataloguePlan>;
}

/** Before there is a log: what comes with Casetrail, and a catalogue that may begin with anything. */
const SHIPPED: Rules = {
  policies: SHIPPED_BOOK,
  adopted: SHIPPED_BOOK,
  catalogue: DEFAULT_CATALOGUE,
  plan: async (wanted) => planChanges(EMPTY_CATALOGUE, wanted),
};

/** Has the rules of the configured log looked at; before there is a log, those that come with Casetrail. */
export async function withRules<Seen>(look: (rules: Rules) => Seen | Promise<Seen>): Promise<Seen> {
  const { CASETRAIL_EVENTS: setting } = readConfiguration(process.env);
  if (isSqlite(setting) && !existsSync(sqliteFile(setting))) return look(SHIPPED);
  const folder = await openForReading();
  try {
    const { policies, catalogue, rulebook } = folder;
    return await look({
      policies,
      adopted: rulebook.adopted,
      catalogue,
      plan: (wanted) => rulebook.plan(wanted),
    });
  } finally {
    await folder.close();
  }
}

/** A file that was named on the command line. */
export interface NamedFile {
  /** As problems call it. */
  readonly name: string;
  readonly text: string;
}

/** @throws {StartRefused} it cannot be read */
export function readNamedFile(path: string): NamedFile {
  try {
    return { name: basename(path), text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new StartRefused(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
