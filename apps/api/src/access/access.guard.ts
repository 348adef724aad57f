import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { InvalidToken, limitOf, mayDo, rolesThatMay } from '#access';
import type { Deed, LocalIssuer } from '#access';
import { parseCaseNumber } from '#complaint';
import type { Role } from '#complaint';
import { LOCAL_ISSUER } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';
import { ACCESS } from './allow.js';
import type { Access } from './allow.js';
import { rememberCaller } from './caller.js';
import type { Caller } from './caller.js';

/** Finds out who calls, then whether they may. A route that says neither `@Allow` nor `@Public` lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(LOCAL_ISSUER) private readonly issuer: LocalIssuer,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    const caller = await this.identify(request.headers.authorization);
    rememberCaller(request, caller);
    if (!access) return false;
    if ('deed' in access) admit(caller, access.deed, request.params);
    return true;
  }

  private async identify(authorization: string | undefined): Promise<Caller> {
    if (authorization === undefined) return { kind: 'public' };
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw new InvalidToken('Send the token as "Authorization: Bearer <token>".');
    if (isSession(token)) return { kind: 'citizen', ...(await this.issuer.sessions.verify(token)) };
    return { kind: 'staff', actor: await this.issuer.verifyToken(token) };
  }
}

/** @throws {ApiProblem} who calls may not do this, or not on this case */
export function admit(caller: Caller, deed: Deed, params: unknown): void {
  if (caller.kind === 'public') {
    throw new ApiProblem('unauthenticated', 'Send "Authorization: Bearer" with a token or a session.');
  }
  if (!mayDo(caller.actor, deed)) throw notAllowed(caller.actor.role, deed);
  if (caller.kind === 'citizen' && caller.caseNumber !== caseNumberIn(params)) {
    throw new ApiProblem('forbidden', 'This session is for another case.');
  }
}

/** Not this role at all, or only in other words than these. */
export function notAllowed(role: Role, deed: Deed): ApiProblem {
  const roles = rolesThatMay(deed);
  const sentence = roles.includes(role)
    ? `The role ${role} may "${deed}" only with ${limitOf(role, deed)}.`
    : `The role ${role} may not "${deed}". These may: ${roles.join(', ')}.`;
  return new ApiProblem('forbidden', sentence, { roles });
}

function caseNumberIn(params: unknown): string | undefined {
  const { caseNumber } = (params ?? {}) as { caseNumber?: string };
  return caseNumber === undefined ? undefined : parseCaseNumber(caseNumber);
}

/** Only chooses the verifier: which audience the token claims. The verifier then checks everything. */
function isSession(token: string): boolean {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    return (JSON.parse(payload) as { aud?: unknown }).aud === 'casetrail:citizen';
  } catch {
    return false;
  }
}
