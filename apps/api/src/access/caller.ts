import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS_CITIZEN } from '#access';
import type { Reader } from '#access';
import type { Actor } from '#complaint';

/** Who sent the request, as far as its token proves. */
export type Caller =
  | { readonly kind: 'public' }
  | { readonly kind: 'citizen'; readonly caseNumber: string; readonly actor: Actor }
  | { readonly kind: 'staff'; readonly actor: Actor };

const CALLERS = new WeakMap<FastifyRequest, Caller>();

export const rememberCaller = (request: FastifyRequest, caller: Caller): void =>
  void CALLERS.set(request, caller);

export const callerOf = (request: FastifyRequest): Caller => CALLERS.get(request) ?? { kind: 'public' };

export const actorOf = (caller: Caller): Actor =>
  caller.kind === 'public' ? ANONYMOUS_CITIZEN : caller.actor;

export function readerOf(caller: Caller): Reader {
  if (caller.kind === 'citizen') return { kind: 'citizen', caseNumber: caller.caseNumber };
  return caller;
}

/** The caller, as the guard found it. */
export const FromCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The caller as a reader. */
export const FromReader = createParamDecorator((_: unknown, context: ExecutionContext): Reader =>
  readerOf(callerOf(context.switchToHttp().getRequest<FastifyRequest>())),
);
