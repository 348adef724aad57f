import { lookup } from 'node:dns/promises';
import { type BlockList, isIP, isIPv4 } from 'node:net';
import { TargetNotFound, UnsafeTarget } from '../errors.js';
import { blocksOf } from './blocks.js';
import { isPublicAddress, plainAddress } from './public-address.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export interface SafeTargetOptions {
  /** Addresses and blocks inside our own network that an administrator trusts; only these may be reached without TLS. */
  readonly allowInternal?: readonly string[];
  /** Looks up all addresses of a name. Default: as the operating system does. */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
}

export interface SafeTarget {
  readonly url: URL;
  /** All addresses of the host, each of them checked. Whoever connects must connect to one of these, not look up again. */
  readonly addresses: readonly ResolvedAddress[];
}

/**
 * Refuses an address that would have us call into our own network, or call without TLS.
 *
 * Every address of the host must be public or trusted. A name may point elsewhere a moment later, so what was checked when
 * a subscription was made is checked again at every call.
 *
 * @throws {UnsafeTarget}
 * @throws {TargetNotFound} the name cannot be looked up
 * @throws {DeliverySettingRefused} `allowInternal` holds something else than addresses and blocks
 */
export async function requireSafeTarget(
  address: string,
  options: SafeTargetOptions = {},
): Promise<SafeTarget> {
  const url = webAddress(address);
  const trusted = blocksOf(options.allowInternal ?? []);
  const addresses = await addressesOf(url.hostname, options.resolve ?? lookUpAll);
  const allTrusted = addresses.every((one) => isIn(trusted, one.address));
  if (!allTrusted && !addresses.every((one) => isIn(trusted, one.address) || isPublicAddress(one.address)))
    throw new UnsafeTarget(
      `${url.hostname} leads to an address that is not on the public internet: give another, or have an administrator trust it.`,
    );
  if (url.protocol === 'http:' && !allTrusted)
    throw new UnsafeTarget('A webhook must go to an https address: what it says would be read on the way.');
  return { url, addresses };
}

/** The URL standard reads decimal, octal, hexadecimal, full-width and dotted spellings of an address as the address they mean. */
function webAddress(address: string): URL {
  const url = URL.parse(address);
  if (!url)
    throw new UnsafeTarget('The address of a webhook must be a whole one, such as https://example.org/hook.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UnsafeTarget(
      `A webhook must go to an https address, not to one that begins with ${url.protocol}`,
    );
  if (url.username || url.password)
    throw new UnsafeTarget(
      'The address of a webhook must not hold a user name or password: the signature says who calls.',
    );
  url.hash = '';
  return url;
}

async function addressesOf(
  hostname: string,
  resolve: NonNullable<SafeTargetOptions['resolve']>,
): Promise<readonly ResolvedAddress[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(literal);
  if (family !== 0) return [{ address: literal, family }];
  const addresses = await resolve(hostname).catch(() => []);
  if (addresses.length === 0)
    throw new TargetNotFound(`${hostname} cannot be looked up: check its spelling, or try again later.`);
  return addresses;
}

function isIn(blocks: BlockList, address: string): boolean {
  const plain = plainAddress(address);
  return blocks.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
}

function lookUpAll(host: string): Promise<ResolvedAddress[]> {
  return lookup(host, { all: true, order: 'verbatim' });
}
