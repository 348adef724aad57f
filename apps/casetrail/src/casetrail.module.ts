import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ApiModule } from '../../api/src/api.module.js';
import { apiPorts } from '../../api/src/ports.js';
import { portalPorts } from '../../portal/src/portal-settings.js';
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
    const providers = [...apiPorts(engine), ...portalPorts(engine)];
    return { module: EngineModule, providers, exports: providers };
  }
}
