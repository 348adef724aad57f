import {
  accepts,
  assigns,
  confirms,
  contacts,
  phrase,
  receives,
  reports,
  resolves,
  takenUp,
} from '../acts.js';
import { CITIZEN, administrator, operator, supervisor } from '../people.js';
import type { Scenario } from '../scenario.js';

const ordinary =
  (weight: number): Scenario['weight'] =>
  ({ urgency, language, category }) =>
    urgency === 'emergency' || language === 'en' || category.startsWith('conduct') ? 0 : weight;

/** A date was mistyped: the entry stays, and says what it should have said. */
export const CORRECTED: Scenario = {
  name: 'corrected',
  weight: ordinary(1.2),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    reports(tell);
    const text = phrase(tell, 'corrected');
    const reason = phrase(tell, 'correctionReason');
    tell.works(0.5, 5).step(operator(tell.random), 'correct', ({ entry }) => ({ entry, text, reason }), {
      entry: tell.state?.revision,
    });
    resolves(tell);
    confirms(tell);
  },
};

/** A published text named somebody's flat: the words go, the entry stays. */
export const REDACTED: Scenario = {
  name: 'redacted',
  weight: ordinary(0.8),
  tell(tell) {
    receives(tell);
    assigns(tell);
    accepts(tell);
    reports(tell);
    const reason = phrase(tell, 'redactionReason');
    tell.works(2, 20).step(supervisor(tell.random), 'redact', ({ entry }) => ({ entry, reason }), {
      entry: tell.state?.revision,
    });
    resolves(tell);
    confirms(tell);
  },
};

/** She would rather not be found by search. */
export const MADE_UNLISTED: Scenario = {
  name: 'made-unlisted',
  weight: (matter) => (matter.category.startsWith('sanitation') ? ordinary(2)(matter) : 0),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    tell.waits(1, 10).step(supervisor(tell.random), 'change-visibility', {
      to: 'unlisted',
      reason: phrase(tell, 'listedReason'),
    });
    tell.waits(0.1, 1).step(CITIZEN, 'prefer', { channel: 'none', language: 'zh-CN' });
    resolves(tell);
    confirms(tell);
  },
};

/** Looked at closely it is another class of case; the deadlines are counted anew, from receipt. */
export const RECLASSIFIED: Scenario = {
  name: 'reclassified',
  weight: ordinary(1.5),
  tell(tell) {
    const complexity = tell.matter.complexity === 'complex' ? 'general' : 'complex';
    receives(tell);
    takenUp(tell);
    tell
      .works(1, 10)
      .step(operator(tell.random), 'reclassify', { complexity, reason: phrase(tell, 'reclassified') });
    contacts(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** Ordered by one person, confirmed by another, once the case is closed. */
export const ERASED: Scenario = {
  name: 'erased',
  weight: ordinary(0.15),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    confirms(tell);
    if (tell.state?.closed === undefined) return;
    tell.works(100, 200).step(administrator(1), 'order-erasure', {
      legalBasis: '个人信息保护法第四十七条',
      reason: phrase(tell, 'erased'),
    });
    tell.works(5, 30).step(administrator(2), 'confirm-erasure', {});
  },
};

/** Contested, so nobody uses it until that is settled. */
export const RESTRICTED: Scenario = {
  name: 'restricted',
  weight: ordinary(0.15),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    tell.works(5, 20).step(administrator(1), 'restrict', {
      legalBasis: '个人信息保护法第四十六条',
      reason: phrase(tell, 'restricted'),
    });
    resolves(tell);
  },
};
