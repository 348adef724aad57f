import { parseArgs } from 'node:util';
import { calendarEnd, type CalendarEnd, type Policy, type PolicyBook } from '#complaint';
import { decideAdoption, readPolicyFile, writePolicyFile } from '#rulebook';
import type { Output } from '#service';
import { beginningOf } from '../../../casetrail/src/operations/begins.js';
import type { CliCommand } from '../command.js';
import { runOperation } from '../data-folder.js';
import { readNamedFile, withRules } from '../rules.js';

export const policyCommand: CliCommand = {
  usage: 'list | show ID [--version N] | check FILE | adopt FILE | year ID FILE',
  summary:
    'Shows what citizens are promised, checks a policy file line by line, puts one into force, and enters the public holidays of a year.',
  run: async (args, output) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { version: { type: 'string' } },
    });
    const [deed = '', ...subjects] = positionals;
    const { version } = values;
    const known = Object.hasOwn(DEEDS, deed) ? DEEDS[deed as keyof typeof DEEDS] : undefined;
    const isAsked =
      subjects.length === known?.subjects &&
      (version === undefined || (deed === 'show' && /^\d+$/.test(version)));
    if (known && isAsked) return known.carryOut(output, subjects, version);
    output.err(`Usage: casetrail policy ${policyCommand.usage}`);
    return 2;
  },
};

const list = (output: Output): Promise<number> =>
  withRules(({ policies }) => {
    for (const id of policies.ids.toSorted())
      for (const line of linesOf(policies.versionsOf(id), new Date().toISOString())) output.out(line);
    return 0;
  });

function linesOf(versions: readonly Policy[], now: string): string[] {
  const { id, name } = versions.at(-1)!;
  const inForce = versions.findLast(({ appliesFrom }) => appliesFrom <= now);
  const state = (policy: Policy): string => {
    if (policy.version === inForce?.version) return 'is in force';
    if (policy.appliesFrom > now) return `applies from ${beginningOf(policy)}`;
    return 'is what older complaints keep';
  };
  return [
    `${id}: ${name.en} (${name['zh-CN']})`,
    ...versions.map((policy) => `  version ${policy.version} ${state(policy)}`),
    `  ${countable(calendarEnd(versions, now))}`,
  ];
}

const countable = (end: CalendarEnd | undefined): string =>
  end ? `working time can be counted until ${end.lastDay}` : 'counts nothing by public holidays';

const show = (output: Output, [id = '']: readonly string[], version?: string): Promise<number> =>
  withRules(({ adopted }) => {
    output.out(writePolicyFile(chosen(adopted, id, version)).trimEnd());
    return 0;
  });

/** The newest where no version is named: a new one begins with it. */
function chosen(policies: PolicyBook, id: string, version: string | undefined): Policy {
  const newest = policies.versionsOf(id).at(-1)?.version ?? 1;
  return policies.of({ id, version: version === undefined ? newest : Number(version) });
}

function check(output: Output, [path = '']: readonly string[]): Promise<number> {
  const { name, text } = readNamedFile(path);
  const policy = readPolicyFile(text, name);
  return withRules(({ adopted, catalogue }) => {
    const versions = adopted.versionsOf(policy.id);
    const event = decideAdoption(policy, { versions, catalogue, now: new Date().toISOString() });
    const called = `${policy.id} version ${policy.version}`;
    output.out(
      event
        ? `${name} is sound. ${called} can be adopted, for complaints received from ${beginningOf(policy)} on.`
        : `${name} is sound. ${called} was adopted already.`,
    );
    return 0;
  });
}

function adopt(output: Output, [path = '']: readonly string[]): Promise<number> {
  const { name, text } = readNamedFile(path);
  return runOperation({ operation: 'adopt-policy', args: [name, text] }, output);
}

function year(output: Output, [id = '', path = '']: readonly string[]): Promise<number> {
  const { name, text } = readNamedFile(path);
  return runOperation({ operation: 'enter-year', args: [id, name, text] }, output);
}

const DEEDS = {
  list: { subjects: 0, carryOut: list },
  show: { subjects: 1, carryOut: show },
  check: { subjects: 1, carryOut: check },
  adopt: { subjects: 1, carryOut: adopt },
  year: { subjects: 2, carryOut: year },
};
