import type { FastifyReply } from 'fastify';

/** As the query says, else as `Accept` asks; JSON by default. */
export const wantsCsv = (format: 'json' | 'csv' | undefined, accept: string | undefined): boolean =>
  (format ?? (accept?.includes('text/csv') ? 'csv' : 'json')) === 'csv';

export function asCsv(reply: FastifyReply, name: string, body: string): string {
  void reply.header('content-type', 'text/csv; charset=utf-8');
  void reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  return body;
}
