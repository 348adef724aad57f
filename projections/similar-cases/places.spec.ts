import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areaOf, areasAround, metresBetween, streetKey, type Point } from './places.js';

const TIANANMEN: Point = [116.3975, 39.9087];

describe('metres between two points', () => {
  it('are none from a point to itself', () => expect(metresBetween(TIANANMEN, TIANANMEN)).toBe(0));

  it('are right for distances known from elsewhere', () => {
    // A degree of latitude, and of longitude at 60 degrees north, on a sphere of 6,371 km.
    expect(metresBetween([0, 0], [0, 1])).toBeCloseTo(111_194.93, 1);
    expect(metresBetween([10, 60], [11, 60])).toBeCloseTo(55_597, -1);
    // Tiananmen to the Beijing South railway station, about 5 km.
    expect(metresBetween(TIANANMEN, [116.3785, 39.865])).toBeGreaterThan(4_900);
    expect(metresBetween(TIANANMEN, [116.3785, 39.865])).toBeLessThan(5_200);
  });
});

describe('areas', () => {
  it('are public cells, none finer than a hundredth of a degree', () => {
    expect(areaOf('39.96,116.30')).toBe('39.96,116.30');
    expect(areaOf('39.9587,116.2984')).toBe('39.96,116.30');
    expect(areaOf('40,116')).toBe('40,116');
    expect(areaOf('-0.0010,0.0004')).toBe('-0.00,0.00');
  });

  it('around a point hold every point within reach, whatever decimals its policy shows', () => {
    const near = fc.record({
      lon: fc.double({ min: -179, max: 179, noNaN: true }),
      lat: fc.double({ min: -70, max: 70, noNaN: true }),
      metres: fc.integer({ min: 50, max: 2000 }),
      bearing: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      share: fc.double({ min: 0, max: 0.99, noNaN: true }),
      decimals: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(near, ({ lon, lat, metres, bearing, share, decimals }) => {
        const away = (metres * share) / 111_195;
        const other: Point = [
          lon + (away * Math.sin(bearing)) / Math.cos((lat * Math.PI) / 180),
          lat + away * Math.cos(bearing),
        ];
        fc.pre(metresBetween([lon, lat], other) <= metres);
        const cell = `${other[1].toFixed(decimals)},${other[0].toFixed(decimals)}`;
        expect(areasAround([lon, lat], metres)).toContain(areaOf(cell));
      }),
      { numRuns: 2000 },
    );
  });

  it('around a point are few', () => expect(areasAround(TIANANMEN, 300).length).toBeLessThan(30));
});

describe('a street', () => {
  it('is the same however it is written', () => {
    expect(streetKey('haidian', ' Willow  LANE')).toBe(streetKey('haidian', 'willow lane'));
    expect(streetKey('haidian', '柳巷１２号')).toBe(streetKey('haidian', '柳巷12号'));
  });

  it('of another district is another street', () =>
    expect(streetKey('haidian', 'Willow Lane')).not.toBe(streetKey('chaoyang', 'Willow Lane')));
});
