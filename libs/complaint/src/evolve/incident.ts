import { momentOf, type Evolvers } from './evolver.js';

export const INCIDENT = {
  CaseJoinedIncident: (_, { incident }, meta) => ({
    incident: { number: incident, joinedAt: momentOf(meta), ended: false },
  }),
  CaseLeftIncident: () => ({ incident: undefined }),
  IncidentReported: (complaint, { incident, revision, news }) =>
    complaint.incident?.number === incident
      ? { incident: { ...complaint.incident, told: revision, ended: news === 'ended' } }
      : {},
} satisfies Evolvers;
