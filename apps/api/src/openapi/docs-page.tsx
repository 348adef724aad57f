import { createHash } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { operationsOf } from './operations.js';
import type { OperationLine } from './operations.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
code, pre { font: 0.9rem/1.4 ui-monospace, monospace; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid GrayText; border-radius: 0.25rem; }
article { border-top: 1px solid GrayText; padding: 0.5rem 0 1rem; }
h3 { margin: 0.5rem 0; }
`;

/** Nothing but this page and its own style: no script, no other host. */
export const DOCS_CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The API on one page, from its OpenAPI description; readable offline and without script. */
export function docsPage(document: OpenAPIObject): string {
  const groups = Map.groupBy(operationsOf(document), ({ tag }) => tag);
  return `<!doctype html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Casetrail API</title>
        {/* Set as is: escaped, the style would no longer be the one that the policy's hash allows. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <h1>Casetrail API</h1>
        <p>{document.info.description}</p>
        <p>
          For programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI {document.openapi})
        </p>
        {[...groups].map(([tag, operations]) => (
          <section>
            <h2>{tag}</h2>
            {operations.map(article)}
          </section>
        ))}
      </body>
    </html>,
  )}`;
}

const article = (operation: OperationLine): VNode => (
  <article id={operation.id}>
    <h3>
      <code>
        {operation.method} {operation.path}
      </code>
    </h3>
    <p>
      {operation.summary}
      {operation.token ? ' (with a token)' : ''}
    </p>
    {operation.description && <p>{operation.description}</p>}
    {operation.fields.length > 0 && <ul>{operation.fields.map(field)}</ul>}
    {operation.example && <pre>{operation.example}</pre>}
  </article>
);

const field = ({ name, required, says }: OperationLine['fields'][number]): VNode => (
  <li>
    <code>{name}</code>
    {required ? '' : ' (optional)'}
    {says && `: ${says}`}
  </li>
);
