import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { addressKey } from '#access';
import { RetryLater } from '../problems/api-problem.js';

/** Feeds open at once from one address: a household, or an office behind one. */
const PER_ADDRESS = 50;
/** Feeds open at once in all, so that memory and sockets last. */
const IN_ALL = 5_000;
const RETRY_SECONDS = 60;

/** Bounds how many live feeds are open: each holds a connection for as long as its reader likes. */
@Injectable()
export class LiveSeats {
  readonly #taken = new Map<string, number>();
  #all = 0;

  /** The feed, on a seat from its subscription to its end. It fails with a 429 where none is free. */
  seat<T>(address: string, feed: Observable<T>): Observable<T> {
    return new Observable((reader) => {
      const key = addressKey(address);
      this.#take(key);
      reader.add(() => this.#leave(key));
      reader.add(feed.subscribe(reader));
    });
  }

  get taken(): number {
    return this.#all;
  }

  #take(key: string): void {
    const taken = this.#taken.get(key) ?? 0;
    if (taken >= PER_ADDRESS || this.#all >= IN_ALL) {
      const sentence = 'Too many live feeds are open: close one, or load the page again later.';
      throw new RetryLater('too-many-requests', sentence, RETRY_SECONDS);
    }
    this.#taken.set(key, taken + 1);
    this.#all++;
  }

  #leave(key: string): void {
    const left = (this.#taken.get(key) ?? 0) - 1;
    if (left > 0) this.#taken.set(key, left);
    else this.#taken.delete(key);
    this.#all--;
  }
}
