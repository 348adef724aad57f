import { type DynamicModule, Global, Module } from '@nestjs/common';
import { latestPolicy } from '#complaint';
import { ApiModule } from '../../api/src/api.module.js';
import { CaseCommands } from '../../api/src/cases/case-commands.js';
import * as ports from '../../api/src/ports.js';
import { CASE_READS as PORTAL_READS } from '../../portal/src/case-reads.js';
import { PORTAL_SETTINGS, type PortalSettings } from '../../portal/src/portal-settings.js';
import { PortalModule } from '../../portal/src/portal.module.js';
import type { Engine } from './engine.js';

/** Everything on one port: the API and the portal on the parts of one engine. */
@Module({})
export class CasetrailModule {
  static on(engine: Engine): DynamicModule {
    return { module: CasetrailModule, imports: [EngineModule.of(engine), ApiModule, PortalModule] };
  }
}

/** Hands the parts of the engine to whoever asks for a port. */
@Global()
@Module({})
class EngineModule {
  static of(engine: Engine): DynamicModule {
    const providers = [
      { provide: ports.EVENT_STORE, useValue: engine.events },
      { provide: ports.CASE_READS, useValue: engine.reads },
      { provide: ports.PROJECTOR, useValue: engine.projector },
      { provide: ports.LOCAL_ISSUER, useValue: engine.issuer },
      { provide: ports.SEALING, useValue: engine.sealing },
      { provide: ports.CATALOGUE, useValue: engine.catalogue },
      { provide: ports.CLOCK, useValue: engine.clock },
      { provide: CaseCommands, useValue: engine.commands },
      { provide: PORTAL_READS, useValue: engine.reads },
      { provide: PORTAL_SETTINGS, useValue: portalSettings(engine) },
    ];
    return { module: EngineModule, providers, exports: providers };
  }
}

/** The number a citizen calls in any city of China. */
const HOTLINE = '12345';

function portalSettings({ configuration, catalogue }: Engine): PortalSettings {
  const { zone } = latestPolicy(configuration.CASETRAIL_POLICY);
  return { language: configuration.CASETRAIL_LANGUAGE, catalogue, zone, hotline: HOTLINE };
}
