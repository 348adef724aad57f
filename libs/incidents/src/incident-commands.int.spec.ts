import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, incidentStream, isIncidentNumber, readIncidentEvent } from '#complaint';
import { type RecordedEvent, openMemoryEventStore } from '#event-store';
import { openMemorySealing } from '#sealing';
import { IncidentCommands, type IncidentRequest } from './index.js';

const NOW = new Date('2026-09-23T01:00:00.000Z');
const OPEN = {
  category: 'water.supply',
  district: 'haidian',
  area: 'Willow Lane',
  text: 'A main burst at number 7',
};
const ONCE = { idempotencyKey: 'k', body: 'one' };

/** Incidents as one process has them; over the same stores another one stands beside it. */
function openIncidents(clock = () => NOW) {
  const events = openMemoryEventStore({ clock });
  const sealing = openMemorySealing();
  const parts = { events, sealing, catalogue: DEFAULT_CATALOGUE, clock };
  const [commands, another] = [new IncidentCommands(parts), new IncidentCommands(parts)];
  const eventsOf = async (number: string): Promise<readonly RecordedEvent[]> => {
    const found = [];
    for await (const event of events.readStream(incidentStream(number))) found.push(event);
    return found;
  };
  return { commands, another, sealing, eventsOf };
}

const by = (more: Partial<IncidentRequest> = {}): IncidentRequest => ({
  actor: { id: 'operator:1', role: 'operator' },
  correlationId: 'c',
  ...more,
});

describe('the commands on incidents', () => {
  it('draw a number, and seal what is said under it', async () => {
    const { commands, sealing, eventsOf } = openIncidents();
    const { incident, revision } = await commands.open(OPEN, by());
    expect(isIncidentNumber(incident)).toBe(true);
    expect(revision).toBe(0);
    const [stored] = await eventsOf(incident);
    expect(JSON.stringify(stored)).not.toMatch(/Willow|burst/);
    const { id, sealed } = readIncidentEvent(stored!);
    const seal = { caseNumber: incident, purpose: 'publishable', eventId: id } as const;
    expect(await sealing.open(seal, sealed.publishable!)).toEqual({
      state: 'opened',
      value: { area: 'Willow Lane', text: 'A main burst at number 7' },
    });
  });

  it('say what is new and that it is over, and nothing after that', async () => {
    const { commands, eventsOf } = openIncidents();
    const { incident } = await commands.open(OPEN, by());
    expect(await commands.update(incident, { text: 'A pump is on its way' }, by())).toMatchObject({
      revision: 1,
    });
    await expect(commands.goingOn(incident)).resolves.toMatchObject({ revision: 1 });
    await commands.end(incident, { text: 'Mended' }, by());
    expect((await eventsOf(incident)).map(({ type }) => type)).toEqual([
      'IncidentOpened',
      'IncidentUpdated',
      'IncidentEnded',
    ]);
    await expect(commands.update(incident, { text: 'More' }, by())).rejects.toMatchObject({
      code: 'incident-ended',
    });
    await expect(commands.goingOn(incident)).rejects.toMatchObject({ code: 'incident-ended' });
  });

  it('know no incident that was never opened, and open none where there is no such place', async () => {
    const { commands } = openIncidents();
    await expect(commands.end('INC-HD-0000-0000-Z', { text: 'Over' }, by())).rejects.toMatchObject({
      code: 'unknown-incident',
    });
    await expect(commands.open({ ...OPEN, district: 'mars' }, by())).rejects.toMatchObject({
      code: 'unknown-district',
    });
  });

  it('answer a repeated key as they did then, and refuse it for another body', async () => {
    const { commands, eventsOf } = openIncidents();
    const first = await commands.open(OPEN, by(ONCE));
    expect(await commands.open(OPEN, by(ONCE))).toEqual(first);
    await expect(commands.open(OPEN, by({ ...ONCE, body: 'two' }))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    const update = { idempotencyKey: 'u', body: 'u' };
    const told = await commands.update(first.incident, { text: 'News' }, by(update));
    await commands.update(first.incident, { text: 'More news' }, by());
    expect(await commands.update(first.incident, { text: 'News' }, by(update))).toEqual(told);
    expect(await eventsOf(first.incident)).toHaveLength(3);
  });

  it('open one incident for one key, however many send it at once', async () => {
    const { commands, another, eventsOf } = openIncidents();
    const answers = await Promise.all(
      [commands, another, commands, another].map((each) => each.open(OPEN, by(ONCE))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await eventsOf(answers[0]!.incident)).toHaveLength(1);
  });

  it('decide anew when another wrote in between, and refuse what was seen too long ago', async () => {
    const { commands, another, eventsOf } = openIncidents();
    const { incident } = await commands.open(OPEN, by());
    await Promise.all([commands, another].map((each) => each.update(incident, { text: 'News' }, by())));
    expect((await eventsOf(incident)).map(({ revision }) => revision)).toEqual([0, 1, 2]);
    await expect(commands.end(incident, { text: 'Over' }, by({ ifMatch: 0 }))).rejects.toMatchObject({
      code: 'stale-revision',
      actual: 2,
    });
  });

  it('do not go back behind what was recorded when the clock does', async () => {
    let now = NOW;
    const { commands, eventsOf } = openIncidents(() => now);
    const { incident } = await commands.open(OPEN, by());
    now = new Date(NOW.getTime() - 3_600_000);
    await commands.update(incident, { text: 'News' }, by());
    const times = (await eventsOf(incident)).map(({ metadata }) => metadata.occurredAt);
    expect(times).toEqual([NOW.toISOString(), NOW.toISOString()]);
  });
});
