import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { ASSETS, type Assets } from '../assets.js';
import { chooseLanguage, known, LANGUAGE_COOKIE } from '../language.js';
import type { Page } from '../pages/page.js';
import { readAddress } from '../page-address.js';
import { PORTAL_SETTINGS, type PortalSettings } from '../portal-settings.js';
import { wordsOf } from '../words/index.js';

const YEAR_SECONDS = 31_536_000;

/** Nothing inline and nothing from elsewhere: text that slipped through unescaped still could not act. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Answer {
  readonly status?: number;
  /** The page may stand in a search engine's index. */
  readonly indexed?: boolean;
}

/** Turns a request into what its page must know, and a page into the answer. */
@Injectable()
export class PageReply {
  constructor(
    @Inject(PORTAL_SETTINGS) readonly settings: PortalSettings,
    @Inject(ASSETS) private readonly assets: Assets,
  ) {}

  pageOf(request: FastifyRequest): Page {
    const { path, searchParams } = readAddress(request.url);
    const hints = {
      query: searchParams.get('lang'),
      cookie: request.headers.cookie,
      accept: request.headers['accept-language'],
    };
    const language = chooseLanguage(hints, this.settings.language);
    searchParams.delete('lang');
    const query = searchParams.toString();
    const address = query ? `${path}?${query}` : path;
    return { language, words: wordsOf(language), address, settings: this.settings, assets: this.assets };
  }

  async send(request: FastifyRequest, reply: FastifyReply, node: VNode, answer: Answer = {}): Promise<void> {
    this.remember(request, reply);
    await this.html(reply, `<!doctype html>${render(node)}`, answer);
  }

  /** A part of a page, for the live script. */
  async sendPart(reply: FastifyReply, node: VNode): Promise<void> {
    await this.html(reply, render(node), {});
  }

  private async html(reply: FastifyReply, html: string, { status = 200, indexed }: Answer): Promise<void> {
    if (!indexed) void reply.header('x-robots-tag', 'noindex');
    await reply
      .status(status)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
        vary: 'Accept-Language, Cookie',
      })
      .send(html);
  }

  private remember(request: FastifyRequest, reply: FastifyReply): void {
    const chosen = known((request.query as { lang?: unknown }).lang);
    if (!chosen) return;
    const cookie = `${LANGUAGE_COOKIE}=${chosen}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
    void reply.header('set-cookie', cookie);
  }
}
