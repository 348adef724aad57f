import { assigns, accepts, disputes, mitigates, misses, receives, resolves, takenUp } from '../acts.js';
import type { Scenario } from '../scenario.js';

/** Nothing of these has ended yet: they are what the worklists of this morning show. */
export const STILL_OPEN: readonly Scenario[] = [
  { name: 'not-assigned-yet', weight: () => 2, tell: (tell) => receives(tell) },
  {
    name: 'not-accepted-yet',
    weight: () => 4,
    tell(tell) {
      receives(tell);
      assigns(tell, { support: tell.random.chance(0.4) });
    },
  },
  {
    name: 'dispute-open',
    weight: ({ lead }) => (lead === 'housing' || lead === 'urban-management' ? 4 : 1),
    tell(tell) {
      receives(tell);
      assigns(tell);
      disputes(tell);
    },
  },
  {
    name: 'being-worked-on',
    weight: () => 6,
    tell(tell) {
      receives(tell);
      takenUp(tell);
    },
  },
  {
    name: 'mitigated-for-now',
    weight: ({ stopgap }) => (stopgap ? 5 : 0),
    tell(tell) {
      receives(tell);
      assigns(tell);
      accepts(tell);
      mitigates(tell, 7);
    },
  },
  {
    name: 'revisit-due',
    weight: () => 4,
    tell(tell) {
      receives(tell);
      takenUp(tell);
      resolves(tell);
    },
  },
  {
    name: 'not-reached-yet',
    weight: () => 3,
    tell(tell) {
      receives(tell);
      takenUp(tell);
      resolves(tell);
      misses(tell, tell.random.one(['unanswered', 'flagged-as-spam', 'answered-not-now'] as const));
    },
  },
];
