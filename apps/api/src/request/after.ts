import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { IsString, MaxLength } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { EventStore } from '#event-store';
import type { Progress } from '#projecting';
import { EVENT_STORE, PROGRESS } from '../ports.js';
import { ApiProblem, RetryLater } from '../problems/api-problem.js';
import { Optional } from '../validation/optional.js';

const READ_MODEL = Symbol('read model');
const WAIT_MS = 2_000;

/** The read model a route answers from: `?after=<position>` waits until it has seen that position. */
export const AnswersFrom = (readModel: string): MethodDecorator => SetMetadata(READ_MODEL, readModel);

export class AfterDto {
  @Optional()
  @IsString()
  @MaxLength(64)
  @ApiPropertyOptional({
    description: 'A `position` that a command answered with: waits up to 2 s until it can be read.',
  })
  after?: string;
}

@Injectable()
export class AfterInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const readModel = this.reflector.get<string | undefined>(READ_MODEL, context.getHandler());
    const { after } = context.switchToHttp().getRequest<FastifyRequest>().query as { after?: unknown };
    if (readModel !== undefined && after !== undefined) await this.wait(readModel, after);
    return next.handle();
  }

  private async wait(readModel: string, after: unknown): Promise<void> {
    if (typeof after !== 'string' || !this.events.isPosition(after)) {
      throw new ApiProblem('foreign-position', 'after must be a position that this service answered with.');
    }
    if (await this.progress.waitFor(readModel, after, WAIT_MS)) return;
    throw new RetryLater('read-model-behind', `${readModel} has not seen that position yet: ask again.`, 1);
  }
}
