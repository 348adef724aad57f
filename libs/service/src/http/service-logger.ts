import { ConsoleLogger } from '@nestjs/common';

/** Errors and warnings for whoever runs the service, plain where no person is looking. */
export class ServiceLogger extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['error', 'warn'], colors: process.stderr.isTTY === true });
  }

  /** Nest logs a failed `listen` and throws it too; whoever called says it in a sentence of its own. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== 'NestApplication') super.error(message, ...rest);
  }
}
