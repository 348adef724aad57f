const PART = String.raw`[^\p{C}\s@<>()[\]\\,;:"]`;
const ONE_ADDRESS = new RegExp(`^${PART}{1,64}@${PART}{1,253}$`, 'u');

/** One plain e-mail address: no name, no list, no quoting, nothing that could reach into a header. */
export function isOneAddress(text: string): boolean {
  return ONE_ADDRESS.test(text);
}
