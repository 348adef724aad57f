import { Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../access/caller.js';
import { Throttles } from './throttles.js';
import type { Throttled } from './throttles.js';

const THROTTLE = Symbol('throttle');

/** Counts requests by anyone but staff against a limit per address. */
export const ThrottledAs = (what: Throttled): MethodDecorator => SetMetadata(THROTTLE, what);

@Injectable()
export class ThrottleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly throttles: Throttles,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const what = this.reflector.get<Throttled | undefined>(THROTTLE, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (what && callerOf(request).kind !== 'staff') this.throttles.take(what, request.ip);
    return true;
  }
}
