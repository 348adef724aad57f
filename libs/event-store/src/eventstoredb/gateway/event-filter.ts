import type { StoredEvent } from './gateway-log.js';
import { streams } from './protocol.js';
import { invalidArgument } from './refusals.js';

/** What EventStoreDB looks at between two checkpoints when the client does not say. */
const DEFAULT_WINDOW = 32;

export interface EventFilter {
  passes(event: StoredEvent): boolean;
  /** A subscription tells where it is each time it has looked at so many events. */
  readonly checkpointEvery: number;
}

/** @throws {Refusal} no regular expression */
export function eventFilter(options: streams.ReadReq.Options.FilterOptions): EventFilter {
  const byStream = options.getStreamIdentifier();
  const matches = matcherOf(byStream ?? options.getEventType());
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW;
  return {
    passes: byStream ? ({ stream }) => matches(stream) : ({ type }) => matches(type),
    checkpointEvery: Math.max(1, window * options.getCheckpointintervalmultiplier()),
  };
}

type Expression = streams.ReadReq.Options.FilterOptions.Expression;

function matcherOf(expression: Expression | undefined): (text: string) => boolean {
  const prefixes = expression?.getPrefixList() ?? [];
  if (prefixes.length > 0) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  const pattern = regularExpression(expression?.getRegex() ?? '');
  return (text) => pattern.test(text);
}

function regularExpression(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw invalidArgument(`The filter ${source} is not a regular expression.`);
  }
}
