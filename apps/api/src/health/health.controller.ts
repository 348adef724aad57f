import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { PolicyBook } from '#complaint';
import type { EventStore } from '#event-store';
import type { Progress } from '#projecting';
import { type Readiness, metricsText, ownCalendarEnd, readinessOf } from '#service';
import { Public } from '../access/allow.js';
import { Answers, AnswersText } from '../openapi/reads/index.js';
import {
  type ApiParts,
  CLOCK,
  type Clock,
  CONFIGURATION,
  EVENT_STORE,
  POLICIES,
  PROGRESS,
  STRANGERS,
  TIMERS,
} from '../ports.js';
import { CommandOutcomes } from './command-outcomes.js';

@ApiTags('service')
@Controller()
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(PROGRESS) private readonly progress: Progress,
    @Inject(STRANGERS) private readonly strangers: ApiParts['strangers'],
    @Inject(TIMERS) private readonly timing: ApiParts['timing'],
    @Inject(POLICIES) private readonly policies: PolicyBook,
    @Inject(CONFIGURATION) private readonly configuration: ApiParts['configuration'],
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly outcomes: CommandOutcomes,
  ) {}

  @Get('health/live')
  @Public()
  @Answers('Alive')
  @ApiOperation({ operationId: 'health-live', summary: 'The process answers' })
  live(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  @Get('health/ready')
  @Public()
  @Answers('Readiness')
  @ApiOperation({
    operationId: 'health-ready',
    summary: 'Whether every read model is live and its store answers, and how far behind; 503 if not',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await readinessOf(this.policies, () => this.progress.status());
    if (!readiness.ready) void reply.status(503);
    return readiness;
  }

  @Get('metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @AnswersText('text/plain')
  @ApiOperation({ operationId: 'metrics', summary: 'Figures for Prometheus' })
  async metrics(): Promise<string> {
    const [{ events }, projections, timers] = await Promise.all([
      this.events.gapAfter(undefined),
      this.progress.status(),
      this.timing?.status(),
    ]);
    const [strangers, commands] = [this.strangers.count, this.outcomes.all()];
    const { policies, configuration, clock } = this;
    const calendarEnd = ownCalendarEnd({ policies, configuration, clock });
    return metricsText({
      events,
      strangers,
      projections,
      commands,
      ...(timers && { timers }),
      ...(calendarEnd && { calendarEnd }),
    });
  }
}
