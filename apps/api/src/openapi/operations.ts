import type { OpenAPIObject } from '@nestjs/swagger';

/** One operation as the page shows it. */
export interface OperationLine {
  readonly id: string;
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly token: boolean;
  readonly fields: readonly { readonly name: string; readonly required: boolean; readonly says: string }[];
  readonly example?: string;
}

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, BodyContent>> };
}

interface BodyContent {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

const METHODS = ['get', 'post'] as const;

/** Every operation of a description, in its order. */
export function operationsOf(document: OpenAPIObject): OperationLine[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const operation = item[method] as unknown as Operation;
      const body = operation.requestBody?.content['application/json'];
      const example = Object.values(body?.examples ?? {})[0]?.value;
      return {
        id: operation.operationId ?? path,
        tag: operation.tags?.[0] ?? 'service',
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? '',
        ...(operation.description && { description: operation.description }),
        token: (operation.security?.length ?? 0) > 0,
        fields: [...parametersOf(operation), ...fieldsOf(document, body?.schema)],
        ...(example !== undefined && { example: JSON.stringify(example, null, 2) }),
      };
    }),
  );
}

function parametersOf({ parameters = [] }: Operation): OperationLine['fields'] {
  return parameters.map(({ name, required = false, description = '' }) => ({
    name,
    required,
    says: description,
  }));
}

function fieldsOf(document: OpenAPIObject, schema: Schema | undefined): OperationLine['fields'] {
  const name = schema?.$ref?.split('/').at(-1);
  const named = name ? (document.components?.schemas?.[name] as Schema | undefined) : schema;
  return Object.entries(named?.properties ?? {}).map(([field, { description, enum: words }]) => ({
    name: field,
    required: named?.required?.includes(field) ?? false,
    says: [description, words?.join(', ')].filter(Boolean).join(' '),
  }));
}
