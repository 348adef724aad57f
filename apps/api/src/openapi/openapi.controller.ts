import { Controller, Get, Header, Inject, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access/allow.js';
import { DOCS_CSP, docsPage } from './docs-page.js';

/** Holds the description that `createHttpApp` makes once all routes are known. */
@Injectable()
export class ApiDescription {
  document: OpenAPIObject = { openapi: '3.1.0', info: { title: 'Casetrail', version: '1' }, paths: {} };
}

@ApiExcludeController()
@Controller('api')
export class OpenApiController {
  constructor(@Inject(ApiDescription) private readonly description: ApiDescription) {}

  @Get('openapi.json')
  @Public()
  document(): OpenAPIObject {
    return this.description.document;
  }

  @Get('docs')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', DOCS_CSP)
  page(): string {
    return docsPage(this.description.document);
  }
}
