import type {
  Channel,
  ComplaintEvent,
  Instant,
  Kind,
  Language,
  LocalizedText,
  Outcome,
  Visibility,
} from '#complaint';
import { caseNumberFor, eventIdFor, slug } from './identity.js';
import { Unmappable, type ImportedCase, type ImportedEvent, type SourceSettings } from './imported-case.js';
import { inSourceWords, tidy } from './words.js';

/** An imported case made no promise here: no deadline of it can ever pass. */
const NO_DEADLINE = '9999-12-31T23:59:59.999Z';

/** A hundredth of a degree: about a kilometre. */
const CELL_DECIMALS = 2;

/** What is known at receipt, in the source's words. Texts may be blank, which means that the source does not say. */
export interface Receipt {
  readonly at: Instant;
  readonly channel: Channel;
  readonly kind: Kind;
  readonly visibility: Visibility;
  readonly language: Language;
  readonly category: string;
  readonly summary: string;
  readonly district: string;
  readonly sourceName: string;
  readonly street?: string;
  readonly address?: string;
  readonly description?: string;
  /** Longitude, latitude. */
  readonly point?: readonly [number, number];
  readonly resolveBy?: Instant;
}

export interface Progress {
  readonly key: string;
  readonly at: Instant;
  readonly text: string;
  /** A department on the case, by the source's name for it. */
  readonly department?: string;
  readonly internal?: string;
}

const given = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : tidy(text) || undefined;

function onEarth(point: readonly [number, number] | undefined): readonly [number, number] | undefined {
  if (point === undefined) return undefined;
  const [longitude, latitude] = point;
  const real = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude !== 0 || latitude !== 0);
  return real ? point : undefined;
}

/** Puts one case together from its source: ids that stay the same, departments in the source's words, order. */
export class CaseBuilder {
  readonly #events: ImportedEvent[] = [];
  readonly #uses = new Map<string, number>();
  /** Department ids on the case, in the order they came; the first is the lead. */
  readonly #departments: string[] = [];
  readonly #accepted = new Set<string>();
  readonly row: string;
  readonly caseNumber: string;

  /** @throws {Unmappable} the row has no identity */
  constructor(
    private readonly settings: SourceSettings,
    row: string,
  ) {
    this.row = tidy(row);
    if (this.row === '') throw new Unmappable('it has no identity');
    if (this.row.length > 200) throw new Unmappable('its identity is longer than 200 characters');
    this.caseNumber = caseNumberFor(settings.districtCode, settings.source, this.row);
  }

  /** `key` names the entry within its row; the second entry of the same key is told apart by its place. */
  add(key: string, occurredAt: Instant, event: ComplaintEvent, row = this.row): void {
    const use = this.#uses.get(key) ?? 0;
    this.#uses.set(key, use + 1);
    const id = eventIdFor(this.settings.source, this.row, JSON.stringify([key, use]));
    this.#events.push({ id, event, occurredAt, row });
  }

  received(receipt: Receipt): void {
    const point = onEarth(receipt.point);
    const cell = point && `${point[1].toFixed(CELL_DECIMALS)},${point[0].toFixed(CELL_DECIMALS)}`;
    const category = given(receipt.category) ?? 'not stated';
    const district = given(receipt.district) ?? 'not stated';
    this.add(`received ${receipt.at}`, receipt.at, {
      type: 'ComplaintReceived',
      data: {
        caseNumber: this.caseNumber,
        channel: receipt.channel,
        kind: receipt.kind,
        category: this.#id(category),
        complexity: 'general',
        urgency: 'normal',
        visibility: receipt.visibility,
        location: { district: this.#id(district), street: given(receipt.street), cell },
        language: receipt.language,
        policy: this.settings.policy,
        phones: 0,
        reachable: false,
        labels: {
          category: inSourceWords(category),
          district: inSourceWords(district),
          source: `${receipt.sourceName} ${this.row}`,
        },
        respondBy: NO_DEADLINE,
        resolveBy: receipt.resolveBy ?? NO_DEADLINE,
      },
      publishable: { summary: given(receipt.summary) ?? category },
      content: { description: given(receipt.description), address: given(receipt.address), point },
    });
  }

  /** The first department becomes the lead, a later one supports; one that is on the case already changes nothing. */
  involve(name: string, at: Instant, reason: string): void {
    const id = this.#id(name);
    if (this.#departments.includes(id)) return;
    const named = (part: 'lead' | 'support') => ({ id, part, name: this.#name(name) });
    const publishable = { reason: tidy(reason) };
    if (this.#departments.length === 0)
      this.add('assigned', at, {
        type: 'ComplaintAssigned',
        data: { departments: [named('lead')] },
        publishable,
      });
    else
      this.add(`added ${id}`, at, {
        type: 'DepartmentAdded',
        data: { department: named('support') },
        publishable,
      });
    this.#departments.push(id);
  }

  isInvolved(name: string): boolean {
    return this.#departments.includes(this.#id(name));
  }

  isLead(name: string): boolean {
    return this.#departments[0] === this.#id(name);
  }

  progress({ key, at, text, department, internal }: Progress): void {
    const words = given(text);
    if (words === undefined) return;
    const id = department !== undefined && this.isInvolved(department) ? this.#id(department) : undefined;
    this.#accept(id, at);
    this.add(key, at, {
      type: 'ProgressReported',
      data: { department: id },
      publishable: { text: words },
      content: { internal: given(internal) },
    });
  }

  partFinished(key: string, at: Instant, department: string, text: string): void {
    this.#accept(this.#id(department), at);
    this.add(key, at, {
      type: 'DepartmentPartFinished',
      data: { department: this.#id(department) },
      publishable: { text: tidy(text) },
    });
  }

  contacted(key: string, at: Instant, department: string, text: string): void {
    this.add(key, at, {
      type: 'CitizenContacted',
      data: { department: this.#id(department) },
      publishable: { text: given(text) },
    });
  }

  resolved(key: string, at: Instant, outcome: Outcome, done: string): void {
    this.add(`${key} resolved`, at, {
      type: 'Resolved',
      data: { department: this.#departments[0], outcome, evidence: [] },
      publishable: { done: tidy(done) },
    });
  }

  closed(key: string, at: Instant, text?: string): void {
    this.add(`${key} closed`, at, {
      type: 'Closed',
      data: { reason: 'closed-at-source', appealable: false },
      publishable: { text: given(text) },
    });
  }

  /** The receipt first, then by time, then as added. */
  build(): ImportedCase {
    const [receipt, ...rest] = this.#events;
    if (receipt?.event.type !== 'ComplaintReceived') throw new Unmappable('it was never received');
    rest.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
    const { source, districtCode } = this.settings;
    return { source, row: this.row, districtCode, caseNumber: this.caseNumber, events: [receipt, ...rest] };
  }

  /** A department that acts has taken its part: without this the page would say that it is still waited for. */
  #accept(id: string | undefined, at: Instant): void {
    if (id === undefined || this.#accepted.has(id)) return;
    this.#accepted.add(id);
    this.add(`accepted ${id}`, at, { type: 'AssignmentAccepted', data: { department: id } });
  }

  /** Bears the source's name, so that it is never taken for a department or district of the catalogue. */
  #id(words: string): string {
    return `${this.settings.source}.${slug(words)}`;
  }

  #name(words: string): LocalizedText {
    return inSourceWords(tidy(words));
  }
}
