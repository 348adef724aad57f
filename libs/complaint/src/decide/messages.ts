import type { CommandOf } from '../commands.js';
import type { ContactPreferenceSet, MessageSent } from '../events/index.js';

export const prefer = ({ channel, language }: CommandOf<'prefer'>): ContactPreferenceSet => ({
  type: 'ContactPreferenceSet',
  data: { channel, language },
});

export const recordMessage = ({
  messageId,
  message,
  channel,
  result,
}: CommandOf<'record-message'>): MessageSent => ({
  type: 'MessageSent',
  data: { messageId, message, channel, result },
});
