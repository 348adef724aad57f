import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Throttle, addressKey } from '#access';

/** Per address: enough for a household behind one, too little to try case numbers in bulk. */
const LIMITS = { burst: 300, perMinute: 120 };

/** Someone asks too often. */
export class TooManyLookUps extends Error {
  override readonly name = 'TooManyLookUps';
  readonly code = 'too-many-requests';

  constructor(readonly seconds: number) {
    super(`Too many look-ups from here: wait ${seconds} s.`);
  }
}

/** Counts pages that look cases up against a limit per address, as the API does for its own. */
@Injectable()
export class LookUpsGuard implements CanActivate {
  private readonly throttle = new Throttle(LIMITS, () => new Date());

  canActivate(context: ExecutionContext): boolean {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    const seconds = this.throttle.take(addressKey(ip));
    if (seconds > 0) throw new TooManyLookUps(seconds);
    return true;
  }
}
