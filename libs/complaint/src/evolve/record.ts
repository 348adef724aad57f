import type { Evolvers } from './evolver.js';

export const RECORD = {
  EntryCorrected: () => ({}),
  TextRedacted: (complaint, { entry }) => ({ redacted: [...complaint.redacted, entry] }),
  ErasureOrdered: (_, { orderedBy, legalBasis }) => ({ erasureOrder: { orderedBy, legalBasis } }),
  PersonalDataErased: () => ({ personalData: 'erased', erasureOrder: undefined }),
  PersonalDataRestricted: ({ personalData }) => ({
    personalData: personalData === 'erased' ? 'erased' : 'restricted',
  }),
} satisfies Evolvers;
