import { DEFAULT_CATALOGUE } from '#complaint';
import { IncidentCommands } from '#incidents';
import { Projector } from '#projecting';
import type { TimerRun, TimerRunOptions } from '#timers';
import { OPERATOR } from '../../libs/complaint/src/testing/actors.js';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { DueRelays } from '../incidents/due-relays.js';
import { incidentsProjection } from '../incidents/incidents.projection.js';
import { TimedTown } from './timed-town.js';

const MODEL = 'incidents';
const REQUEST = { actor: OPERATOR, correlationId: 'person' };

/** A town in which one cause may lie behind many cases. */
export class IncidentTown extends TimedTown {
  readonly incidentProjector = new Projector({
    events: this.events,
    documents: this.documents,
    projections: [incidentsProjection],
    clock: this.time.clock,
  });
  readonly incidents = new IncidentCommands({
    events: this.events,
    sealing: this.sealing,
    catalogue: DEFAULT_CATALOGUE,
    clock: this.time.clock,
  });
  readonly relays = new DueRelays(this.documents, this.sealing);

  /** Runs one test on a town and clears it away. */
  static async live(test: (town: IncidentTown) => Promise<void>): Promise<void> {
    const town = new IncidentTown();
    await town.incidentProjector.start();
    try {
      await test(town);
    } finally {
      await town.incidentProjector.stop();
      await town.events.close();
    }
  }

  /** A run of the relays as one process has it. */
  openRelays(options: Partial<TimerRunOptions> = {}): TimerRun {
    return this.openTimers({
      due: this.relays,
      model: MODEL,
      progress: this.incidentProjector,
      ...options,
    });
  }

  async open(words: Partial<Parameters<IncidentCommands['open']>[0]> = {}): Promise<string> {
    const usual = {
      category: 'water.supply',
      district: 'haidian',
      area: 'Willow Lane',
      text: 'A main burst',
    };
    return (await this.incidents.open({ ...usual, ...words }, REQUEST)).incident;
  }

  async update(incident: string, text: string, more: { expectedEnd?: string } = {}): Promise<void> {
    await this.incidents.update(incident, { text, ...more }, REQUEST);
  }

  async end(incident: string, text = 'The main is mended'): Promise<void> {
    await this.incidents.end(incident, { text }, REQUEST);
  }

  /** Cases that belong to the incident. */
  async members(
    incident: string,
    count: number,
    words: Parameters<typeof step.receive>[0] = {},
  ): Promise<readonly string[]> {
    const members: string[] = [];
    for (let each = 0; each < count; each++) {
      const caseNumber = await this.receive(words);
      await this.tell(caseNumber, step.joinIncident({ incident }));
      members.push(caseNumber);
    }
    return members;
  }

  async seen(): Promise<void> {
    await this.incidentProjector.caughtUp(MODEL, new AbortController().signal);
  }
}
