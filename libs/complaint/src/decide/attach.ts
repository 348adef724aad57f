import type { CommandOf } from '../commands.js';
import type { EvidenceAttached } from '../events/index.js';
import type { Complaint } from '../state.js';
import { refuse, requirePart } from './refuse.js';
import { texts } from './texts.js';

export function attach(command: CommandOf<'attach'>, complaint: Complaint): EvidenceAttached {
  const { hash, mediaType, size, caption, department } = command;
  if (complaint.evidence.includes(hash)) {
    throw refuse('same-value', 'This file is attached already.', { hash });
  }
  if (department !== undefined) requirePart(complaint, department);
  const captions = texts({ caption });
  return {
    type: 'EvidenceAttached',
    data: { hash, mediaType, size, public: command.public, ...(department !== undefined && { department }) },
    ...(captions && (command.public ? { publishable: captions } : { content: captions })),
  };
}
