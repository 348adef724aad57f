import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommandOf } from './commands.js';
import { fold } from './evolve/evolve.js';
import { legalActions } from './legal.js';
import { RULES } from './testing/story.js';
import type { Complaint } from './state.js';
import { activeParts, currentRound, partFor, stageOf, statusOf } from './status.js';
import { SUPERVISOR, usualActor } from './testing/actors.js';
import { arbitraryLife, live, play, type Lived } from './testing/arbitrary-commands.js';
import { diceOf } from './testing/dice.js';
import { likelyCommand } from './testing/likely-command.js';
import { nextStepToClosing } from './testing/way-to-close.js';
import { STATUSES, type Status } from './words.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 50) };

/** Holds for every step of every random life; fast-check prints the seed of one that it does not hold for. */
const always = (holds: (step: Lived) => void) =>
  fc.assert(
    fc.property(arbitraryLife(), (life) => live(life).forEach(holds)),
    RUNS,
  );

/** A case as a random life left it. */
const everyCase = (holds: (complaint: Complaint, now: string) => void) =>
  fc.assert(
    fc.property(arbitraryLife(), (life) => {
      const last = live(life).at(-1);
      if (last?.after) holds(last.after, last.command.now);
    }),
    RUNS,
  );

describe('a random life of a case', () => {
  it('never counts a mitigated case as resolved, nor stops its clock', () => {
    always(({ after, events }) => {
      if (!after) return;
      const round = currentRound(after);
      if (statusOf(after) === 'mitigated') expect(round.resolution).toBeUndefined();
      if (events.some(({ type }) => type === 'TemporarilyMitigated')) expect(stageOf(after)).toBe('open');
    });
  });

  it('never moves a deadline by a stopgap, a dispute or a deferral', () => {
    const idle = ['mitigate', 'dispute', 'rule', 'defer', 'replace-department', 'escalate'];
    always(({ before, command, after }) => {
      if (!before || !after || !idle.includes(command.type)) return;
      expect(currentRound(after).resolveBy).toBe(currentRound(before).resolveBy);
      expect(currentRound(after).respondBy).toBe(currentRound(before).respondBy);
    });
  });

  it('never resolves a joint case with a part unfinished or disputed', () => {
    always(({ before, events }) => {
      if (!before || !events.some(({ type }) => type === 'Resolved')) return;
      const supports = activeParts(before).filter(({ part }) => part === 'support');
      for (const { state } of supports) expect(state).toBe('finished');
    });
  });

  it('has revisions without gaps, and folds to what it evolved to', () => {
    fc.assert(
      fc.property(arbitraryLife(), (life) => {
        const lived = live(life);
        const history = lived.flatMap(({ events }) => events);
        const last = lived.at(-1)?.after;
        expect(last?.revision).toBe(history.length - 1);
        expect(fold(history)).toEqual(last);
        const halfway = Math.floor(history.length / 2);
        expect(fold(history.slice(halfway), fold(history.slice(0, halfway)))).toEqual(last);
      }),
      RUNS,
    );
  });

  it('keeps one lead, no department twice, and nobody accused', () => {
    always(({ after }) => {
      if (!after) return;
      const parts = activeParts(after);
      expect(parts.filter(({ part }) => part === 'lead').length).toBe(parts.length > 0 ? 1 : 0);
      expect(new Set(parts.map(({ department }) => department)).size).toBe(parts.length);
      for (const { department } of parts) expect(after.about).not.toContain(department);
    });
  });

  it('gives back no part that was ruled on in the round, and begins a round with no part late or on time', () => {
    always(({ before, command, after, decided }) => {
      if (!before || !after) return;
      if (decided.some(({ type }) => type === 'PartReturned')) {
        const { department } = command as CommandOf<'return-part'>;
        expect(partFor(before, department)?.ruled).toBeUndefined();
      }
      if (!decided.some(({ type }) => type === 'Reopened')) return;
      for (const { dueBy, overdue, ruled } of after.parts) expect({ dueBy, overdue, ruled }).toEqual({});
    });
  });

  it('lets no delegate answer for the part of its parent', () => {
    always(({ before, decided }) => {
      for (const event of decided) {
        if (!before || !('department' in event.data) || typeof event.data.department !== 'string') continue;
        const { department } = event.data;
        expect([department, partFor(before, department)?.department]).toEqual([department, department]);
      }
    });
  });

  it('renews no stopgap more often than its policy says', () => {
    always(({ before, decided }) => {
      for (const event of decided) {
        if (!before || event.type !== 'TemporarilyMitigated') continue;
        expect(event.data.renewal).toBeLessThanOrEqual(
          RULES.policies.of(before.policy).mitigation.maxRenewals,
        );
      }
    });
  });

  it('only closes a case confirmed when every reporter of the round said yes', () => {
    always(({ after, decided }) => {
      const closing = decided.find(({ type }) => type === 'Closed');
      if (!after || closing?.type !== 'Closed' || closing.data.reason !== 'confirmed') return;
      const { answers } = currentRound(after);
      expect(answers.map(({ reporter }) => reporter).sort()).toEqual([...after.reporters].sort());
      expect(answers.every(({ solved }) => solved === 'yes')).toBe(true);
    });
  });

  it('adds no text to a case whose data was erased', () => {
    always(({ before, decided }) => {
      if (before?.personalData !== 'erased') return;
      for (const event of decided) expect(event).not.toHaveProperty('publishable');
    });
  });
});

describe('what is legal', () => {
  it('names every action that was accepted', () => {
    always(({ before, command, refusal }) => {
      if (!refusal) expect(legalActions(before, RULES.policies)).toContain(command.type);
    });
  });

  it('names no action that could not be accepted', () => {
    // What no words can help: a window that is over, a tree with nobody below, or with nobody who is free.
    const beyondWords = [
      'dispute-window-over',
      'not-down-the-tree',
      'department-already-on-case',
      'department-is-accused',
    ];
    everyCase((complaint, now) => {
      for (const action of legalActions(complaint, RULES.policies)) {
        const refusals = new Set<string>();
        const accepted = Array.from({ length: 60 }, (_, seed) => seed).some((seed) => {
          const { refusal } = play(complaint, likelyCommand(action, complaint, now, diceOf(seed)), 0);
          if (refusal) refusals.add(refusal.code);
          return !refusal;
        });
        const excused =
          beyondWords.some((code) => refusals.has(code)) ||
          // The deadline is over: it is missed now, and not warned of.
          (action === 'warn-deadline' && refusals.has('deadline-not-due'));
        if (!accepted && !excused) throw new Error(`${action} is refused: ${[...refusals].join(', ')}`);
      }
    });
  });
});

describe('no dead ends', () => {
  it('reaches every status', () => {
    const lives = fc.sample(arbitraryLife(), { seed: 1, numRuns: 200 });
    const reached = new Set<Status>();
    for (const { after } of lives.flatMap(live)) if (after) reached.add(statusOf(after));
    expect([...reached].sort()).toEqual([...STATUSES].sort());
  });

  it('leads from every case that is not closed to closing, the ordinary way', () => {
    everyCase((complaint, now) => {
      let current = complaint;
      for (let step = 0; step < 40 && !current.closed; step++) {
        const { action, payload } = nextStepToClosing(current);
        const { department } = payload as { department?: string };
        const actor = usualActor(action, department);
        const command = { type: action, ...payload, actor, now, occurredAt: now } as CommandOf<typeof action>;
        const { after, refusal } = play(current, command as never, 1000 + step);
        if (refusal) throw refusal;
        current = after ?? current;
      }
      expect(statusOf(current)).toBe('closed');
    });
  });

  it('leads back from every closed case but the merged, which is unmerged, and the erased', () => {
    everyCase((complaint, now) => {
      if (!complaint.closed || complaint.personalData === 'erased') return;
      const back = complaint.mergedInto === undefined ? 'reopen' : 'unmerge';
      const command = { ...likelyCommand(back, complaint, now, diceOf(1)), actor: SUPERVISOR };
      const { after, refusal } = play(complaint, command, 1000);
      expect(refusal).toBeUndefined();
      expect(after?.closed).toBeUndefined();
    });
  });
});
