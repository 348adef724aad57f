import type { DomainErrorCode } from '#complaint';

export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What the client can do about it. */
  readonly remedy: string;
}

const kind = (status: number, title: string, remedy: string): ProblemKind => ({ status, title, remedy });

/** What HTTP, the command handler and the stores refuse. */
export const API_PROBLEMS = {
  'malformed-json': kind(400, 'The body is not JSON', 'Send well-formed JSON.'),
  'malformed-request': kind(400, 'The request cannot be read', 'Send well-formed HTTP.'),
  'invalid-request': kind(
    400,
    'A field is wrong',
    'Correct what `detail` and `errors` name; unknown fields are refused too.',
  ),
  'wrong-check-character': kind(
    400,
    'The case number has a typo',
    'Its last character does not fit the others: compare it with the number that was given.',
  ),
  'foreign-position': kind(
    400,
    'The position is not of this log',
    'Use a `position` that a command of this service answered with.',
  ),
  'invalid-cursor': kind(400, 'The cursor is of another query', 'Begin again without the cursor.'),
  'invalid-token': kind(401, 'The token proves nothing', 'Ask for a new token, or a new session.'),
  unauthenticated: kind(401, 'This needs a token', 'Send `Authorization: Bearer` with a token.'),
  forbidden: kind(403, 'Your role may not do this', 'Ask somebody whose role may, or use another token.'),
  'wrong-access-code': kind(
    401,
    'The case number and the access code do not match',
    'Check both; the code was given when the complaint was received.',
  ),
  'unknown-case': kind(
    404,
    'No such case',
    'Check the number. A confidential case answers the same: it opens with its access code.',
  ),
  'no-such-policy': kind(404, 'No such policy', 'See /api/policies for those there are.'),
  'unknown-webhook': kind(404, 'No such webhook', 'List them with /api/webhooks.'),
  'webhook-refused': kind(422, 'Not with these words', 'The sentence says which.'),
  'unsafe-target': kind(
    422,
    'Not an address to send webhooks to',
    'Give an https address on the public internet, or have an administrator trust it.',
  ),
  'target-not-found': kind(422, 'The host cannot be found', 'Check the address, or try again later.'),
  'unknown-route': kind(404, 'No such address', 'See /api/docs for the addresses that exist.'),
  'method-not-allowed': kind(405, 'Not with this method', 'See /api/docs for the methods of this address.'),
  'request-timeout': kind(408, 'The request came too slowly', 'Send it again.'),
  conflict: kind(409, 'The case keeps changing', 'Send the command again.'),
  'stale-revision': kind(
    412,
    'The case moved on',
    'Read the case again; `revision` says where it is. Then decide anew with that `If-Match`.',
  ),
  'body-too-large': kind(413, 'The body is too large', 'Send at most 1 MiB.'),
  'append-too-large': kind(413, 'The texts are too large', 'Shorten the texts.'),
  'unsupported-media-type': kind(415, 'Only JSON is understood', 'Send `Content-Type: application/json`.'),
  'idempotency-key-reused': kind(
    422,
    'The key was used for another body',
    'Use a new `Idempotency-Key` for a new command.',
  ),
  'too-many-requests': kind(429, 'Too many requests', 'Wait as long as `Retry-After` says.'),
  'internal-error': kind(500, 'Casetrail failed', 'Try again; if it stays, tell the administrator.'),
  'not-implemented': kind(501, 'Not possible yet', 'This version cannot do it.'),
  'read-model-behind': kind(
    503,
    'The read model has not caught up',
    'Ask again after `Retry-After`: the command itself is recorded.',
  ),
  'key-store-unavailable': kind(503, 'The key store cannot be asked', 'Ask again after `Retry-After`.'),
  'calendar-lacks-year': kind(
    503,
    'The calendar lacks a year',
    'An administrator enters its holidays (see the administrator’s guide); nothing was recorded.',
  ),
  'store-unavailable': kind(503, 'The log cannot be asked', 'Send it again with the same `Idempotency-Key`.'),
} satisfies Record<string, ProblemKind>;

export type ApiProblemCode = keyof typeof API_PROBLEMS;

/** 403: not this person. 404: no such case. 409: not now, the case is elsewhere. 422: not with these words. */
export const DOMAIN_PROBLEMS: Readonly<Record<DomainErrorCode, ProblemKind>> = {
  'already-received': kind(409, 'The case exists already', 'Draw another case number.'),
  'not-received': kind(404, 'No such case', 'Check the number.'),
  'illegal-step': kind(409, 'Not possible in this state', 'Choose one of the actions in `legal`.'),
  'unknown-department': kind(422, 'No such department', 'Choose one from /api/catalogue.'),
  'unknown-category': kind(422, 'No such category', 'Choose one from /api/catalogue.'),
  'unknown-district': kind(422, 'No such district', 'Choose one from /api/catalogue.'),
  'unknown-policy': kind(422, 'No such policy', 'Leave the policy out to use the service’s own.'),
  'no-longer-in-use': kind(422, 'Merged or retired', 'Name what took over, or choose from /api/catalogue.'),
  'department-not-on-case': kind(409, 'The department has no part here', 'Assign or add it first.'),
  'department-already-on-case': kind(409, 'The department has a part already', 'Leave it out.'),
  'department-is-accused': kind(409, 'The complaint is about this department', 'Choose another department.'),
  'lead-missing': kind(422, 'Exactly one department leads', 'Name one department with part `lead`.'),
  'not-the-lead': kind(409, 'Only the lead may do this', 'Let the lead department do it.'),
  'part-unfinished': kind(409, 'A support part is not finished', 'Finish it, or have it ruled away.'),
  'part-disputed': kind(409, 'A part is disputed', 'Wait for the ruling of a supervisor.'),
  'dispute-window-over': kind(409, 'Too late to dispute', 'Accept the part, or ask a supervisor.'),
  'not-down-the-tree': kind(
    422,
    'Not a department below this one',
    'Delegate to a department of your own branch.',
  ),
  'only-delegated': kind(
    403,
    'The part is another department’s',
    'Name the department that answers for it, or let it do this.',
  ),
  'review-date-past': kind(422, 'The review day is past', 'Choose a day after today.'),
  'review-date-too-far': kind(422, 'The review day is too far', 'Choose an earlier day.'),
  'renewals-exhausted': kind(409, 'Mitigated too often', 'Resolve it, or defer it with a plan.'),
  'own-revisit': kind(403, 'Not by a handling department', 'An operator or the citizen revisits.'),
  'unknown-phone': kind(422, 'No such phone number on the case', 'Count from 1.'),
  'unknown-reporter': kind(422, 'Not a reporter of this case', 'Name a case that was merged into it.'),
  'already-answered': kind(409, 'This reporter has answered', 'Reopen the case if the answer changed.'),
  'reopening-window-over': kind(409, 'Too late to reopen', 'Ask a supervisor, or complain anew.'),
  'occurred-in-future': kind(422, 'occurredAt is in the future', 'Leave it out for now.'),
  'occurred-too-early': kind(422, 'occurredAt is before the receipt', 'Choose a later time.'),
  'backdated-too-far': kind(422, 'occurredAt is too long ago', 'The policy limits back-dating.'),
  'deadline-not-later': kind(422, 'The new deadline is not later', 'Choose a later one.'),
  'deadline-not-due': kind(409, 'The deadline has not passed', 'Wait until it has.'),
  'date-past': kind(422, 'The date is past', 'Choose a day to come.'),
  'date-too-far': kind(422, 'The date is too far', 'Choose an earlier day.'),
  'same-value': kind(409, 'It is so already', 'Nothing needs doing.'),
  'across-confidentiality': kind(409, 'Confidential and other cases never merge', 'Keep them apart.'),
  'unknown-entry': kind(422, 'No such entry', 'Name an `eventId` of this case’s history.'),
  'no-text-to-change': kind(409, 'The entry has no public text', 'Choose another entry.'),
  'attempts-not-exhausted': kind(409, 'Not called often enough', 'Attempt the revisit again.'),
  'contact-was-given': kind(409, 'The citizen can be reached', 'Revisit by the contact given.'),
  'explanation-needs-consultation': kind(409, 'Only a consultation is explained on the call', 'Dispatch it.'),
  'unknown-incident': kind(404, 'No such incident', 'Check the number, or see /api/incidents.'),
  'incident-ended': kind(409, 'The incident is over', 'Open another one if it begins again.'),
  'ruling-by-handling-department': kind(
    403,
    'Not by a handling department',
    'A supervisor outside it rules.',
  ),
  'second-person-needed': kind(403, 'Another person must confirm', 'Let a second administrator do it.'),
  'erasure-while-open': kind(409, 'The case is open', 'Restrict the personal data until it is closed.'),
  'erasure-not-ordered': kind(409, 'No erasure was ordered', 'Order it first.'),
  'personal-data-erased': kind(409, 'The personal data was erased', 'It cannot come back.'),
  'historical-case': kind(409, 'The case was imported', 'Adopt it first to make it live.'),
  'bad-date': kind(422, 'Not a date', 'Send days as YYYY-MM-DD and instants with their zone.'),
  'text-missing': kind(422, 'A text is missing', 'Say why: the sentence names the field.'),
  'role-may-not': kind(403, 'Not for this role', 'Let somebody whose role may do it.'),
  'not-historical': kind(409, 'The case is live already', 'Nothing needs doing.'),
};

export const PROBLEMS: Readonly<Record<string, ProblemKind>> = { ...API_PROBLEMS, ...DOMAIN_PROBLEMS };
