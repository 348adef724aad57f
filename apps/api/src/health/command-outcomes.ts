import { Injectable } from '@nestjs/common';
import { problemOf } from '../problems/problem.js';

/** How many commands ended how, since the start. */
@Injectable()
export class CommandOutcomes {
  readonly #counts = new Map<string, { action: string; outcome: string; count: number }>();

  async count<T>(action: string, run: () => Promise<T>): Promise<T> {
    try {
      const answer = await run();
      this.#add(action, 'done');
      return answer;
    } catch (error) {
      this.#add(action, problemOf(error).problem.code);
      throw error;
    }
  }

  all(): readonly { readonly action: string; readonly outcome: string; readonly count: number }[] {
    return [...this.#counts.values()];
  }

  #add(action: string, outcome: string): void {
    const key = `${action} ${outcome}`;
    const counted = this.#counts.get(key);
    if (counted) counted.count++;
    else this.#counts.set(key, { action, outcome, count: 1 });
  }
}
