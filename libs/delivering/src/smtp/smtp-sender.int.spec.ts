import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { MessageSender, OutgoingMessage } from '../message-sender.js';
import { MailServer, refusal } from '../testing/mail-server.js';
import { readMail } from '../testing/read-mail.js';
import { selfSigned, trust } from '../testing/self-signed.js';
import { openSmtpSender } from './smtp-sender.js';

const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;
const FROM = `?from=${encodeURIComponent('市民热线 <hotline@city.example>')}`;
const message: OutgoingMessage = {
  id: 'HD-7K3M-9QWD-4:resolved:email',
  to: 'wang@example.org',
  language: 'zh-CN',
  subject: '您反映的问题已有进展：楼下垃圾已经清运完毕，我们将于明天上午给您回电',
  text: '王女士，您好。\r\n.\r\n楼下的垃圾已经清走了。🚚\r\n',
};

let server: MailServer | undefined;
let sender: MessageSender | undefined;
const closing: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  await sender?.close();
  await server?.close();
  for (const close of closing.splice(0)) await close();
  server = sender = undefined;
});

const open = async (...options: Parameters<typeof MailServer.open>) => {
  server = await MailServer.open(...options);
  sender = openSmtpSender(`smtp://${options[1] ?? '127.0.0.1'}:${server.port}${FROM}`);
  return server;
};
const send = (changes: Partial<OutgoingMessage> = {}, signal?: AbortSignal) =>
  sender!.send({ ...message, ...changes }, signal);

describe('an e-mail', () => {
  it('arrives as it was written, in Chinese', async () => {
    const { mails } = await open();
    expect(await send()).toEqual({ result: 'sent' });
    expect(mails).toMatchObject([{ from: 'hotline@city.example', to: ['wang@example.org'] }]);
    const { headers, text } = readMail(mails[0]!.raw);
    expect(text.trimEnd()).toBe(message.text.trimEnd());
    expect(Object.fromEntries(headers)).toMatchObject({
      from: '市民热线 <hotline@city.example>',
      to: 'wang@example.org',
      subject: message.subject,
      'auto-submitted': 'auto-generated',
      'content-language': 'zh-CN',
      'content-type': 'text/plain; charset=utf-8',
    });
  });

  it('arrives as it was written, in English and without a subject', async () => {
    const { mails } = await open();
    await send({ language: 'en', subject: undefined, text: 'The heap was cleared.\n.\n-- \nCity hotline' });
    const { headers, text } = readMail(mails[0]!.raw);
    expect(text.replaceAll('\r\n', '\n').trimEnd()).toBe('The heap was cleared.\n.\n-- \nCity hotline');
    expect(headers.get('content-language')).toBe('en');
  });

  it('is known again by its Message-ID, which names no case', async () => {
    const { mails } = await open();
    await send();
    await send();
    await send({ id: 'another' });
    const ids = mails.map(({ raw }) => readMail(raw).headers.get('message-id')!);
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@city\.example>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it.each(['进展\r\nBcc: li@example.org\r\n\r\nhello', 'News\nX-Other: 1', 'News\rX-Other: 1'])(
    'takes no header from its subject %j',
    async (subject) => {
      const { mails } = await open();
      await send({ subject, id: 'x\r\nX-Other: 1' });
      const [mail] = mails;
      expect(mail!.to).toEqual(['wang@example.org']);
      const { headers, text } = readMail(mail!.raw);
      expect([...headers.keys()].filter((name) => ['bcc', 'x-other'].includes(name))).toEqual([]);
      expect(text.trimEnd()).toBe(message.text.trimEnd());
    },
  );

  it('goes to nobody when its recipient is not one plain address', async () => {
    await open();
    expect(await send({ to: 'wang@example.org, li@example.org' })).toEqual({
      result: 'failed',
      reason: 'The recipient is not one plain e-mail address.',
      permanent: true,
    });
    expect(server!.connections).toBe(0);
  });
});

describe('a refusal', () => {
  const refusing = (code: number) => (_what: unknown, _session: unknown, done: (no: Error) => void) =>
    done(refusal(code, `no <wang@example.org> here`));

  it.each([
    [550, true],
    [450, false],
  ])('of the recipient with %d', async (code, permanent) => {
    await open({ onRcptTo: refusing(code) });
    expect(await send()).toEqual({
      result: 'failed',
      reason: `The mail server refused the recipient (SMTP ${code}).`,
      permanent,
    });
  });

  it.each([
    [554, true],
    [452, false],
  ])('of the message with %d', async (code, permanent) => {
    (await open()).taken = (done) => done(refusal(code, `spam to wang@example.org`));
    expect(await send()).toEqual({
      result: 'failed',
      reason: `The mail server refused the message (SMTP ${code}).`,
      permanent,
    });
  });

  it.each([550, 451])('of the sender with %d is not for good: it can be set right', async (code) => {
    await open({ onMailFrom: refusing(code) });
    expect(await send()).toEqual({
      result: 'failed',
      reason: `The mail server refused the sender's address (SMTP ${code}).`,
      permanent: false,
    });
  });

  it.each([554, 421])('of the connection with %d is not for good', async (code) => {
    await open({ onConnect: (_session, done) => done(refusal(code, 'go away')) });
    expect(await send()).toEqual({
      result: 'failed',
      reason: `The mail server does not take messages from us now (SMTP ${code}).`,
      permanent: false,
    });
  });

  it('of the connection itself', async () => {
    const { port } = await open();
    await server!.close();
    server = undefined;
    sender = openSmtpSender(`smtp://127.0.0.1:${port}${FROM}`);
    expect(await send()).toEqual({
      result: 'failed',
      reason: 'The mail server could not be reached or did not follow its protocol (ECONNREFUSED).',
      permanent: false,
    });
  });
});

withOpenssl('over TLS', () => {
  const ELSEWHERE = '127.0.0.2';
  const certificate = withOpenssl === describe ? selfSigned(`IP:${ELSEWHERE}`) : { key: '', cert: '' };
  const open = async (address: string, options: Parameters<typeof MailServer.open>[0], trusted = true) => {
    if (trusted) closing.push(trust(certificate));
    server = await MailServer.open(options, ELSEWHERE);
    sender = openSmtpSender(address.replace('HOST', `${ELSEWHERE}:${server.port}`) + FROM);
    return server;
  };

  it('by STARTTLS, with user and password', async () => {
    const { mails } = await open('smtp://city:right@HOST', { ...certificate });
    expect(await send()).toEqual({ result: 'sent' });
    expect(mails).toMatchObject([{ secure: true, user: 'city' }]);
  });

  it('from the start', async () => {
    const { mails } = await open('smtps://city:right@HOST', { ...certificate, secure: true });
    expect(await send()).toEqual({ result: 'sent' });
    expect(mails).toMatchObject([{ secure: true, user: 'city' }]);
  });

  it('a wrong password is not for good, and not repeated', async () => {
    await open('smtp://city:wrong@HOST', { ...certificate });
    expect(await send()).toEqual({
      result: 'failed',
      reason: 'The mail server refused our user name or password (SMTP 535): check the settings.',
      permanent: false,
    });
  });

  it('neither password nor message go to a server that has no TLS', async () => {
    const { mails } = await open('smtp://city:right@HOST', {
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS'],
    });
    expect(await send()).toMatchObject({ result: 'failed', permanent: false });
    expect(mails).toEqual([]);
  });

  it('nor to one whose certificate nobody vouches for', async () => {
    const { mails } = await open('smtp://city:right@HOST', { ...certificate }, false);
    expect(await send()).toMatchObject({ result: 'failed', permanent: false });
    expect(mails).toEqual([]);
  });
});

describe('a server that falls silent', () => {
  const TAKEN = ['220 ready', '250 hello', '250 sender ok', '250 recipient ok', '354 go on'];
  const noAnswer = (why: string) => ({
    result: 'doubtful',
    reason: `The mail server took the message and gave no answer (${why}): it may have been delivered.`,
  });
  const notReached = (why: string) => ({
    result: 'failed',
    reason: `The mail server could not be reached or did not follow its protocol (${why}).`,
    permanent: false,
  });

  /** Answers one line for each command, then does as told. */
  const scripted = async (
    lines: readonly string[],
    atTheEnd: (socket: Socket) => void,
    timeoutMs: number,
  ) => {
    const silent: Server = createServer((socket) => {
      const left = [...lines];
      const next = () => {
        const line = left.shift();
        if (line !== undefined) socket.write(`${line}\r\n`);
        if (left.length === 0 && line === undefined) atTheEnd(socket);
      };
      closing.push(() => void socket.destroy());
      socket.on('error', () => {}).on('data', next);
      next();
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => silent.close(resolve)));
    sender = openSmtpSender(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}${FROM}`, timeoutMs);
  };

  it.each([0, 1, 2, 3, 4])('after %d answers has not had the message', async (answers) => {
    await scripted(TAKEN.slice(0, answers), () => {}, 200);
    expect(await send()).toEqual(notReached('given up'));
  });

  it('once it was told to go on may have had it', async () => {
    await scripted(TAKEN, () => {}, 200);
    expect(await send()).toEqual(noAnswer('given up'));
  });

  it.each([1, 2, 3, 4])('or hangs up after %d answers has not had the message', async (answers) => {
    await scripted(TAKEN.slice(0, answers), (socket) => socket.destroy(), 5000);
    expect(await send()).toMatchObject({ result: 'failed', permanent: false });
  });

  it('or hangs up with the message in hand may have had it', async () => {
    await scripted(TAKEN, (socket) => socket.destroy(), 5000);
    expect(await send()).toMatchObject({ result: 'doubtful' });
  });

  it('or drips a greeting for ever is left', async () => {
    await scripted([], () => {}, 200);
    const dripping = createServer((socket) => {
      const more = setInterval(() => socket.write('220-wait\r\n'), 20);
      socket.on('error', () => {}).on('close', () => clearInterval(more));
      closing.push(() => void socket.destroy());
    });
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => dripping.close(resolve)));
    sender = openSmtpSender(`smtp://127.0.0.1:${(dripping.address() as AddressInfo).port}${FROM}`, 300);
    expect(await send()).toEqual(notReached('given up'));
  });

  it('with a whole message in hand, a real one: doubtful', async () => {
    const { port } = await open();
    server!.taken = () => {};
    sender = openSmtpSender(`smtp://127.0.0.1:${port}${FROM}`, 300);
    expect(await send()).toEqual(noAnswer('given up'));
  });
});

describe('giving up early', () => {
  it('before it begins: nothing is sent', async () => {
    await open();
    expect(await send({}, AbortSignal.abort())).toMatchObject({ result: 'failed', permanent: false });
    expect(server!.connections).toBe(0);
  });

  it('with the message handed over: doubtful', async () => {
    const stop = new AbortController();
    (await open()).taken = () => stop.abort();
    expect(await send({}, stop.signal)).toMatchObject({ result: 'doubtful' });
  });

  it('closing waits for what is being sent', async () => {
    const told: string[] = [];
    const mailServer = await open();
    mailServer.taken = (done) => {
      void sender!.close().then(() => told.push('closed'));
      done();
    };
    told.push((await send()).result);
    await sender!.close();
    expect(told).toEqual(['sent', 'closed']);
  });
});
