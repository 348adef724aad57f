import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from './answers.js';
import { READ_SCHEMAS } from './reads/index.js';

/** The OpenAPI 3.1 description of every route under /api and /health. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Casetrail')
    .setDescription(
      'The whole life of every citizen’s complaint. Errors are problem documents (RFC 9457); see /problems/{code}.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addGlobalResponse({
      status: 'default' as never,
      description: 'A problem.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
    })
    .build();
  const document = SwaggerModule.createDocument(app, base, { extraModels: [ProblemDto] });
  const paths = Object.entries(document.paths).filter(([path]) =>
    /^\/(api|health|metrics|problems)/.test(path),
  );
  const schemas = { ...document.components?.schemas, ...READ_SCHEMAS };
  return { ...document, components: { ...document.components, schemas }, paths: Object.fromEntries(paths) };
}
