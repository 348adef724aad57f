import { DatabaseSync } from 'node:sqlite';

/** Sums over the callbacks that reached someone, of one department in one assessment month. */
export interface SqlRates {
  readonly department: string;
  readonly month: string;
  readonly valid: number;
  readonly contacted: number;
  readonly solved: number;
  readonly satisfied: number;
  readonly basicallySatisfied: number;
}

/**
 * The rates of a log file, by SQL over its raw rows: the department is the one that reported the matter resolved last, the
 * month is that of the callback in Beijing, and under policy beijing it runs from the 19th to the 18th.
 */
export function ratesBySql(file: string): readonly SqlRates[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare(
      `WITH receipts AS (
         SELECT stream, data ->> '$.policy.id' AS policy, data ->> '$.visibility' AS visibility
         FROM events WHERE type = 'ComplaintReceived'
       ), callbacks AS (
         SELECT stream, datetime(recorded_at, '+8 hours') AS local, data,
           (SELECT earlier.data ->> '$.department' FROM events earlier
            WHERE earlier.stream = later.stream AND earlier.type = 'Resolved' AND earlier.revision < later.revision
            ORDER BY earlier.revision DESC LIMIT 1) AS department
         FROM events later WHERE type = 'Revisited' AND data ->> '$.interim' = 0
       )
       SELECT department,
         CASE WHEN policy = 'beijing' AND CAST(strftime('%d', local) AS INTEGER) >= 19
           THEN strftime('%Y-%m', local, 'start of month', '+1 month') ELSE strftime('%Y-%m', local) END AS month,
         count(*) AS valid,
         sum(data ->> '$.contacted') AS contacted,
         sum(data ->> '$.solved' = 'yes') AS solved,
         sum(data ->> '$.satisfaction' = 'satisfied') AS satisfied,
         sum(data ->> '$.satisfaction' = 'basically-satisfied') AS basicallySatisfied
       FROM callbacks JOIN receipts USING (stream)
       WHERE visibility <> 'confidential'
       GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all() as unknown as SqlRates[];
  database.close();
  return rows.map((row) => ({ ...row }));
}
