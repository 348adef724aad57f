import { isIPv4 } from 'node:net';
import { blocksOf } from './blocks.js';

/** IANA's registry of special-purpose IPv4 addresses, multicast, and the one public address that is a cloud's inside. */
const SPECIAL_IPV4 = blocksOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/** All that is handed out to the public internet so far; what lies outside is private, local, multicast or reserved. */
const GLOBAL_IPV6 = blocksOf(['2000::/3']);

/** IETF protocols with Teredo, documentation, 6to4, AS112: within 2000::/3, yet nobody's server. */
const SPECIAL_IPV6 = blocksOf(['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']);

/** IPv4 in IPv6 clothes: mapped (RFC 4291) and translated (RFC 6052). */
const EMBEDDED_IPV4 = blocksOf(['::ffff:0:0/96', '64:ff9b::/96']);

/** Whether a packet to it leaves our own network for the public internet. */
export function isPublicAddress(address: string): boolean {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return !SPECIAL_IPV4.check(plain, 'ipv4');
  return GLOBAL_IPV6.check(plain, 'ipv6') && !SPECIAL_IPV6.check(plain, 'ipv6');
}

/** The IPv4 address that a packet to it ends at, or the address without its zone. */
export function plainAddress(address: string): string {
  const [plain = ''] = address.split('%');
  if (isIPv4(plain) || !EMBEDDED_IPV4.check(plain, 'ipv6')) return plain;
  return lastFourBytes(plain);
}

function lastFourBytes(address: string): string {
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [high, low] = `0:0:${written}`
    .split(':')
    .slice(-2)
    .map((group) => Number.parseInt(group || '0', 16)) as [number, number];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
