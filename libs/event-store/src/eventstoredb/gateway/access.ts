import { createHash, timingSafeEqual } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import {
  type Metadata,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptor,
} from '@grpc/grpc-js';
import { GatewayRefused, type GatewayTls } from './gateway.js';
import { notAuthenticated } from './refusals.js';

/** What is not about the log: clients ask these before they say who they are. */
const OPEN_TO_ALL = /^\/event_store\.client\.(gossip\.Gossip|server_features\.ServerFeatures)\//;

/** @throws {GatewayRefused} a certificate or key cannot be used */
export function serverCredentials(tls: GatewayTls | undefined): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  const { certificate, key, clientCa } = tls;
  try {
    // gRPC would only notice when the first client comes.
    createSecureContext({ cert: certificate, key, ca: clientCa });
  } catch (error) {
    throw new GatewayRefused(`The certificate and its key cannot be used: ${(error as Error).message}.`);
  }
  const pair = { cert_chain: certificate, private_key: key };
  return ServerCredentials.createSsl(clientCa ?? null, [pair], clientCa !== undefined);
}

/** Lets calls pass that bring the token as the password of whatever user. */
export const requireToken =
  (token: string): ServerInterceptor =>
  (method, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            if (OPEN_TO_ALL.test(method.path) || brings(token, metadata)) return proceed(metadata);
            const {
              code,
              details,
              metadata: trailer,
            } = notAuthenticated('The gateway needs its token, as the password of any user.');
            call.sendStatus({ code, details, metadata: trailer });
          },
        }),
    });

function brings(token: string, metadata: Metadata): boolean {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(String(metadata.get('authorization')[0] ?? '')) ?? [];
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return timingSafeEqual(digest(password), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
