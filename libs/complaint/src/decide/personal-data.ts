import type { CommandOf } from '../commands.js';
import type { ErasureOrdered, PersonalDataErased, PersonalDataRestricted } from '../events/index.js';
import type { Complaint } from '../state.js';
import { refuse, requireText } from './refuse.js';

/** One person orders, another confirms. */
export function orderErasure({ actor, legalBasis, reason }: CommandOf<'order-erasure'>): ErasureOrdered {
  requireText({ legalBasis, reason });
  return { type: 'ErasureOrdered', data: { legalBasis, orderedBy: actor.id }, content: { reason } };
}

export function confirmErasure(
  { actor }: CommandOf<'confirm-erasure'>,
  complaint: Complaint,
): PersonalDataErased {
  const order = complaint.erasureOrder;
  if (!order) {
    throw refuse('erasure-not-ordered', 'Nobody ordered an erasure: order it first.');
  }
  if (order.orderedBy === actor.id) {
    throw refuse('second-person-needed', 'You ordered this erasure: another person confirms it.');
  }
  return { type: 'PersonalDataErased', data: { ...order, confirmedBy: actor.id } };
}

export function restrict(
  { legalBasis, reason }: CommandOf<'restrict'>,
  complaint: Complaint,
): PersonalDataRestricted {
  requireText({ legalBasis, reason });
  if (complaint.personalData === 'restricted') {
    throw refuse('same-value', 'The personal data of this case is restricted already.');
  }
  return { type: 'PersonalDataRestricted', data: { legalBasis }, content: { reason } };
}
