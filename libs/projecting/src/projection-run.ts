import { Subject } from 'rxjs';
import type { Position, RecordedEvent, SubscriptionBatch } from '#event-store';
import type { Generation } from '#read-store';
import { messageOf } from './errors.js';
import { Follower } from './follower.js';
import { PositionWaiters } from './position-waiters.js';
import type { Projection, ProjectionStatus, Stop } from './projection.js';
import type { Projected } from './progress.js';
import type { Resources } from './projector-options.js';
import { describeStatus, describeTrouble, type Parts, type Trouble } from './status.js';
import { Track } from './track.js';

/** One projection: the generation that readers see, and at times one being built beside it. */
export class ProjectionRun {
  readonly name: string;
  /** Each batch once it is committed to the live generation. */
  readonly projected = new Subject<Projected>();
  private live: Track | undefined;
  private build: Track | undefined;
  /** What readers see; set also while nothing follows it, because its schema is not the projection's any more. */
  private shown: { readonly generation: Generation; readonly checkpoint: Position | undefined } | undefined;
  private failedToStart: Stop | undefined;
  private running = false;
  private readonly waiters = new PositionWaiters();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly projection: Projection,
    private readonly resources: Resources,
  ) {
    this.name = projection.schema.name;
  }

  start(): Promise<void> {
    return this.inTurn(() => this.begin());
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.halt());
  }

  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.halt();
      await this.begin();
    });
  }

  async rebuild(anew: boolean): Promise<{ readonly generation: number; readonly position?: Position }> {
    const build = await this.inTurn(async () => {
      if (this.build && !this.build.stopped && !anew) return this.build;
      await this.build?.halt();
      return this.beginBuild(anew);
    });
    await build.wentLive;
    const { generation, position } = build.follower;
    return { generation: generation.number, ...(position && { position }) };
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    return this.waiters.wait(position, timeoutMs);
  }

  async status(): Promise<ProjectionStatus> {
    if (!this.running && !this.build) await this.look();
    return describeStatus(this.projection.schema, this.resources, this.parts());
  }

  private parts(): Parts {
    const { live, build, shown, failedToStart, running } = this;
    return { live, build, shown, failedToStart, running };
  }

  /** What others are told of it while this process has the lease. */
  trouble(): Trouble {
    return describeTrouble(this.parts());
  }

  /** Begins again where another process came between, and takes up a build that was begun elsewhere. */
  tend(): Promise<void> {
    return this.inTurn(async () => {
      if (!this.running) return;
      if (this.failedToStart || this.live?.superseded || this.build?.superseded) {
        await this.halt();
        await this.begin();
      } else if (await this.isBuildWaiting()) await this.beginBuild(false);
    });
  }

  private async isBuildWaiting(): Promise<boolean> {
    if (this.build && !this.build.stopped) return false;
    const unfinished = await this.resources.documents.unfinished(this.name);
    return unfinished !== undefined && unfinished.number !== this.build?.follower.generation.number;
  }

  private async begin(): Promise<void> {
    this.running = true;
    this.failedToStart = undefined;
    try {
      const { schema } = this.projection;
      const followable = await this.look();
      if (followable) this.live = this.launch(followable);
      if (!followable || (await this.resources.documents.unfinished(schema.name)))
        await this.beginBuild(false);
    } catch (error) {
      this.failedToStart = { reason: messageOf(error) };
      this.resources.logger?.error(`${this.name} did not start: ${messageOf(error)}`);
    }
  }

  /** Finds what readers see; answers it if this projection can go on with it. */
  private async look(): Promise<Follower | undefined> {
    const generation = await this.resources.documents.live(this.name);
    const checkpoint = await (this.running ? generation?.resume() : generation?.checkpoint());
    this.shown = generation && { generation, checkpoint };
    const ours = await this.isOfThisLog(checkpoint);
    this.waiters.reach(ours ? checkpoint : undefined);
    if (!generation || !ours || generation.version !== this.projection.schema.version) return undefined;
    return this.follower(generation, checkpoint);
  }

  private async beginBuild(anew: boolean): Promise<Track> {
    const { documents } = this.resources;
    const { schema } = this.projection;
    let generation = await (anew ? documents.restartBuild(schema) : documents.building(schema));
    let checkpoint = await generation.resume();
    if (!(await this.isOfThisLog(checkpoint))) {
      generation = await documents.restartBuild(schema);
      checkpoint = undefined;
    }
    this.build = this.launch(this.follower(generation, checkpoint));
    return this.build;
  }

  /** A log restored from an older backup ends before the checkpoint, and what it will hold next is not in the documents. */
  private async isOfThisLog(checkpoint: Position | undefined): Promise<boolean> {
    if (checkpoint === undefined) return true;
    const { events } = this.resources;
    const head = await events.head();
    return events.isPosition(checkpoint) && head !== undefined && checkpoint <= head;
  }

  private follower(generation: Generation, checkpoint: Position | undefined): Follower {
    const { events, retry } = this.resources;
    return new Follower(events, this.projection, generation, checkpoint, retry);
  }

  private launch(follower: Follower): Track {
    return new Track(
      this.name,
      follower,
      (track, batch) => this.took(track, batch),
      (track, stop) => this.onStop(track, stop),
    );
  }

  private async took(track: Track, batch: SubscriptionBatch): Promise<void> {
    if (track === this.live) this.show(track.follower, batch.events);
    else if (batch.caughtUp && !track.halted) await this.goLive(track);
  }

  private show({ generation, position }: Follower, events: readonly RecordedEvent[]): void {
    this.shown = { generation, checkpoint: position };
    this.waiters.reach(position);
    if (events.length > 0 && position) this.projected.next({ events, position });
  }

  /** The live one is halted first, so that what readers see never goes back; a build that it outran goes live a batch later. */
  private async goLive(build: Track): Promise<void> {
    const { live, resources } = this;
    if (this.isOutrun(build)) return;
    await live?.halt();
    if (this.isOutrun(build)) return;
    const unseen = live ? await this.eventsBetween(live.follower.position, build.follower.position) : [];
    await resources.documents.swap(build.follower.generation);
    this.live = build;
    this.build = undefined;
    this.show(build.follower, unseen);
    build.announceLive();
    resources.logger?.log(`${this.name} generation ${build.follower.generation.number} is live`);
  }

  private isOutrun(build: Track): boolean {
    const { position } = build.follower;
    const ahead = this.live?.follower.position;
    return ahead !== undefined && (position === undefined || position < ahead);
  }

  /** What the build has projected beyond the live one: whoever follows the live feed has not heard of it. */
  private async eventsBetween(
    after: Position | undefined,
    to: Position | undefined,
  ): Promise<RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    if (to === undefined || to === after) return found;
    const { filter } = this.projection;
    for await (const event of this.resources.events.readAll({ ...(after && { after }), filter })) {
      if (event.position > to) break;
      found.push(event);
    }
    return found;
  }

  private onStop(track: Track, stop: Stop): void {
    const { number } = track.follower.generation;
    this.resources.logger?.error(`${this.name} generation ${number} stopped: ${stop.reason}`);
    const { live } = this;
    if (track !== this.build || !this.running || !live?.halted || live.stopped) return;
    // The build had halted the live one to take its place, and failed: the live one goes on.
    this.live = this.launch(this.follower(live.follower.generation, live.follower.position));
  }

  private async halt(): Promise<void> {
    this.running = false;
    await Promise.all([this.live?.halt(), this.build?.halt()]);
    this.live = this.build = undefined;
    this.waiters.giveUp();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}
