import { openWebhookClient } from '#delivering';
import { ReadPortSight } from '#projections';
import { type Stores, isCluster, publicUrl } from '#service';
import { SenderLease } from '#telling';
import { DeliveryRun, Webhooks } from '#webhooks';

/** Tells departments' own systems what happens to their cases. */
export interface Delivering {
  start(): void;
  /** Resolves when no delivery is under way. */
  stop(): Promise<void>;
}

export function openDelivering(stores: Stores): Delivering {
  const { configuration, catalogue, sealing, documents, clock } = stores;
  const client = openWebhookClient({ clock, allowInternal: configuration.CASETRAIL_TRUSTED_TARGETS });
  const run = new DeliveryRun({
    ...stores,
    client,
    sight: new ReadPortSight(catalogue, sealing),
    publicUrl: publicUrl(configuration),
    lease: new SenderLease({ name: 'webhooks', store: documents, alone: !isCluster(configuration) }),
    logger: console,
  });
  return {
    start: () => run.start(),
    stop: async () => {
      await run.stop();
      await client.close();
    },
  };
}

/** The subscriptions, for administrators. */
export const webhooksOf = (stores: Stores): Webhooks =>
  new Webhooks({
    ...stores,
    target: { allowInternal: stores.configuration.CASETRAIL_TRUSTED_TARGETS },
  });
