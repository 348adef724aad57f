import type { CommandOf } from '../commands.js';
import type { CaseJoinedIncident, CaseLeftIncident, IncidentReported } from '../events/index.js';
import { isIncidentNumber } from '../incident/incident-number.js';
import type { Complaint } from '../state.js';
import { illegalStep, refuse, requireRole, requireText } from './refuse.js';

/** One at a time; after one that is over another may follow. Whether it goes on is for its own stream to say. */
export function joinIncident(command: CommandOf<'join-incident'>, complaint: Complaint): CaseJoinedIncident {
  requireRole(command, ['operator', 'supervisor']);
  const { incident } = command;
  if (!isIncidentNumber(incident)) {
    throw refuse('unknown-incident', `"${incident}" is not the number of an incident.`, { incident });
  }
  const current = complaint.incident;
  if (current?.number === incident) {
    throw refuse('same-value', `The case belongs to ${incident} already.`, { incident });
  }
  if (current && !current.ended) {
    throw illegalStep(
      command.type,
      complaint,
      `the case belongs to ${current.number}; let it leave that first`,
    );
  }
  return { type: 'CaseJoinedIncident', data: { incident } };
}

export function leaveIncident(command: CommandOf<'leave-incident'>, complaint: Complaint): CaseLeftIncident {
  requireRole(command, ['operator', 'supervisor']);
  const { reason } = command;
  requireText({ reason });
  if (!complaint.incident) throw illegalStep(command.type, complaint, 'the case belongs to no incident');
  return {
    type: 'CaseLeftIncident',
    data: { incident: complaint.incident.number },
    publishable: { reason },
  };
}

/** Each update reaches the case once, and in order: whoever joins late begins with the latest. */
export function relayIncident(command: CommandOf<'relay-incident'>, complaint: Complaint): IncidentReported {
  requireRole(command, ['service']);
  const { incident, revision, news, expectedEnd, text } = command;
  requireText({ text });
  if (complaint.incident?.number !== incident) {
    throw illegalStep(command.type, complaint, `the case does not belong to ${incident}`);
  }
  const { told } = complaint.incident;
  if (told !== undefined && revision <= told) {
    throw refuse('same-value', `Update ${revision} of ${incident} has reached the case.`, { revision, told });
  }
  return {
    type: 'IncidentReported',
    data: { incident, revision, news, ...(expectedEnd !== undefined && { expectedEnd }) },
    publishable: { text },
  };
}
