import { Controller, type DynamicModule, Get, Header, Inject, Module, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PolicyBook } from '#complaint';
import type { EventStore } from '#event-store';
import type { ProjectionStatus } from '#projecting';
import type { TimerStatus } from '#timers';
import { metricsText } from './metrics.js';
import { type Readiness, readinessOf } from './readiness.js';

/** What a process without the API is asked about itself. */
export interface RoleHealth {
  readonly events: EventStore;
  readonly policies: PolicyBook;
  readonly strangers: { readonly count: number };
  /** Of the read models that it projects or answers from. */
  status(): Promise<readonly ProjectionStatus[]>;
  /** Where this process is one of those that run the timers. */
  timers?(): Promise<TimerStatus>;
}

const ROLE_HEALTH = Symbol('role health');

@Controller()
class RoleHealthController {
  constructor(@Inject(ROLE_HEALTH) private readonly health: RoleHealth) {}

  @Get('health/live')
  live(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const { events, policies } = this.health;
    const readiness = await readinessOf(policies, async () => (await events.head(), this.health.status()));
    if (!readiness.ready) void reply.status(503);
    return readiness;
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(): Promise<string> {
    const [{ events }, projections, timers] = await Promise.all([
      this.health.events.gapAfter(undefined),
      this.health.status(),
      this.health.timers?.(),
    ]);
    const strangers = this.health.strangers.count;
    return metricsText({ events, projections, strangers, ...(timers && { timers }) });
  }
}

/** The health addresses of a role that serves no API, which has its own. */
@Module({})
export class RoleHealthModule {
  static of(health: RoleHealth): DynamicModule {
    return {
      module: RoleHealthModule,
      controllers: [RoleHealthController],
      providers: [{ provide: ROLE_HEALTH, useValue: health }],
    };
  }
}
