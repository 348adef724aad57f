import { ROLES } from '#complaint';
import type { Role } from '#complaint';
import { POLICY_TABLE } from './policy-table.js';
import type { Deed } from './policy-table.js';

/** `docs/reference/access.md`, from the table that the service decides by. */
export function policyDocument(): string {
  return `# Who may do what

Each role, and what it may do; a condition in brackets narrows the words it may use. Reading cases, searching, the
deferred cases, timelines, rates and the live feed are public and show each reader what is theirs. A department acts for itself and for those below it in the
tree, on cases of its branch. A citizen's session is for one case. Anything else answers 403 \`forbidden\`. This page is
generated from \`libs/access/src/policy-table.ts\`.

${ROLES.map(section).join('\n')}`;
}

function section(role: Role): string {
  const lines = POLICY_TABLE.filter(({ roles }) => roles.includes(role)).flatMap(({ deeds, only }) =>
    deeds.map((deed) => line(deed, only)),
  );
  return `## ${role}\n\n${lines.length > 0 ? lines.sort().join('') : 'What is public.\n'}`;
}

const line = (deed: Deed, only: object | undefined): string =>
  `- \`${deed}\`${only ? ` (only \`${JSON.stringify(only)}\`)` : ''}\n`;
