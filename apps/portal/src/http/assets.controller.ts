import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASSETS, type Assets } from '../assets.js';

@Controller('assets')
export class AssetsController {
  constructor(@Inject(ASSETS) private readonly assets: Assets) {}

  @Get(':name')
  async asset(
    @Param('name') name: string,
    @Query('v') version: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('x-content-type-options', 'nosniff');
    const asset = this.assets.get(name);
    if (!asset) {
      await reply.status(404).type('text/plain; charset=utf-8').send('There is no such file.');
      return;
    }
    const forEver = version === asset.version;
    const etag = `"${asset.version}"`;
    void reply.headers({
      etag,
      'cache-control': forEver ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.headers['if-none-match'] === etag) await reply.status(304).send();
    else await reply.type(asset.type).send(asset.body);
  }
}
