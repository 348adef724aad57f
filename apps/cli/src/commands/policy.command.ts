import { parseArgs } from 'node:util';
import type { Policy, PolicyBook } from '#complaint';
import { decideAdoption, readPolicyFile, writePolicyFile } from '#rulebook';
import type { Output } from '#service';
import { beginningOf } from '../../../casetrail/src/operations/begins.js';
import type { CliCommand } from '../command.js';
import { runOperation } from '../data-folder.js';
import { readNamedFile, withRules } from '../rules.js';

export const policyCommand: CliCommand = {
  usage: 'list | show ID [--version N] | check FILE | adopt FILE',
  summary: 'Shows what citizens are promised, checks a policy file line by line, and puts one into force.',
  run: async (args, output) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { version: { type: 'string' } },
    });
    const [deed = '', ...subjects] = positionals;
    const { version } = values;
    const carryOut = Object.hasOwn(DEEDS, deed) ? DEEDS[deed as keyof typeof DEEDS] : undefined;
    const isAsked =
      subjects.length === (deed === 'list' ? 0 : 1) &&
      (version === undefined || (deed === 'show' && /^\d+$/.test(version)));
    if (carryOut && isAsked) return carryOut(output, subjects[0] ?? '', version);
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
  ];
}

const show = (output: Output, id: string, version?: string): Promise<number> =>
  withRules(({ policies }) => {
    output.out(writePolicyFile(chosen(policies, id, version)).trimEnd());
    return 0;
  });

/** The newest where no version is named: a new one begins with it. */
function chosen(policies: PolicyBook, id: string, version: string | undefined): Policy {
  const newest = policies.versionsOf(id).at(-1)?.version ?? 1;
  return policies.of({ id, version: version === undefined ? newest : Number(version) });
}

function check(output: Output, path: string): Promise<number> {
  const { name, text } = readNamedFile(path);
  const policy = readPolicyFile(text, name);
  return withRules(({ policies, catalogue }) => {
    const versions = policies.versionsOf(policy.id);
    const adopted = decideAdoption(policy, { versions, catalogue, now: new Date().toISOString() });
    const called = `${policy.id} version ${policy.version}`;
    output.out(
      adopted
        ? `${name} is sound. ${called} can be adopted, for complaints received from ${beginningOf(policy)} on.`
        : `${name} is sound. ${called} was adopted already.`,
    );
    return 0;
  });
}

function adopt(output: Output, path: string): Promise<number> {
  const { name, text } = readNamedFile(path);
  return runOperation({ operation: 'adopt-policy', args: [name, text] }, output);
}

const DEEDS = { list, show, check, adopt };
