import { misses, receives } from '../acts.js';
import { SERVICE, operator, worker } from '../people.js';
import { HOUR, MINUTE, at, dayOf } from '../rhythm.js';
import type { Telling } from '../telling.js';
import type { CoveredHeap } from './covered-heap-texts.js';

/**
 * The story Casetrail exists for. The heap is reported as handled and is only covered; the truck could not get in. It is
 * removed two days later, and the callback takes several attempts, because her phone flags the hotline as spam. When she
 * is called, and when again, is the service's own promise: nobody planned it.
 */
export function coveredHeap(tell: Telling, texts: CoveredHeap): void {
  const heap = new HeapStory(tell, texts);
  heap.reported();
  heap.covered();
  heap.calledAgain();
  heap.cleared();
  heap.calledBack();
}

class HeapStory {
  private readonly day: number;
  private readonly crew;
  private readonly patrol;

  constructor(
    private readonly tell: Telling,
    private readonly texts: CoveredHeap,
  ) {
    this.day = tell.start.receivedAt;
    this.crew = worker(tell.random, 'sanitation');
    this.patrol = worker(tell.random, 'traffic');
  }

  reported(): void {
    const { instructions } = this.texts;
    receives(this.tell, { channel: 'phone' });
    this.when(0, 9, 26).step(operator(this.tell.random), 'assign', {
      departments: [
        { id: 'sanitation', part: 'lead', instruction: instructions.sanitation },
        { id: 'traffic', part: 'support', instruction: instructions.traffic },
      ],
    });
    this.when(0, 9, 48).step(this.crew, 'accept', { department: 'sanitation' });
    this.when(0, 10, 5).step(this.patrol, 'accept', { department: 'traffic' });
    this.when(0, 10, 20).step(this.crew, 'contact', { department: 'sanitation', text: this.texts.contacted });
  }

  covered(): void {
    const { done, why, plan, reported } = this.texts.stopgap;
    this.when(0, 14, 10).step(this.crew, 'progress', { department: 'sanitation', text: reported });
    this.when(0, 15, 32).step(this.crew, 'mitigate', {
      department: 'sanitation',
      done,
      whyNotPermanent: { code: 'access-blocked', text: why },
      plan,
      reviewOn: dayOf(this.day, 2),
    });
    this.when(0, 15, 33).step(SERVICE, 'record-message', {
      messageId: `mitigated-${this.tell.number}`,
      message: 'mitigated',
      channel: 'sms',
      result: 'sent',
    });
  }

  calledAgain(): void {
    this.when(0, 17, 42).step(operator(this.tell.random), 'link-call', {
      channel: 'phone',
      text: this.texts.calledAgain,
    });
    this.when(0, 18, 25).step(this.crew, 'contact', { department: 'sanitation', text: this.texts.explained });
  }

  cleared(): void {
    const { moving, laneFree, cleared } = this.texts;
    this.when(1, 10, 30).step(this.patrol, 'progress', { department: 'traffic', text: moving });
    this.when(2, 9, 10).step(this.patrol, 'finish-part', { department: 'traffic', text: laneFree });
    this.when(2, 11, 40).step(this.crew, 'resolve', {
      department: 'sanitation',
      outcome: 'fixed',
      done: cleared,
    });
  }

  calledBack(): void {
    for (const result of this.texts.attempts) misses(this.tell, result);
    this.tell.rings();
    this.tell.step(operator(this.tell.random), 'revisit', {
      via: 'phone',
      contacted: true,
      solved: 'yes',
      satisfaction: 'satisfied',
      opinion: this.texts.opinion,
    });
  }

  private when(days: number, hour: number, minute: number): Telling {
    return this.tell.until(at(this.day, days, hour, minute));
  }
}

/** She calls at twelve past nine, so many days before the end of the plan. */
export function heapReported(until: number, daysAgo: number): number {
  return at(until, -daysAgo, 0) + 9 * HOUR + 12 * MINUTE;
}
