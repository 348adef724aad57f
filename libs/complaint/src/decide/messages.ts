import type { CommandOf } from '../commands.js';
import type { ContactPreferenceSet, MessageSent } from '../events/index.js';
import type { Complaint } from '../state.js';
import { texts } from './texts.js';

export const prefer = ({ channel, language }: CommandOf<'prefer'>): ContactPreferenceSet => ({
  type: 'ContactPreferenceSet',
  data: { channel, language },
});

/** After erasure no text can be sealed any more: the reason goes, the fact stays. */
export const recordMessage = (
  { messageId, message, channel, result, attempt, reporter, reason }: CommandOf<'record-message'>,
  { personalData }: Complaint,
): MessageSent => ({
  type: 'MessageSent',
  data: {
    messageId,
    message,
    channel,
    result,
    ...(attempt !== undefined && { attempt }),
    ...(reporter !== undefined && { reporter }),
  },
  content: personalData === 'erased' ? undefined : texts({ reason }),
});
