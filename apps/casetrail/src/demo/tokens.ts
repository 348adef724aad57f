import type { LocalIssuer, StaffRole } from '#access';

const STAFF: readonly { readonly role: StaffRole; readonly department?: string }[] = [
  { role: 'operator' },
  { role: 'department', department: 'sanitation' },
  { role: 'supervisor' },
  { role: 'auditor' },
  { role: 'analyst' },
  { role: 'administrator' },
];

/** A token for each role to try the sample district with, by role. */
export async function issueTokens(issuer: LocalIssuer): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {};
  for (const { role, department } of STAFF) {
    const issued = await issuer.issueToken({ role, department, name: `Sample ${role}`, days: 7 });
    tokens[department ? `${role} (${department})` : role] = issued.token;
  }
  return tokens;
}
