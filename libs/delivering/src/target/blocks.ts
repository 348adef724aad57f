import { BlockList, isIP } from 'node:net';
import { DeliverySettingRefused } from '../errors.js';

/** @throws {DeliverySettingRefused} naming the one that is neither an address nor a block */
export function blocksOf(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = '', length, ...rest] = block.split('/');
    const family = isIP(address);
    const bits = family === 4 ? 32 : 128;
    const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
    if (family === 0 || rest.length > 0 || !(prefix <= bits))
      throw new DeliverySettingRefused(
        `${block} must be an address or a block such as 10.0.0.0/8 or fd00::/8.`,
      );
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
