import type { CommandAnswer } from '#cases';
import type { CaseView } from '#projections';
import { HttpClient, type Answer } from '../http-client.js';
import type { RunningService } from '../running-service.js';
import { until } from '../until.js';

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

/** What is said in the first part of the story; each page of the portal can be seen with words in its own language. */
export const IN_ENGLISH = {
  summary: COMPLAINT.summary,
  street: COMPLAINT.location.street,
  clear: 'Clear the heap under block 7',
  letIn: 'Let the truck in',
  spoke: 'Spoke with the resident',
  covered: 'heap covered',
  whyNotPermanent: 'the truck cannot get in today',
  plan: 'clear the heap',
  calledAgain: 'It is only covered!',
};

/** The people of the story, who each send their commands about one case. */
export interface Scene {
  readonly caseNumber: string;
  readonly accessCode: string;
  readonly operator: Deed;
  readonly sanitation: Deed;
  readonly traffic: Deed;
}

type Deed = (action: string, body: object) => Promise<CommandAnswer>;

/** The first part: from the call to the heap that is only covered, and the second call. */
export async function coverTheHeap(service: RunningService, words = IN_ENGLISH): Promise<Scene> {
  const [operator, sanitation, traffic] = await Promise.all([
    HttpClient.as(service, 'operator'),
    HttpClient.as(service, 'department', 'sanitation'),
    HttpClient.as(service, 'department', 'traffic'),
  ]);
  const complaint = {
    ...COMPLAINT,
    summary: words.summary,
    location: { ...COMPLAINT.location, street: words.street },
  };
  const { caseNumber, accessCode } = done(await operator.post<CommandAnswer>('/api/complaints', complaint));
  const by =
    (who: HttpClient): Deed =>
    async (action, body) =>
      done(await who.post<CommandAnswer>(`/api/cases/${caseNumber}/${action}`, body));
  const scene = {
    caseNumber,
    accessCode: accessCode!,
    operator: by(operator),
    sanitation: by(sanitation),
    traffic: by(traffic),
  };
  await scene.operator('assign', {
    departments: [
      { id: 'sanitation', part: 'lead', instruction: words.clear },
      { id: 'traffic', part: 'support', instruction: words.letIn },
    ],
  });
  await scene.sanitation('accept', {});
  await scene.traffic('accept', {});
  await scene.sanitation('contact', { text: words.spoke });
  await scene.sanitation('mitigate', {
    done: words.covered,
    whyNotPermanent: { code: 'access-blocked', text: words.whyNotPermanent },
    plan: words.plan,
    reviewOn: new Date(Date.now() + 2 * DAY).toISOString().slice(0, 10),
  });
  const { position } = await scene.operator('link-call', { text: words.calledAgain });
  // Until a page can show it.
  done(await operator.get<CommandAnswer>(`/api/cases/${caseNumber}?after=${position}`));
  return scene;
}

const IN_VAIN = [
  ['unanswered', 1],
  ['flagged-as-spam', 1],
  ['unanswered', 2],
] as const;

/** The service promises each callback by itself, after what was done last, and the operator calls as promised. */
function untilCallIsPromised(
  service: RunningService,
  { caseNumber, position }: CommandAnswer,
): Promise<void> {
  const anyone = new HttpClient(service.url);
  return until('the next callback is promised', async () => {
    const { body } = await anyone.get<CaseView>(`/api/cases/${caseNumber}?after=${position}`);
    return body.entries?.at(-1)?.type === 'RevisitScheduled';
  });
}

/** Plays the covered-rubbish story over HTTP, from the call to the closed case. */
export async function tellCoveredRubbish(service: RunningService): Promise<Told> {
  const { caseNumber, accessCode, operator, sanitation, traffic } = await coverTheHeap(service);
  await traffic('finish-part', { text: 'parked cars moved, the lane is free' });
  let last = await sanitation('resolve', { outcome: 'fixed', done: 'heap cleared', evidence: [] });
  for (const [result, phone] of IN_VAIN) {
    await untilCallIsPromised(service, last);
    last = await operator('attempt-revisit', { result, phone });
  }
  await untilCallIsPromised(service, last);
  const { position } = await operator('revisit', {
    contacted: true,
    solved: 'yes',
    satisfaction: 'satisfied',
    opinion: PERSONAL.opinion,
  });
  return { caseNumber, accessCode, position };
}

function done(answer: Answer<CommandAnswer>): CommandAnswer {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer.body;
}
