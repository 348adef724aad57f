import { Module, UseGuards, UseInterceptors } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessGuard } from './access/access.guard.js';
import { RawLogController } from './audit/raw-log.controller.js';
import { ReplayController } from './audit/replay.controller.js';
import { ReplayHandler } from './audit/replay.query.js';
import { CaseCommandHandler } from './cases/case-command.handler.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { ACTION_CONTROLLERS } from './handle/action.controller.js';
import { BranchGate } from './handle/branch-gate.js';
import { CommandSender } from './handle/command-sender.js';
import { CommandOutcomes } from './health/command-outcomes.js';
import { HealthController } from './health/health.controller.js';
import { IntakeController } from './intake/intake.controller.js';
import { FindSimilarHandler, SuggestHandler } from './intake/intake.queries.js';
import { LinkCallController } from './link-call/link-call.controller.js';
import { WhatToTellHandler } from './link-call/what-to-tell.query.js';
import { LiveController } from './live/live.controller.js';
import { LiveFeed } from './live/live-feed.js';
import { LiveSeats } from './live/live-seats.js';
import { ApiDescription, OpenApiController } from './openapi/openapi.controller.js';
import { ProblemsController } from './problems/problems.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { RatesController } from './rates/rates.controller.js';
import { CountedCasesHandler, RatesHandler } from './rates/rates.queries.js';
import { ReadCaseController } from './read-case/read-case.controller.js';
import { ReadCaseHandler, ReadHistoryHandler } from './read-case/read-case.queries.js';
import { IncidentWorkController } from './incidents/incident-work.controller.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { MemberCommands } from './incidents/member-commands.js';
import { ReceiveController } from './receive/receive.controller.js';
import { SimilarOnReceipt } from './receive/similar-on-receipt.js';
import { AfterInterceptor } from './request/after.js';
import { EtagInterceptor } from './request/etag.interceptor.js';
import { SearchController } from './search/search.controller.js';
import { SearchCasesHandler } from './search/search.query.js';
import { AccessCodes } from './session/access-codes.js';
import { SessionController } from './session/session.controller.js';
import { ThrottleGuard } from './throttling/throttle.guard.js';
import { Throttles } from './throttling/throttles.js';
import { TimelinesController } from './timelines/timelines.controller.js';
import { TimelinesHandler } from './timelines/timelines.query.js';
import { UndeliveredController } from './undelivered/undelivered.controller.js';
import { UndeliveredHandler } from './undelivered/undelivered.query.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WorklistController } from './worklist/worklist.controller.js';
import { WorklistHandler } from './worklist/worklist.query.js';
import { RevisitsController } from './revisits/revisits.controller.js';
import { RevisitsHandler } from './revisits/revisits.query.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { DeadlinesHandler } from './deadlines/deadlines.query.js';
import { MitigationsController } from './mitigations/mitigations.controller.js';
import { MitigationsHandler } from './mitigations/mitigations.query.js';
import { DeferredController } from './deferred/deferred.controller.js';
import { DeferredHandler } from './deferred/deferred.query.js';

const CONTROLLERS: readonly Type[] = [
  ReceiveController,
  ...ACTION_CONTROLLERS,
  IncidentsController,
  IncidentWorkController,
  LinkCallController,
  IntakeController,
  SearchController,
  SessionController,
  LiveController,
  ReadCaseController,
  WorklistController,
  RevisitsController,
  DeadlinesController,
  MitigationsController,
  DeferredController,
  UndeliveredController,
  WebhooksController,
  ReplayController,
  RawLogController,
  TimelinesController,
  RatesController,
  CatalogueController,
  PoliciesController,
  HealthController,
  ProblemsController,
  OpenApiController,
];

/** The API's own guards and interceptors, not global ones: pages of other modules look after themselves. */
function behindGuards(controller: Type): Type {
  // Who calls is known before anything is counted against them.
  UseGuards(AccessGuard, ThrottleGuard)(controller);
  UseInterceptors(AfterInterceptor, EtagInterceptor)(controller);
  return controller;
}

/** Commands and queries over HTTP. Expects the ports of `ports.ts` and `CaseCommands` from a global module. */
@Module({
  imports: [CqrsModule],
  controllers: CONTROLLERS.map(behindGuards),
  providers: [
    CaseCommandHandler,
    BranchGate,
    CommandSender,
    MemberCommands,
    CommandOutcomes,
    ReadCaseHandler,
    ReadHistoryHandler,
    SearchCasesHandler,
    SimilarOnReceipt,
    FindSimilarHandler,
    SuggestHandler,
    WhatToTellHandler,
    WorklistHandler,
    RevisitsHandler,
    DeadlinesHandler,
    MitigationsHandler,
    DeferredHandler,
    UndeliveredHandler,
    ReplayHandler,
    TimelinesHandler,
    RatesHandler,
    CountedCasesHandler,
    AccessCodes,
    Throttles,
    LiveFeed,
    LiveSeats,
    ApiDescription,
  ],
  exports: [Throttles, AccessCodes, CommandSender],
})
export class ApiModule {}
