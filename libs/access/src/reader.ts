import type { Actor } from '#complaint';

/**
 * Who asks to read. `citizen` is the session of one case, opened with its access code; on every other case its holder is
 * the public. A `staff` reader is judged by the role and department of its actor.
 */
export type Reader =
  | { readonly kind: 'public' }
  | { readonly kind: 'citizen'; readonly caseNumber: string }
  | { readonly kind: 'staff'; readonly actor: Actor };
