import type { Policy } from '#complaint';

/** A version of a policy holds from its `appliesFrom` on. */
export interface PolicyAdopted {
  readonly type: 'PolicyAdopted';
  readonly data: { readonly policy: Policy };
}

/** There is a policy of this id: so that all are found without reading the whole log. */
export interface PolicyListed {
  readonly type: 'PolicyListed';
  readonly data: { readonly id: string };
}

export const POLICY_STREAM_PREFIX = 'policy-';
export const POLICIES_STREAM = 'catalogue-policies';
export const policyStream = (id: string): string => POLICY_STREAM_PREFIX + id;
