import type { CaseCommands } from '#cases';
import { DeliverySettingRefused } from '#delivering';
import { DueMessages } from '#projections';
import { type Configuration, StartRefused, type Stores, isCluster, publicUrl } from '#service';
import { MessageRun, SenderLease, type Senders, closeSenders, openSenders } from '#telling';

/** Tells citizens what happens to their cases. */
export interface Telling {
  /** By which channels something can be sent. */
  readonly channels: readonly string[];
  /** Cases that have a message due. */
  backlog(): Promise<number>;
  /** Begins to send what is due; with no channel there is nothing to begin. */
  start(): Promise<void>;
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>;
}

/** @throws {StartRefused} a way to send cannot be used */
export function openTelling(stores: Stores, commands: CaseCommands): Telling {
  const { configuration, catalogue, documents, clock } = stores;
  const senders = sendersOf(configuration, clock);
  const channels = Object.keys(senders);
  const due = new DueMessages(documents);
  const run = new MessageRun({
    ...stores,
    commands,
    due,
    senders,
    setting: { catalogue, hotline: configuration.CASETRAIL_HOTLINE, publicUrl: publicUrl(configuration) },
    lease: new SenderLease({ name: 'outbox', store: documents, alone: !isCluster(configuration) }),
    logger: console,
  });
  return {
    channels,
    backlog: () => due.backlog(clock().toISOString()),
    start: async () => {
      if (channels.length > 0) await run.start();
    },
    stop: async () => {
      await run.stop();
      await closeSenders(senders);
    },
  };
}

function sendersOf(configuration: Configuration, clock: () => Date): Senders {
  const usual = isCluster(configuration) ? 'none' : 'file:';
  try {
    return openSenders({
      sms: configuration.CASETRAIL_SMS || usual,
      smsSecret: configuration.CASETRAIL_SMS_SECRET,
      email: configuration.CASETRAIL_EMAIL || usual,
      folder: `${configuration.CASETRAIL_DATA}/outgoing`,
      allowInternal: configuration.CASETRAIL_TRUSTED_TARGETS,
      clock,
    });
  } catch (error) {
    if (!(error instanceof DeliverySettingRefused)) throw error;
    throw new StartRefused(
      `Casetrail cannot send as CASETRAIL_SMS and CASETRAIL_EMAIL say: ${error.message}`,
    );
  }
}
