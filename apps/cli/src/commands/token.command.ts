import { parseArgs } from 'node:util';
import { LocalIssuer, type StaffRole } from '#access';
import { ROLES, findDepartment, isInUse } from '#complaint';
import { prepareDataFolder, readConfiguration } from '#service';
import type { CliCommand } from '../command.js';
import { withRules } from '../rules.js';

const DEFAULT_DAYS = '30';
const STAFF_ROLES: readonly string[] = ROLES.filter((role) => role !== 'citizen');

export const tokenCommand: CliCommand = {
  usage: '--role ROLE --name "..." [--department ID] [--days 30]',
  summary: 'Prints a bearer token for one person; only a pseudonym made of the name is kept.',
  run: async (args, output) => {
    const { values } = parseArgs({
      args,
      options: {
        role: { type: 'string' },
        name: { type: 'string' },
        department: { type: 'string' },
        days: { type: 'string', default: DEFAULT_DAYS },
      },
    });
    const problem = problemOf(values) ?? (await departmentProblem(values.department));
    if (problem) {
      output.err(problem);
      return 2;
    }
    const configuration = readConfiguration(process.env);
    prepareDataFolder(configuration.CASETRAIL_DATA);
    const issuer = await LocalIssuer.open(configuration.CASETRAIL_ISSUER_KEY, () => new Date());
    const { name, department, days } = values;
    const { token, expiresAt } = await issuer.issueToken({
      role: values.role as StaffRole,
      name,
      department,
      days: Number(days),
    });
    output.err(`Valid until ${expiresAt}. Keep it secret: whoever has it acts in this role.`);
    output.out(token);
    return 0;
  },
};

interface Asked {
  readonly role?: string;
  readonly name?: string;
  readonly department?: string;
  readonly days: string;
}

function problemOf({ role, name, department, days }: Asked): string | undefined {
  if (!STAFF_ROLES.includes(role ?? '')) return `--role is one of ${STAFF_ROLES.join(', ')}.`;
  if (!name) return '--name says whose token it is.';
  if (!/^\d+$/.test(days) || Number(days) < 1 || Number(days) > 366)
    return '--days is a number from 1 to 366.';
  if ((role === 'department') !== (department !== undefined))
    return 'A token for the role department needs --department; no other role has one.';
  return undefined;
}

async function departmentProblem(id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  return withRules(({ catalogue }) => {
    if (findDepartment(catalogue, id)) return undefined;
    const inUse = catalogue.departments.filter(isInUse).map((department) => department.id);
    return `There is no department "${id}": ${inUse.join(', ')} are the ones.`;
  });
}
