import type { Policy } from '#complaint';
import { writeYaml } from '../checking/write-yaml.js';
import { COMMENTS, HEAD } from './comments.js';

/** The policy as a file to begin one's own from: it reads back equal, and its comments say what is what. */
export function writePolicyFile({ id, version, name, source, ...promises }: Policy): string {
  const inOrder = { id, version, name, source, ...promises };
  return writeYaml(inOrder, { head: HEAD, comments: COMMENTS, shortText: 12 });
}
