import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { PortalModule } from './portal.module.js';

/** The portal by itself on the ports it is given, with the modules that its process has besides. */
@Global()
@Module({})
export class PortalRoot {
  static on(ports: Provider[], besides: DynamicModule[]): DynamicModule {
    return { module: PortalRoot, imports: [...besides, PortalModule], providers: ports, exports: ports };
  }
}
