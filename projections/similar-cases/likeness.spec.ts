import { describe, expect, it } from '@jest/globals';
import { likenessOf, tellingTerms } from './likeness.js';

const between = (one: string, other: string) => likenessOf(tellingTerms(one), tellingTerms(other));

describe('likeness', () => {
  it('is whole between the same words, however they are written, and none between others', () => {
    expect(between('七号楼窗下垃圾堆积', '七号楼窗下垃圾堆积').share).toBe(1);
    expect(between('RUBBISH under Block', 'rubbish, under: block!').share).toBe(1);
    expect(between('七号楼窗下垃圾堆积', '路灯连续多盏不亮').share).toBe(0);
    expect(between('', 'rubbish').share).toBe(0);
    expect(between('', '').share).toBe(0);
  });

  it('is strong between two ways to say it, and weak where only the place is the same', () => {
    expect(between('七号楼窗下垃圾堆积', '七号楼楼下垃圾堆积如山').share).toBeGreaterThanOrEqual(0.5);
    expect(
      between(
        'Rubbish heaped under the windows of block seven',
        'Rubbish heap under the windows, block seven',
      ).share,
    ).toBeGreaterThanOrEqual(0.5);
    expect(between('七号楼窗下垃圾堆积', '七号楼电梯停运').share).toBeLessThan(0.5);
  });

  it('is not made of words that say nothing', () => {
    expect(between('there is a leak in the roof', 'there is a tree in the road')).toEqual({
      share: 0,
      words: [],
    });
  });

  it('names what they share, pairs of characters joined to words', () => {
    expect(between('七号楼窗下垃圾堆积', '门口垃圾堆').words).toEqual(['垃圾堆']);
    expect(between('Rubbish heaped at the gate', 'the gate is full of rubbish').words).toEqual([
      'rubbish',
      'gate',
    ]);
    expect(between('东门 rubbish 垃圾', '垃圾 at 东门').words).toEqual(['东门', '垃圾']);
  });
});
