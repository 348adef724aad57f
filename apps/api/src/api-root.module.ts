import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { ApiModule } from './api.module.js';

/** The API by itself on the ports it is given. */
@Global()
@Module({})
export class ApiRoot {
  static on(ports: Provider[]): DynamicModule {
    return { module: ApiRoot, imports: [ApiModule], providers: ports, exports: ports };
  }
}
