import { createParamDecorator, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { callerOf, readerOf } from '../access/caller.js';
import { ReadCase } from '../read-case/read-case.queries.js';
import { CaseNumberPipe } from '../request/case-number.js';

const REVISIONS = new WeakMap<FastifyRequest, number>();

/** Refuses before the feed begins: its headers are sent at once, and a store on another machine answers only later. */
@Injectable()
export class AdmitReader implements CanActivate {
  private readonly number = new CaseNumberPipe();

  constructor(private readonly queries: QueryBus) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caseNumber } = request.params as { readonly caseNumber: string };
    const asked = new ReadCase(readerOf(callerOf(request)), this.number.transform(caseNumber));
    const { revision } = await this.queries.execute(asked);
    REVISIONS.set(request, revision);
    return true;
  }
}

/** The revision of the case when its reader was admitted. */
export const RevisionNow = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  REVISIONS.get(context.switchToHttp().getRequest<FastifyRequest>())!,
);
