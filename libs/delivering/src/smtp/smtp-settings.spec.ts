import { describe, expect, it } from '@jest/globals';
import { smtpSettings } from './smtp-settings.js';

const FROM = '?from=hotline@example.org';

describe('the address of the mail server', () => {
  it.each([
    [
      'smtp://mail.example',
      { host: 'mail.example', port: 587, secure: false, requireTLS: true, ignoreTLS: false },
    ],
    ['smtp://mail.example:25', { port: 25, secure: false, requireTLS: true }],
    ['smtps://mail.example', { port: 465, secure: true, requireTLS: false }],
    ['smtp://localhost:1025', { host: 'localhost', port: 1025, requireTLS: false, ignoreTLS: true }],
    ['smtp://127.0.0.1', { requireTLS: false, ignoreTLS: true }],
    ['smtp://[::1]', { host: '::1', requireTLS: false, ignoreTLS: true }],
    ['smtp://127.0.0.2', { requireTLS: true, ignoreTLS: false }],
    ['smtp://localhost.example', { requireTLS: true, ignoreTLS: false }],
    ['smtp://[2001:db8::1]:2525', { host: '2001:db8::1', port: 2525, requireTLS: true }],
  ])('%s', (address, expected) => expect(smtpSettings(address + FROM).transport).toMatchObject(expected));

  it('holds user and password, percent-encoded', () => {
    expect(smtpSettings(`smtps://a%40b:p%3A%2F@mail.example${FROM}`).transport.auth).toEqual({
      user: 'a@b',
      pass: 'p:/',
    });
    expect(smtpSettings(`smtps://mail.example${FROM}`).transport.auth).toBeUndefined();
  });

  it('says whom messages come from, with or without a name', () => {
    expect(smtpSettings(`smtps://mail.example${FROM}`).from).toEqual({
      name: '',
      address: 'hotline@example.org',
    });
    const named = encodeURIComponent('市民热线 <hotline@example.org>');
    expect(smtpSettings(`smtps://mail.example?from=${named}`).from).toEqual({
      name: '市民热线',
      address: 'hotline@example.org',
    });
  });

  it.each([
    'mail.example',
    'https://u:hush@mail.example?from=a@b.example',
    'smtp://',
    'smtp:mail.example?from=a@b.example',
    'smtps://u:hush@mail.example',
    'smtps://u:hush@mail.example?from=',
    'smtps://u:hush@mail.example?from=nobody',
    'smtps://u:hush@mail.example?from=a@b.example,c@d.example',
    'smtps://u:hush@mail.example?from=a@b.example%0d%0aBcc:c@d.example',
    'smtps://u:hu%zzsh@mail.example?from=a@b.example',
  ])('%j is refused without being quoted', (address) => {
    let refusal: unknown;
    try {
      smtpSettings(address);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'delivery-setting-refused' });
    expect(String(refusal)).not.toContain('hush');
  });
});
