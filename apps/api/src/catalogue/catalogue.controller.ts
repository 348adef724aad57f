import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Catalogue } from '#complaint';
import { Public } from '../access/allow.js';
import { Answers } from '../openapi/reads/index.js';
import { CATALOGUE } from '../ports.js';

@ApiTags('service')
@Controller('api/catalogue')
export class CatalogueController {
  constructor(@Inject(CATALOGUE) private readonly catalogue: Catalogue) {}

  @Get()
  @Public()
  @Answers('Catalogue')
  @ApiOperation({ operationId: 'catalogue', summary: 'Departments, categories and districts' })
  read(): Catalogue {
    return this.catalogue;
  }
}
