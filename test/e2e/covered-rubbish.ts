import type { CommandAnswer } from '../../apps/api/src/cases/case-command.js';
import { HttpClient, type Answer } from '../http-client.js';
import type { RunningService } from '../running-service.js';

/** Words of the complaint that no public answer and no file may show. */
export const PERSONAL = {
  name: 'Sample Resident Seven',
  phone: '13800000107',
  address: 'Block 7, Invented Lane 12, flat 304',
  description: 'My mother cannot open the window for the smell of it',
  opinion: 'The second crew was kind and quick about the whole thing',
};

export const COMPLAINT = {
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  summary: 'Rubbish heaped under the windows of block 7',
  description: PERSONAL.description,
  complainant: { name: PERSONAL.name, phones: [PERSONAL.phone, '13800000108'] },
  urgency: 'normal',
  visibility: 'listed',
  location: {
    district: 'haidian',
    street: 'Invented Lane',
    address: PERSONAL.address,
    point: [116.298, 39.959],
  },
};

export interface Told {
  readonly caseNumber: string;
  readonly accessCode: string;
  /** Position of the last step, for `?after=`. */
  readonly position: string;
}

const DAY = 86_400_000;

/** Plays the covered-rubbish story over HTTP, from the call to the closed case. */
export async function tellCoveredRubbish(service: RunningService): Promise<Told> {
  const operator = await HttpClient.as(service, 'operator');
  const sanitation = await HttpClient.as(service, 'department', 'sanitation');
  const traffic = await HttpClient.as(service, 'department', 'traffic');
  const received = done(await operator.post<CommandAnswer>('/api/complaints', COMPLAINT));
  const { caseNumber } = received;
  const step = async (who: HttpClient, action: string, body: object) =>
    done(await who.post<CommandAnswer>(`/api/cases/${caseNumber}/${action}`, body));

  await step(operator, 'assign', {
    departments: [
      { id: 'sanitation', part: 'lead', instruction: 'Clear the heap under block 7' },
      { id: 'traffic', part: 'support', instruction: 'Let the truck in' },
    ],
  });
  await step(sanitation, 'accept', {});
  await step(traffic, 'accept', {});
  await step(sanitation, 'contact', { text: 'Spoke with the resident' });
  await step(sanitation, 'mitigate', {
    done: 'heap covered',
    whyNotPermanent: { code: 'access-blocked', text: 'the truck cannot get in today' },
    plan: 'clear the heap',
    reviewOn: new Date(Date.now() + 2 * DAY).toISOString().slice(0, 10),
  });
  await step(operator, 'link-call', { text: 'It is only covered!' });
  await step(traffic, 'finish-part', { text: 'parked cars moved, the lane is free' });
  await step(sanitation, 'resolve', { outcome: 'fixed', done: 'heap cleared', evidence: [] });
  await step(operator, 'attempt-revisit', { result: 'unanswered', phone: 1 });
  await step(operator, 'attempt-revisit', { result: 'flagged-as-spam', phone: 1 });
  await step(operator, 'attempt-revisit', { result: 'unanswered', phone: 2 });
  const last = await step(operator, 'revisit', {
    contacted: true,
    solved: 'yes',
    satisfaction: 'satisfied',
    opinion: PERSONAL.opinion,
  });
  return { caseNumber, accessCode: received.accessCode!, position: last.position };
}

function done(answer: Answer<CommandAnswer>): CommandAnswer {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer.body;
}
