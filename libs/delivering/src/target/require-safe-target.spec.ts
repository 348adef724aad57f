import { describe, expect, it } from '@jest/globals';
import { type ResolvedAddress, type SafeTargetOptions, requireSafeTarget } from './require-safe-target.js';

const PUBLIC = '93.184.215.14';
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'hooks.example': [PUBLIC],
  'hooks.example.': [PUBLIC],
  'xn--fiq228c.example': [PUBLIC, '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'nat64.example': ['64:ff9b::5db8:d70e'],
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'app.localhost': ['127.0.0.1'],
  '127.0.0.1.nip.example': ['127.0.0.1'],
  'mixed.example': [PUBLIC, '10.0.0.5'],
  'mixed6.example': [PUBLIC, '::ffff:10.0.0.5'],
  'zone.example': ['fe80::1%eth0'],
  'metadata.internal': ['169.254.169.254'],
  'trusted.example': ['10.1.2.3', 'fd00:1::5'],
  'half-trusted.example': ['10.1.2.3', '10.2.0.1'],
  'public-and-trusted.example': ['10.1.2.3', PUBLIC],
  'nowhere.example': [],
};

const resolve = async (host: string): Promise<ResolvedAddress[]> => {
  const addresses = NAMES[host];
  if (!addresses) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};
const codeOf = (url: string, options: SafeTargetOptions = {}) =>
  requireSafeTarget(url, { resolve, ...options }).then(
    () => 'safe',
    (error: { code: string }) => error.code,
  );

describe('a target that may be called', () => {
  it.each([
    'https://hooks.example/casetrail',
    'https://hooks.example:8443/casetrail?team=2',
    'https://HOOKS.EXAMPLE/',
    'https://hooks.example./',
    'https://中文.example/',
    `https://${PUBLIC}/`,
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
    'https://[::ffff:93.184.215.14]/',
    'https://nat64.example/',
    'https://172.15.255.255/',
    'https://172.32.0.0/',
    'https://100.63.255.255/',
    'https://11.0.0.1/',
    'https://223.255.255.255/',
  ])('%s', async (url) => expect(await codeOf(url)).toBe('safe'));
});

describe('a target that may not', () => {
  it.each([
    // Not what we call
    'hooks.example/casetrail',
    '//hooks.example/',
    '',
    'https://',
    'ftp://hooks.example/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_FLUSHALL',
    'javascript:alert(1)',
    'data:text/plain,x',
    'http://hooks.example/',
    `http://${PUBLIC}/`,
    'https://user@hooks.example/',
    'https://user:password@hooks.example/',
    'https://hooks.example@127.0.0.1/',
    // This machine, however it is written
    'https://localhost/',
    'https://LOCALHOST/',
    'https://localhost./',
    'https://app.localhost/',
    'https://127.0.0.1.nip.example/',
    'https://127.0.0.1/',
    'https://127.0.0.1./',
    'https://127.1/',
    'https://127.0.1/',
    'https://127.255.255.254/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.0.0.1/',
    'https://0x7F.1/',
    'https://017700000001/',
    'https://0177.0.0.1/',
    'https://00000177.0.0.0x1/',
    'https://１２７.０.０.１/',
    'https://127。0。0。1/',
    'https://%31%32%37.0.0.1/',
    'https:\\\\127.0.0.1\\',
    'https://127.0.0.1\t/',
    'https://0/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://[::]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[0:0:0:0:0:ffff:7f00:0001]/',
    'https://[64:ff9b::127.0.0.1]/',
    'https://[64:ff9b::]/',
    'https://[64:ff9b:1::7f00:1]/',
    // Our own network
    'https://10.0.0.1/',
    'https://167772161/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://100.100.100.200/',
    'https://169.254.169.254/',
    'https://0xA9FEA9FE/',
    'https://[::ffff:169.254.169.254]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://metadata.internal/',
    'https://168.63.129.16/',
    'https://192.0.0.192/',
    'https://[fd00:ec2::254]/',
    'https://[fc00::1]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://zone.example/',
    'https://mixed.example/',
    'https://mixed6.example/',
    // Nobody's server
    'https://192.0.2.1/',
    'https://198.51.100.7/',
    'https://203.0.113.9/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[ff02::1]/',
    'https://[2001:db8::1]/',
    'https://[3fff::1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:7f00:1::]/',
    'https://[100::1]/',
    'https://[5f00::1]/',
  ])('%s', async (url) => expect(await codeOf(url)).toBe('unsafe-target'));
});

describe('a block that an administrator trusts', () => {
  const allowInternal = ['10.1.0.0/16', 'fd00:1::/32', '127.0.0.1'];

  it.each([
    ['https://trusted.example/', 'safe'],
    ['http://trusted.example/', 'safe'],
    ['http://10.1.255.255:8080/', 'safe'],
    ['http://[::ffff:10.1.0.1]/', 'safe'],
    ['http://127.1/', 'safe'],
    ['https://public-and-trusted.example/', 'safe'],
    ['http://public-and-trusted.example/', 'unsafe-target'],
    ['https://half-trusted.example/', 'unsafe-target'],
    ['https://10.2.0.1/', 'unsafe-target'],
    ['http://hooks.example/', 'unsafe-target'],
    ['https://127.0.0.2/', 'unsafe-target'],
  ])('%s is %s', async (url, code) => expect(await codeOf(url, { allowInternal })).toBe(code));

  it.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::/129', 'intranet', '', '10.0.0.0/-1'])(
    'is not %j',
    async (block) =>
      expect(await codeOf('https://hooks.example/', { allowInternal: [block] })).toBe(
        'delivery-setting-refused',
      ),
  );
});

describe('what is said and handed on', () => {
  it.each(['https://nowhere.example/', 'https://unheard-of.example/'])('%s is not found', async (url) =>
    expect(await codeOf(url)).toBe('target-not-found'),
  );

  it('the caller gets the addresses that were checked, as often as they are looked up', async () => {
    const answers = [PUBLIC, '127.0.0.1'];
    const rebinding = { resolve: async () => [{ address: answers.shift()!, family: 4 }] };
    const { url, addresses } = await requireSafeTarget('https://rebinding.example/hook#part', rebinding);
    expect(addresses).toEqual([{ address: PUBLIC, family: 4 }]);
    expect(url.href).toBe('https://rebinding.example/hook');
    await expect(requireSafeTarget('https://rebinding.example/', rebinding)).rejects.toMatchObject({
      code: 'unsafe-target',
    });
  });

  it('the sentence names the host, not the addresses of our network, nor what follows the host', async () => {
    const error = await requireSafeTarget('https://mixed.example/hook?key=s3cret', { resolve }).catch(
      (refusal: Error) => refusal,
    );
    expect((error as Error).message).toBe(
      'mixed.example leads to an address that is not on the public internet: give another, or have an administrator trust it.',
    );
  });

  it('names are looked up as the operating system does unless told otherwise', async () =>
    expect(await codeOf('https://localhost/', { resolve: undefined })).toBe('unsafe-target'));
});
