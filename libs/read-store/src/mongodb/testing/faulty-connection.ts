import { StoreUnavailable } from '#event-store';
import type { Connection } from '../connection.js';

/** What befalls one call: it never reached the server, its answer was lost, half of its writes were done, or it was late. */
export type Fault = 'unsent' | 'unanswered' | 'half-done' | Promise<void>;

/** A connection whose calls meet the faults that `befalls` names. */
export function faulty(connection: Connection, befalls: (call: string) => Fault | undefined): Connection {
  return new Proxy(connection, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...parameters: unknown[]) => {
        const fault = befalls(String(name));
        const call = async (given = parameters): Promise<unknown> =>
          (await method.apply(target, given)) as unknown;
        if (fault === undefined) return call();
        if (fault instanceof Promise) return fault.then(() => call());
        if (fault === 'unanswered') await call();
        if (fault === 'half-done' && name === 'updateEach') await call(halfOf(parameters));
        throw new StoreUnavailable(`injected: ${String(name)} is ${fault}`);
      };
    },
  });
}

function halfOf([collection, updates]: unknown[]): unknown[] {
  const all = updates as unknown[];
  return [collection, all.slice(0, Math.ceil(all.length / 2))];
}
