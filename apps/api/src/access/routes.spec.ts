import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { POLICY_TABLE, rolesThatMay } from '#access';
import { ApiModule } from '../api.module.js';
import { AccessGuard } from './access.guard.js';
import { ACCESS } from './allow.js';
import type { Access } from './allow.js';

interface Route {
  readonly name: string;
  readonly access: Access | undefined;
}

const controllers = Reflect.getMetadata('controllers', ApiModule) as Type[];
const routes = controllers.flatMap(routesOf);
const allowed = routes.flatMap(({ access }) => (access && 'deed' in access ? [access.deed] : []));

/** What anyone may do, said route by route so that a new public route is noticed. */
const PUBLIC = [
  'ReceiveController.receive',
  'IncidentsController.list',
  'IncidentsController.read',
  'SearchController.search',
  'SessionController.open',
  'LiveController.follow',
  'ReadCaseController.read',
  'DeferredController.deferred',
  'TimelinesController.timelines',
  'RatesController.rates',
  'RatesController.cases',
  'CatalogueController.read',
  'PoliciesController.list',
  'PoliciesController.read',
  'HealthController.live',
  'HealthController.ready',
  'HealthController.metrics',
  'ProblemsController.explain',
  'OpenApiController.document',
  'OpenApiController.page',
];

/** Deeds that no route leads to: the service's own, and `receive`, whose route checks the deed for staff. */
const WITHOUT_ROUTE = [
  'receive',
  'join-reporter',
  'warn-deadline',
  'miss-deadline',
  'miss-part',
  'record-message',
  'relay-incident',
];

describe('every route of the API', () => {
  it('is found', () => expect(routes.length).toBeGreaterThan(50));

  it.each(routes)('$name says who may', ({ access }) => expect(access).toBeDefined());

  it.each(controllers)('%p stands behind the guard', (controller) =>
    expect(Reflect.getMetadata('__guards__', controller)).toContain(AccessGuard),
  );

  it('is public only where that was meant', () =>
    expect(routes.filter(({ access }) => access && 'public' in access).map(({ name }) => name)).toEqual(
      PUBLIC,
    ));

  it.each(allowed)('%s may be done by some role', (deed) => expect(rolesThatMay(deed)).not.toHaveLength(0));

  it('enforces every deed of the policy table', () => {
    const deeds = new Set(POLICY_TABLE.flatMap((rule) => rule.deeds));
    expect([...deeds].filter((deed) => !allowed.includes(deed)).sort()).toEqual(WITHOUT_ROUTE.sort());
  });
});

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as object;
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name]) => name !== 'constructor')
    .filter(([, { value }]) => typeof value === 'function' && Reflect.hasMetadata('path', value as object))
    .map(([method, { value }]) => ({
      name: `${controller.name}.${method}`,
      access: Reflect.getMetadata(ACCESS, value as object) as Access | undefined,
    }));
}
