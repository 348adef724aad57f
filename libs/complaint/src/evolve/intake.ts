import type { Complaint } from '../state.js';
import { inRound, momentOf, newRound, type Evolvers } from './evolver.js';
import type { ComplaintReceived, EventMeta } from '../events/index.js';

/** The state that a receipt begins. */
export function begin(data: ComplaintReceived['data'], meta: EventMeta): Complaint {
  return {
    caseNumber: data.caseNumber,
    revision: 0,
    kind: data.kind,
    category: data.category,
    complexity: data.complexity,
    urgency: data.urgency,
    visibility: data.visibility,
    district: data.location.district,
    language: data.language,
    messages: defaultMessages(data),
    policy: data.policy,
    phones: data.phones,
    reachable: data.reachable,
    about: data.about ?? [],
    historical: meta.historical,
    adopted: false,
    receivedAt: meta.occurredAt,
    calls: 1,
    parts: [],
    rounds: [newRound(1, meta.occurredAt, data)],
    reporters: [data.caseNumber],
    evidence: [],
    entries: {},
    redacted: [],
    personalData: 'held',
  };
}

function defaultMessages({ phones, reachable }: ComplaintReceived['data']): Complaint['messages'] {
  if (!reachable) return 'none';
  return phones > 0 ? 'sms' : 'email';
}

export const INTAKE = {
  // A second receipt changes nothing: the first one stands.
  ComplaintReceived: () => ({}),
  Reclassified: (complaint, { kind, category, complexity, urgency, respondBy, resolveBy }) => ({
    kind,
    category,
    complexity,
    urgency,
    ...inRound(complaint, { respondBy, resolveBy }),
  }),
  RepeatCallLinked: (complaint, { call }) => ({ calls: Math.max(complaint.calls, call) }),
  InformationAdded: () => ({}),
  VisibilityChanged: (_, { to }) => ({ visibility: to }),
  ContactPreferenceSet: (_, { channel, language }) => ({ messages: channel, language }),
  MessageSent: () => ({}),
  CaseAdopted: (complaint, { policy, respondBy, resolveBy }, meta) => ({
    adopted: true,
    policy,
    ...inRound(complaint, {
      startedAt: momentOf(meta),
      respondBy,
      resolveBy,
      respondedAt: undefined,
      warned: [],
      missed: [],
    }),
  }),
} satisfies Evolvers;
