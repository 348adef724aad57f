import { describe, it } from '@jest/globals';
import { changeCatalogue } from '../catalogue/change.js';
import { DEFAULT_CATALOGUE } from '../catalogue/default-catalogue.js';
import type { CatalogueEvent } from '../catalogue/events.js';
import { staffOf } from '../testing/actors.js';
import {
  accept,
  addDepartment,
  assign,
  delegate,
  escalate,
  lead,
  progress,
  receive,
  reclassify,
  replaceDepartment,
  resolve,
} from '../testing/steps.js';
import { event, given } from '../testing/story.js';

const after = (...events: readonly CatalogueEvent[]) => ({
  catalogue: events.reduce(changeCatalogue, DEFAULT_CATALOGUE),
});
const merged = (id: string, into: string): CatalogueEvent => ({
  type: 'DepartmentMerged',
  data: { id, into },
});
const TRAFFIC_TO_ROADS = after(merged('traffic', 'road-maintenance'));

describe('what was merged or retired', () => {
  it('takes no new case, and says what does', () => {
    const city = after(
      { type: 'CategoryMerged', data: { id: 'sanitation.rubbish', into: 'sanitation.sorting' } },
      { type: 'DistrictRetired', data: { id: 'xicheng' } },
    );
    const nothing = given().under(city);
    nothing.refuses(receive(), 'no-longer-in-use', { id: 'sanitation.rubbish', now: 'sanitation.sorting' });
    nothing.refuses(
      receive({ category: 'sanitation.toilet', location: { district: 'xicheng' } }),
      'no-longer-in-use',
      { id: 'xicheng' },
    );
    nothing.when(receive({ category: 'sanitation.sorting' })).then(event('ComplaintReceived'));
  });

  it('is given no part of a case', () => {
    const story = given(receive(), assign(), accept()).under(TRAFFIC_TO_ROADS);
    story.refuses(addDepartment(), 'no-longer-in-use', { id: 'traffic', now: 'road-maintenance' });
    story.refuses(replaceDepartment({ by: 'traffic' }), 'no-longer-in-use');
    given(receive())
      .under(TRAFFIC_TO_ROADS)
      .refuses(assign({ departments: [lead('traffic')] }), 'no-longer-in-use');
    given(receive(), assign(), accept())
      .under(after({ type: 'DepartmentRetired', data: { id: 'sanitation-north' } }))
      .refuses(delegate({ to: 'sanitation-north' }), 'no-longer-in-use', { id: 'sanitation-north' });
  });

  it('is no category to put a case under, but the case keeps the one it has', () => {
    const city = after({ type: 'CategoryRetired', data: { id: 'sanitation.rubbish' } });
    given(receive(), assign())
      .under(city)
      .when(reclassify({ urgency: 'emergency' }))
      .then(event('Reclassified'));
    given(receive({ category: 'sanitation.toilet' }), assign())
      .under(city)
      .refuses(reclassify({ category: 'sanitation.rubbish' }), 'no-longer-in-use');
  });

  it('leaves its work to whoever took over', () => {
    const atTraffic = [
      receive(),
      assign({ departments: [lead('traffic')] }),
      accept({ department: 'traffic' }),
    ];
    const roads = staffOf('road-maintenance');
    given(...atTraffic).refuses(progress({ department: 'traffic', actor: roads }), 'role-may-not');
    given(...atTraffic)
      .under(TRAFFIC_TO_ROADS)
      .when(progress({ department: 'traffic', actor: roads }))
      .then(event('ProgressReported'));
    given(...atTraffic)
      .under(TRAFFIC_TO_ROADS)
      .when(resolve({ department: 'traffic' }))
      .then(event('Resolved'));
  });

  it('hears of no late case: its heir does, or the district', () => {
    const late = [
      receive({ at: '09:00' }),
      assign({ departments: [lead('road-maintenance')] }),
      accept({ department: 'road-maintenance' }),
    ];
    const missed = escalate({ at: 'day 6 09:00', reason: 'supervisor', to: undefined });
    given(...late)
      .when(missed)
      .then(event('Escalated', { to: 'traffic' }));
    given(...late)
      .under(after(merged('traffic', 'urban-management')))
      .when(missed)
      .then(event('Escalated', { to: 'urban-management' }));
    given(...late)
      .under(after({ type: 'DepartmentRetired', data: { id: 'traffic' } }))
      .when(missed)
      .then(event('Escalated', { to: 'district' }));
  });
});
