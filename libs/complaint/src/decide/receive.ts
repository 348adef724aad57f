import { isInUse, type Catalogue, type Category } from '../catalogue/catalogue.js';
import { findCategory, findDistrict } from '../catalogue/find.js';
import type { CommandOf } from '../commands.js';
import type { ComplaintReceived } from '../events/index.js';
import { deadlinesFor, type Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { requireMoment } from './moment.js';
import { nearMisses, refuse, requireInUse, requireKnownDepartment, requireText } from './refuse.js';

type Receive = CommandOf<'receive'>;

export function receive(command: Receive, existing: Complaint | undefined, rules: Rules): ComplaintReceived {
  if (existing) {
    const sentence = `Case ${existing.caseNumber} was received already: link the call to it instead.`;
    throw refuse('already-received', sentence);
  }
  const { catalogue } = rules;
  const policy = rules.policies.inForce(command.policy ?? rules.defaultPolicy, command.occurredAt);
  requireMoment(command, undefined, policy);
  requireText({ summary: command.summary });
  const category = requireCategory(catalogue, command.category);
  requireDistrict(catalogue, command.location.district);
  for (const accused of command.about ?? []) requireKnownDepartment(accused, catalogue);

  const classified = classify(command);
  const phones = command.complainant?.phones?.length ?? 0;
  return {
    type: 'ComplaintReceived',
    data: {
      caseNumber: command.caseNumber,
      channel: command.channel,
      ...classified,
      category: category.id,
      visibility: command.visibility ?? category.visibility,
      location: publicLocation(command.location, policy),
      language: command.language ?? 'zh-CN',
      policy: { id: policy.id, version: policy.version },
      phones,
      reachable: phones > 0 || command.complainant?.email !== undefined,
      ...(command.about && { about: command.about }),
      ...(command.callRecording && { callRecording: command.callRecording }),
      ...deadlinesFor(policy, classified, command.occurredAt),
    },
    publishable: { summary: command.summary },
    content: contentOf(command, policy),
  };
}

const classify = ({ kind, urgency, complexity }: Receive) => ({
  kind,
  urgency: urgency ?? 'normal',
  complexity: complexity ?? 'general',
});

export function requireCategory(catalogue: Catalogue, id: string): Category {
  const category = findCategory(catalogue, id);
  requireInUse(catalogue, 'categories', id);
  if (category) return category;
  const ids = catalogue.categories.filter(isInUse).map((known) => known.id);
  const sentence = `The catalogue has no category "${id}". ${nearMisses(id, ids)}`;
  throw refuse('unknown-category', sentence, { category: id });
}

export function requireDistrict(catalogue: Catalogue, id: string): void {
  requireInUse(catalogue, 'districts', id);
  if (findDistrict(catalogue, id)) return;
  const ids = catalogue.districts.filter(isInUse).map((known) => known.id);
  const sentence = `The catalogue has no district "${id}". ${nearMisses(id, ids)}`;
  throw refuse('unknown-district', sentence, { district: id });
}

/** Only as fine as the policy shows it; what is finer is sealed. */
function publicLocation(
  { district, street, point }: Receive['location'],
  { coarseness }: Policy,
): ComplaintReceived['data']['location'] {
  return {
    district,
    ...(street && coarseness.place === 'street' && { street }),
    ...(point && {
      cell: `${point[1].toFixed(coarseness.cellDecimals)},${point[0].toFixed(coarseness.cellDecimals)}`,
    }),
  };
}

function contentOf(command: Receive, { coarseness }: Policy): ComplaintReceived['content'] {
  const { street, address, point } = command.location;
  const place = [coarseness.place === 'street' ? undefined : street, address].filter(Boolean).join(', ');
  const content = {
    ...(command.description && { description: command.description }),
    ...(command.complainant && { complainant: command.complainant }),
    ...(place && { address: place }),
    ...(point && { point }),
  };
  return Object.keys(content).length === 0 ? undefined : content;
}
