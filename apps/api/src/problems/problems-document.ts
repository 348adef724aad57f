import { PROBLEMS } from './problem-table.js';
import type { ProblemKind } from './problem-table.js';

/** `docs/reference/problems.md`, from the table that the service answers by. */
export function problemsDocument(): string {
  const byStatus = Map.groupBy(Object.entries(PROBLEMS), ([, { status }]) => status);
  const sections = [...byStatus].sort(([a], [b]) => a - b).map(([status, kinds]) => section(status, kinds));
  return `# Problems

Every error is a problem document (RFC 9457, \`application/problem+json\`):

\`\`\`json
{
  "type": "/problems/stale-revision",
  "title": "The case moved on",
  "status": 412,
  "detail": "The case is at revision 6, not at 5: read it again and decide anew.",
  "code": "stale-revision",
  "revision": 6
}
\`\`\`

\`code\` (and \`type\`, which leads to its explanation) is stable; \`title\` and \`detail\` may be reworded. Some carry more:
\`legal\` (actions possible now), \`data\` (facts behind a refusal), \`errors\` (field and message), \`revision\`. With 429 and 503
comes \`Retry-After\` in seconds. This page is generated from \`apps/api/src/problems/problem-table.ts\`.

${sections.join('\n')}`;
}

const section = (status: number, kinds: readonly (readonly [string, ProblemKind])[]): string => `## ${status}

${kinds
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([code, { title, remedy }]) => `- \`${code}\`: ${title}. ${remedy}\n`)
  .join('')}`;
