import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap } from 'rxjs';
import type { Observable } from 'rxjs';

/** An answer about one case carries its revision as ETag, for the `If-Match` of the next command. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer: unknown) => {
        const revision = revisionOf(answer);
        if (revision !== undefined) void reply.header('etag', `"${revision}"`);
      }),
    );
  }
}

function revisionOf(answer: unknown): number | undefined {
  const { caseNumber, revision } = (answer ?? {}) as { caseNumber?: unknown; revision?: unknown };
  return typeof caseNumber === 'string' && typeof revision === 'number' ? revision : undefined;
}
