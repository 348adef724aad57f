/** Longitude and latitude in degrees (WGS 84). */
export type Point = readonly [number, number];

const EARTH_RADIUS = 6_371_000;
const METRES_PER_DEGREE = (EARTH_RADIUS * Math.PI) / 180;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the sphere; over a few hundred metres it errs by less than the phone that took the point. */
export function metresBetween([fromLon, fromLat]: Point, [toLon, toLat]: Point): number {
  const lat = Math.sin(radians(toLat - fromLat) / 2) ** 2;
  const lon = Math.sin(radians(toLon - fromLon) / 2) ** 2;
  const chord = lat + Math.cos(radians(fromLat)) * Math.cos(radians(toLat)) * lon;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Areas are public cells, none finer than this. Policies show up to four decimals, which would be thousands to ask for. */
const FINEST_DECIMALS = 2;

/** The area that a public cell (`lat,lon`) lies in. */
export const areaOf = (cell: string): string =>
  cell
    .split(',')
    .map((part) => (decimalsOf(part) > FINEST_DECIMALS ? Number(part).toFixed(FINEST_DECIMALS) : part))
    .join(',');

const decimalsOf = (number: string): number => number.split('.')[1]?.length ?? 0;

/** Every area that holds a point no farther from this one than `metres`, however coarse its policy shows places. */
export function areasAround(point: Point, metres: number): readonly string[] {
  const areas: string[] = [];
  for (let decimals = 0; decimals <= FINEST_DECIMALS; decimals++)
    areas.push(...cellsAround(point, metres, decimals));
  return areas;
}

function cellsAround([lon, lat]: Point, metres: number, decimals: number): readonly string[] {
  const reach = metres / METRES_PER_DEGREE;
  // The nearer a pole, the more degrees of longitude a metre is; at the pole itself this stays a number.
  const wide = reach / Math.max(Math.cos(radians(lat)), 0.01);
  const columns = rounded(lon - wide, lon + wide, decimals);
  return rounded(lat - reach, lat + reach, decimals).flatMap((row) =>
    columns.map((column) => `${row},${column}`),
  );
}

/** What any number between the two may be printed as with so many decimals. Small negative ones print as `-0.00`. */
function rounded(from: number, to: number, decimals: number): readonly string[] {
  const steps = 10 ** decimals;
  const printed: string[] = [];
  for (let step = Math.floor(from * steps); step <= Math.ceil(to * steps); step++) {
    const text = (step / steps).toFixed(decimals);
    printed.push(...(step === 0 ? [(0).toFixed(decimals), `-${(0).toFixed(decimals)}`] : [text]));
  }
  return printed;
}

/** A street of a district, however it is spaced and capitalised. */
export const streetKey = (district: string, street: string): string =>
  `${district}/${street.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()}`;
