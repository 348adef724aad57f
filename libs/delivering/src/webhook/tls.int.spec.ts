import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Receiver } from '../testing/receiver.js';
import { selfSigned, trust } from '../testing/self-signed.js';
import { newWebhookSecret } from './signature.js';
import { openWebhookClient } from './webhook-client.js';

const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;

withOpenssl('over TLS', () => {
  let receiver: Receiver;
  let distrust = () => {};
  const client = openWebhookClient({
    clock: () => new Date(),
    allowInternal: ['127.0.0.1'],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  });
  const deliver = (host: string) =>
    client.deliver({ url: `https://${host}:${receiver.port}/`, secret: newWebhookSecret() }, 'm1', {});

  afterEach(async () => {
    distrust();
    await receiver.close();
  });

  it('the certificate is checked against the name, not the address', async () => {
    const certificate = selfSigned('DNS:hooks.example');
    receiver = await Receiver.open(certificate);
    distrust = trust(certificate);
    expect(await deliver('hooks.example')).toEqual({ result: 'sent' });
    expect(await deliver('other.example')).toEqual({
      result: 'failed',
      reason: 'No connection to the target could be made (ERR_TLS_CERT_ALTNAME_INVALID).',
      permanent: false,
    });
    expect(receiver.calls).toHaveLength(1);
  });

  it('nothing is handed to who cannot be trusted', async () => {
    receiver = await Receiver.open(selfSigned('DNS:hooks.example'));
    expect(await deliver('hooks.example')).toMatchObject({
      result: 'failed',
      reason: 'No connection to the target could be made (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
    expect(receiver.calls).toEqual([]);
  });
});
