export type { Message } from './message.js';
export { messagesFor } from './messages-for.js';
export { EMPTY_OUTBOX, advanceOutbox, soonestIn, type Outbox, type Pending } from './outbox.js';
export { OUTBOX_OPENED, OUTBOX_STREAM } from './opening.js';
export type { Setting } from './wording/speech.js';
export { closeSenders, openSenders, type SenderSettings, type Senders } from './sending/senders.js';
export { SenderLease } from './sending/sender-lease.js';
export { MessageRun, type DueCase, type DueMessages, type MessageRunOptions } from './sending/message-run.js';
