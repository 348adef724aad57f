/** Crockford's base 32: no I, L, O, U, which are misread or misheard. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * A district letter counts as the Crockford character it looks like, so that also a swap across the border of the two
 * parts is caught; L and U, which have no place there, take values that no other letter has.
 */
const DISTRICT_VALUES: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...CROCKFORD].map((character, value) => [character, value])),
  O: 0,
  I: 1,
  L: 2,
  U: 3,
};

const CANONICAL = /^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/;

/**
 * A case number such as `HD-7K3M-9QWD-4`: the district's code, 40 random bits and a check character that catches every
 * single wrong character and every swap of two neighbours.
 *
 * @param districtCode two capital letters
 * @param bits five random bytes
 */
export function makeCaseNumber(districtCode: string, bits: Uint8Array): string {
  if (!/^[A-Z]{2}$/.test(districtCode)) throw new RangeError('A district code has two capital letters.');
  if (bits.length !== 5) throw new RangeError('A case number takes five random bytes.');
  const body = districtCode + crockford(bits);
  return canonical(body + checkCharacter(body));
}

/** The canonical form of a case number as someone typed it, or `undefined` when it cannot be one. */
export function parseCaseNumber(text: string): string | undefined {
  const bare = text.toUpperCase().replace(/[\s\-‐-―－]/g, '');
  const rest = [...bare.slice(2)].map((character) => MISREAD[character] ?? character).join('');
  const number = canonical(bare.slice(0, 2) + rest);
  return isCaseNumber(number) ? number : undefined;
}

/** Whether the text is a case number in its canonical form, check character included. */
export function isCaseNumber(text: string): boolean {
  if (!CANONICAL.test(text)) return false;
  const bare = text.replaceAll('-', '');
  return checkCharacter(bare.slice(0, 10)) === bare[10];
}

const canonical = (bare: string): string =>
  [bare.slice(0, 2), bare.slice(2, 6), bare.slice(6, 10), bare.slice(10)].join('-');

function crockford(bits: Uint8Array): string {
  let number = bits.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (let place = 0; place < 8; place++) {
    text = CROCKFORD.charAt(Number(number % 32n)) + text;
    number /= 32n;
  }
  return text;
}

/** Each place has its own power of alpha as weight; Horner's rule from the left, the check character has weight 1. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((so, character) => timesAlpha(so ^ (DISTRICT_VALUES[character] ?? 0)), 0);
  return CROCKFORD.charAt(sum);
}

/** Multiplies by alpha in GF(32), built on the primitive polynomial x^5 + x^2 + 1. */
function timesAlpha(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}
