import type { Evolvers } from './evolver.js';

export const INCIDENT = {
  CaseJoinedIncident: (_, { incident }) => ({ incident: { number: incident, ended: false } }),
  CaseLeftIncident: () => ({ incident: undefined }),
  IncidentReported: (complaint, { incident, revision, news }) =>
    complaint.incident?.number === incident
      ? { incident: { number: incident, told: revision, ended: news === 'ended' } }
      : {},
} satisfies Evolvers;
