import { Module } from '@nestjs/common';
import { ASSETS, portalAssets } from './assets.js';
import { AssetsController } from './http/assets.controller.js';
import { CaseController } from './http/case.controller.js';
import { HomeController } from './http/home.controller.js';
import { PageReply } from './http/page-reply.js';
import { IncidentController } from './http/incident.controller.js';
import { LookUpsGuard } from './http/look-ups.guard.js';
import { SearchController } from './http/search.controller.js';
import { UnknownPageController } from './http/unknown-page.controller.js';

/** The public site. Whoever imports it provides CASE_READS and PORTAL_SETTINGS, from a global module. */
@Module({
  controllers: [
    HomeController,
    CaseController,
    SearchController,
    IncidentController,
    AssetsController,
    UnknownPageController,
  ],
  providers: [PageReply, LookUpsGuard, { provide: ASSETS, useFactory: portalAssets }],
})
export class PortalModule {}
