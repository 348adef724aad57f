import type { Seeded } from './random.js';

/** Where a complaint is about. The streets are invented; the points only have to lie in the district. */
export interface Place {
  readonly district: string;
  readonly street: string;
  readonly streetInEnglish: string;
  /** A housing estate, market or stop on that street. */
  readonly spot: string;
  readonly spotInEnglish: string;
  readonly block: number;
  readonly point: readonly [longitude: number, latitude: number];
}

/** Street, English name, its middle. */
const STREETS = [
  ['桐影路', 'Tongying Road', 116.298, 39.959],
  ['纸鸢里', 'Paper Kite Lane', 116.304, 39.964],
  ['青柿胡同', 'Green Persimmon Alley', 116.311, 39.951],
  ['砚池街', 'Inkpond Street', 116.287, 39.972],
  ['鹤鸣桥路', 'Crane Bridge Road', 116.292, 39.981],
  ['云麓巷', 'Cloudfoot Lane', 116.276, 39.966],
  ['听雪园路', 'Snowlisten Road', 116.319, 39.977],
  ['晒谷场街', 'Threshing Floor Street', 116.268, 39.986],
  ['半亩塘路', 'Halfacre Pond Road', 116.333, 39.968],
  ['石榴井街', 'Pomegranate Well Street', 116.341, 39.957],
  ['风铃渡路', 'Windbell Ferry Road', 116.325, 39.992],
  ['萤火里', 'Firefly Lane', 116.283, 39.948],
] as const;

const SPOTS = [
  ['一号院', 'Compound 1'],
  ['北区', 'the north estate'],
  ['南区', 'the south estate'],
  ['新苑小区', 'the New Garden estate'],
  ['便民市场', 'the neighbourhood market'],
  ['公交站', 'the bus stop'],
  ['社区花园', 'the community garden'],
  ['幼儿园旁', 'the kindergarten'],
] as const;

export function somewhere(random: Seeded, district: string): Place {
  const [street, streetInEnglish, longitude, latitude] = random.one(STREETS);
  const [spot, spotInEnglish] = random.one(SPOTS);
  const point = [nearby(random, longitude), nearby(random, latitude)] as const;
  return { district, street, streetInEnglish, spot, spotInEnglish, block: random.whole(1, 24), point };
}

/** Fills `{street}`, `{spot}` and `{block}` of a text. */
export function here(text: string, place: Place, language: 'zh-CN' | 'en'): string {
  const english = language === 'en';
  return text
    .replaceAll('{street}', english ? place.streetInEnglish : place.street)
    .replaceAll('{spot}', english ? place.spotInEnglish : place.spot)
    .replaceAll('{block}', String(place.block));
}

function nearby(random: Seeded, middle: number): number {
  return Math.round((middle + random.between(-0.003, 0.003)) * 1e6) / 1e6;
}
