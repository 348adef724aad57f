import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CASE_READS, type CaseReads } from '../case-reads.js';
import { PORTAL_SETTINGS } from '../portal-settings.js';
import { PortalModule } from '../portal.module.js';
import { SAMPLE_SETTINGS } from './sample-case.js';

@Global()
@Module({})
class PortsModule {}

const ports = (reads: CaseReads): DynamicModule => {
  const providers = [
    { provide: CASE_READS, useValue: reads },
    { provide: PORTAL_SETTINGS, useValue: SAMPLE_SETTINGS },
  ];
  return { module: PortsModule, providers, exports: providers };
};

/** The portal alone, on reads of the caller's choice, beside controllers that stand in for the API. */
export async function createPortalApp(
  reads: CaseReads,
  controllers: Type[] = [],
): Promise<NestFastifyApplication> {
  class Root {}
  Module({ imports: [ports(reads), PortalModule], controllers })(Root);
  const app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger: false });
  await app.init();
  return app;
}
