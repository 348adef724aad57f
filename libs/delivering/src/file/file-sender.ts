import {
  type MessageSender,
  type OutgoingMessage,
  SENT,
  type SendResult,
  STOPPED,
  doubtful,
  failed,
} from '../message-sender.js';
import { MessageFile } from './message-file.js';

/**
 * Sends nothing: appends each message as one JSON line to `<folder>/<channel>.jsonl`, readable by its owner alone. `sent`
 * means durable on disk. A message whose id is in the file is not written again.
 *
 * Messages that wait at the same time share one write. One process at a time may write a folder.
 */
export function openFileSender(folder: string, channel: 'sms' | 'email'): MessageSender {
  return new FileSender(folder, `${channel}.jsonl`);
}

interface Waiting {
  readonly message: OutgoingMessage;
  readonly answer: (result: SendResult) => void;
}

class FileSender implements MessageSender {
  private file?: MessageFile;
  private waiting: Waiting[] = [];
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {}

  async send(message: OutgoingMessage, signal?: AbortSignal): Promise<SendResult> {
    if (signal?.aborted) return STOPPED;
    return new Promise((answer) => {
      this.waiting.push({ message, answer });
      this.turn = this.turn.then(() => this.writeWaiting());
    });
  }

  async close(): Promise<void> {
    this.turn = this.turn.then(() => this.closeFile());
    await this.turn;
  }

  private async writeWaiting(): Promise<void> {
    const batch = this.waiting.splice(0);
    if (batch.length === 0) return;
    const result = await this.write(batch.map(({ message }) => message));
    for (const { answer } of batch) answer(result);
  }

  private async write(messages: readonly OutgoingMessage[]): Promise<SendResult> {
    try {
      this.file ??= await MessageFile.open(this.folder, this.name);
      const missing = new Map<string, OutgoingMessage>();
      for (const message of messages)
        if (!(await this.file.has(message.id))) missing.set(message.id, message);
      if (missing.size > 0) await this.file.append([...missing.values()]);
      return SENT;
    } catch (error) {
      const nothingLeft = await this.takeBack();
      const reason = `The file of messages cannot be written (${(error as NodeJS.ErrnoException).code}): see to its folder, disk and permissions.`;
      return nothingLeft ? failed(reason) : doubtful(reason);
    }
  }

  /** Leaves the file to be opened, and so read, anew. */
  private async takeBack(): Promise<boolean> {
    try {
      await this.file?.takeBack();
      await this.closeFile();
      return true;
    } catch {
      this.file = undefined;
      return false;
    }
  }

  private async closeFile(): Promise<void> {
    const file = this.file;
    this.file = undefined;
    await file?.close();
  }
}
