import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { PortalModule } from '../../apps/portal/src/portal.module.js';
import type { HttpClient } from '../http-client.js';

/** A route as its controller or the API's description tells it: `{caseNumber}` and the like stand for what is asked. */
export interface Route {
  readonly path: string;
  /** Names of its query parameters, as far as they are described. */
  readonly query: readonly string[];
}

/** A route that changes something, with a body that it would take. */
export interface Deed extends Route {
  readonly body: unknown;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: {
    readonly content: Record<string, { readonly examples?: Record<string, { readonly value: unknown }> }>;
  };
}

export interface ApiRoutes {
  readonly reads: readonly Route[];
  readonly deeds: readonly Deed[];
}

/** Every route that the running service describes. */
export async function apiRoutes(anyone: HttpClient): Promise<ApiRoutes> {
  const { body } = await anyone.get<{ paths: Record<string, Record<string, Operation>> }>(
    '/api/openapi.json',
  );
  const paths = Object.entries(body.paths);
  const reads = paths.flatMap(([path, { get }]) => (get ? [{ path, query: queryOf(get) }] : []));
  const deeds = paths.flatMap(([path, { post }]) =>
    post ? [{ path, query: queryOf(post), body: exampleOf(post) }] : [],
  );
  return { reads, deeds };
}

/** Every page of the portal, as its controllers declare it. */
export function portalRoutes(): readonly Route[] {
  return (Reflect.getMetadata('controllers', PortalModule) as Type[]).flatMap((controller) => {
    const base = String(Reflect.getMetadata('path', controller));
    return handlersOf(controller).flatMap((handler) =>
      Reflect.getMetadata('method', handler) === RequestMethod.GET
        ? [{ path: joined(base, String(Reflect.getMetadata('path', handler))), query: ['text', 'lang'] }]
        : [],
    );
  });
}

const handlersOf = (controller: Type): object[] =>
  Object.values(Object.getOwnPropertyDescriptors(controller.prototype as object))
    .map(({ value }) => value as unknown)
    .filter((value): value is object => typeof value === 'function' && Reflect.hasMetadata('method', value));

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`.replace(/:(\w+)/g, '{$1}');

const queryOf = ({ parameters = [] }: Operation): string[] =>
  parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);

const exampleOf = ({ requestBody }: Operation): unknown =>
  Object.values(requestBody?.content['application/json']?.examples ?? {})[0]?.value ?? {};
