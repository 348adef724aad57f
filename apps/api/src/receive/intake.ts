import { ApiProblem } from '../problems/api-problem.js';
import type { ReceiveDto } from './receive.dto.js';

/** What only the hotline decides. */
const FOR_OPERATORS = ['complexity', 'urgency', 'callRecording', 'policy', 'occurredAt'] as const;

/** @throws {ApiProblem} 400 without a channel */
export function fromOperator(body: ReceiveDto): ReceiveDto {
  if (body.channel !== undefined) return body;
  throw refused('channel', 'say how the complaint came in');
}

/**
 * A complaint by the web form: its channel is web whatever it says.
 *
 * @throws {ApiProblem} 400 for what only an operator may set
 */
export function fromWeb(body: ReceiveDto): ReceiveDto {
  const field = FOR_OPERATORS.find((name) => body[name] !== undefined);
  if (field) throw refused(field, 'only an operator may set this');
  return { ...body, channel: 'web' };
}

const refused = (field: string, message: string): ApiProblem =>
  new ApiProblem('invalid-request', `${field}: ${message}.`, { errors: [{ field, message }] });
