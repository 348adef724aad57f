import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Webhooks } from '#webhooks';
import { Allow } from '../access/allow.js';
import { FromCaller, actorOf } from '../access/caller.js';
import type { Caller } from '../access/caller.js';
import { Answers, Created } from '../openapi/reads/index.js';
import { WEBHOOKS } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';
import { validated } from '../validation/validated.js';
import {
  type DeadLetterView,
  type NewWebhookView,
  type WebhookView,
  deadLetterView,
  webhookView,
} from './webhook-view.js';
import { AddWebhookDto, ChangeWebhookDto, ReplayWebhookDto } from './webhooks.dto.js';

const ADD_EXAMPLE = { department: 'sanitation', url: 'https://sanitation.example/casetrail' };
const WHAT_IT_GETS = 'What its system gets, and how it verifies that, is in docs/reference/webhooks.md.';

/** Subscriptions of departments' own systems. */
@ApiTags('webhooks')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(@Inject(WEBHOOKS) private readonly webhooks: Webhooks) {}

  @Post()
  @Allow('webhooks')
  @Created('NewWebhook')
  @ApiOperation({
    operationId: 'addWebhook',
    summary: 'Subscribe a department’s own system to what happens to its cases',
    description: `The secret is shown this once. ${WHAT_IT_GETS}`,
  })
  @ApiBody({ type: AddWebhookDto, examples: { typical: { value: ADD_EXAMPLE } } })
  add(
    @Body(validated(AddWebhookDto)) body: AddWebhookDto,
    @FromCaller() caller: Caller,
  ): Promise<NewWebhookView> {
    return this.webhooks.add(body, actorOf(caller));
  }

  @Get()
  @Allow('webhooks')
  @Answers('WebhookList')
  @ApiOperation({ operationId: 'webhooks', summary: 'Every subscription, and how its target fares' })
  async list(): Promise<{ readonly items: readonly WebhookView[] }> {
    return { items: (await this.webhooks.list()).map(webhookView) };
  }

  @Get(':id/dead')
  @Allow('webhooks')
  @Answers('DeadLetterList')
  @ApiOperation({ operationId: 'deadLetters', summary: 'Deliveries that are waited for no longer' })
  async dead(@Param('id') id: string): Promise<{ readonly items: readonly DeadLetterView[] }> {
    return { items: (await this.webhooks.get(id)).dead.map(deadLetterView) };
  }

  @Post(':id/change')
  @HttpCode(200)
  @Allow('webhooks')
  @Answers('Webhook')
  @ApiOperation({
    operationId: 'changeWebhook',
    summary: 'Give a subscription another address or other events',
  })
  @ApiBody({ type: ChangeWebhookDto, examples: { typical: { value: { url: ADD_EXAMPLE.url } } } })
  change(
    @Param('id') id: string,
    @Body(validated(ChangeWebhookDto)) body: ChangeWebhookDto,
    @FromCaller() caller: Caller,
  ): Promise<WebhookView> {
    return this.after(id, () => this.webhooks.change(id, body, actorOf(caller)));
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Allow('webhooks')
  @Answers('Webhook')
  @ApiOperation({ operationId: 'pauseWebhook', summary: 'Deliver nothing for now; what happens waits' })
  pause(@Param('id') id: string, @FromCaller() caller: Caller): Promise<WebhookView> {
    return this.after(id, () => this.webhooks.pause(id, actorOf(caller)));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Allow('webhooks')
  @Answers('Webhook')
  @ApiOperation({ operationId: 'resumeWebhook', summary: 'Deliver again, from where it was paused' })
  resume(@Param('id') id: string, @FromCaller() caller: Caller): Promise<WebhookView> {
    return this.after(id, () => this.webhooks.resume(id, actorOf(caller)));
  }

  @Post(':id/remove')
  @HttpCode(204)
  @Allow('webhooks')
  @ApiOperation({ operationId: 'removeWebhook', summary: 'End a subscription and destroy its secret' })
  async remove(@Param('id') id: string, @FromCaller() caller: Caller): Promise<void> {
    await this.webhooks.remove(id, actorOf(caller));
  }

  @Post(':id/replay')
  @HttpCode(200)
  @Allow('webhooks')
  @Answers('Webhook')
  @ApiOperation({
    operationId: 'replayWebhook',
    summary: 'Deliver again: one delivery, or all since a moment',
  })
  @ApiBody({
    type: ReplayWebhookDto,
    examples: { typical: { value: { since: '2026-09-23T09:00:00+08:00' } } },
  })
  replay(
    @Param('id') id: string,
    @Body(validated(ReplayWebhookDto)) { since, delivery }: ReplayWebhookDto,
    @FromCaller() caller: Caller,
  ): Promise<WebhookView> {
    if ((since === undefined) === (delivery === undefined))
      throw new ApiProblem('invalid-request', 'Say either since when, or which delivery.');
    const replay = delivery === undefined ? { since: since! } : { delivery };
    return this.after(id, () => this.webhooks.replay(id, replay, actorOf(caller)));
  }

  private async after(id: string, step: () => Promise<void>): Promise<WebhookView> {
    await step();
    return webhookView(await this.webhooks.get(id));
  }
}
