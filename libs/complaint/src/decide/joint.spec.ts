import { describe, expect, it } from '@jest/globals';
import { partFor } from '../status.js';
import { CLOCK, SUPERVISOR, staffOf } from '../testing/actors.js';
import {
  accept,
  addDepartment,
  assign,
  changeLead,
  close,
  delegate,
  dispute,
  extend,
  finishPart,
  instruct,
  lead,
  missPart,
  mitigate,
  receive,
  reopen,
  replaceDepartment,
  resolve,
  returnPart,
  revisit,
  rule,
  support,
} from '../testing/steps.js';
import { event, given, moment } from '../testing/story.js';

const traffic = { department: 'traffic' };
const joint = assign({ departments: [lead('sanitation'), support('traffic')] });
const working = [receive({ at: '09:00' }), joint, accept(), accept(traffic)];
const dueIn = (dueBy: string) =>
  assign({ departments: [lead('sanitation'), { ...support('traffic'), dueBy: moment(dueBy) }] });

describe('instruct', () => {
  it('says anew what a department is to do, and moves nothing else', () => {
    given(...working)
      .when(instruct())
      .then(
        event(
          'PartInstructed',
          { department: 'traffic' },
          { instruction: 'Tow the van away before the truck comes', reason: 'The truck comes at eight' },
        ),
      )
      .andState({ clock: 'running', parts: { sanitation: 'accepted', traffic: 'accepted' } });
  });

  it('gives a time, or another one, that lies ahead and not after the case’s own', () => {
    given(...working)
      .when(instruct({ instruction: undefined, dueBy: '2026-09-24T08:00:00+08:00' }))
      .then(event('PartInstructed', { dueBy: '2026-09-24T00:00:00.000Z' }))
      .andState({ complaint: { parts: [{}, { dueBy: '2026-09-24T00:00:00.000Z' }] } });
    const story = given(...working);
    story.refuses(instruct({ dueBy: moment('08:00') }), 'date-too-far', { resolveBy: moment('day 4 09:00') });
    story.refuses(instruct({ dueBy: moment('day 4 09:01') }), 'date-too-far');
    story.refuses(instruct({ dueBy: 'tomorrow' }), 'bad-date');
  });

  it('changes something, gives a reason, and speaks to a department of the case', () => {
    const story = given(...working);
    story.refuses(instruct({ instruction: undefined }), 'same-value');
    story.refuses(instruct({ reason: ' ' }), 'text-missing', { field: 'reason' });
    story.refuses(instruct({ department: 'water' }), 'department-not-on-case');
  });

  it('sends a department that has finished back to work, when there is more to do', () => {
    const finished = given(receive({ at: '09:00' }), dueIn('15:00'), accept(), accept(traffic), finishPart());
    finished.refuses(instruct({ instruction: undefined, dueBy: moment('18:00') }), 'text-missing', {
      field: 'instruction',
    });
    finished
      .when(instruct())
      .then(event('PartInstructed', { department: 'traffic', backToWork: true }))
      .andState({ parts: { sanitation: 'accepted', traffic: 'accepted' } });
    expect(partFor(finished.state, 'traffic')).not.toHaveProperty('dueBy', moment('15:00'));
    finished.refuses(resolve(), 'part-unfinished', traffic);
    finished.when(finishPart()).then(event('DepartmentPartFinished'));
    finished.when(resolve()).then(event('Resolved'));
  });

  it('is over once the case is resolved: then it is reopened', () => {
    given(...working, finishPart(), resolve()).refuses(instruct(), 'illegal-step');
  });
});

describe('the time of a part', () => {
  it('is given when a department is assigned or added, and lies within the case’s', () => {
    given(receive({ at: '09:00' }))
      .when(dueIn('day 2 12:00'))
      .then(
        event('ComplaintAssigned', {
          departments: [lead('sanitation'), { ...support('traffic'), dueBy: moment('day 2 12:00') }],
        }),
      );
    given(receive({ at: '09:00' })).refuses(dueIn('day 5 09:00'), 'date-too-far');
    const single = given(receive({ at: '09:00' }), assign());
    single.refuses(addDepartment({ dueBy: moment('08:00') }), 'date-too-far');
    single
      .when(addDepartment({ dueBy: moment('12:00') }))
      .then(event('DepartmentAdded', { department: { ...support('traffic'), dueBy: moment('12:00') } }));
  });

  it('stays when the case gets more time, and may then be moved further out', () => {
    const extended = given(receive({ at: '09:00' }), dueIn('15:00'), extend());
    expect(partFor(extended.state, 'traffic')?.dueBy).toBe(moment('15:00'));
    extended
      .when(instruct({ dueBy: moment('day 10 12:00') }))
      .then(event('PartInstructed', { dueBy: moment('day 10 12:00') }));
  });

  it('may still be set when the case itself is late', () => {
    given(...working)
      .when(instruct({ at: 'day 6 09:00', dueBy: moment('day 7 09:00') }))
      .then(event('PartInstructed'));
  });

  it('is missed once, and again when a later one is missed too', () => {
    const story = given(receive({ at: '09:00' }), dueIn('15:00'));
    story.refuses(missPart({ at: '15:00' }), 'deadline-not-due');
    story
      .when(missPart({ at: '15:01' }))
      .then(event('PartDeadlineMissed', { department: 'traffic', due: moment('15:00') }));
    story.refuses(missPart(), 'deadline-not-due');
    story.when(instruct({ dueBy: moment('18:00') })).then(event('PartInstructed'));
    story.when(missPart({ at: '18:01' })).then(event('PartDeadlineMissed', { due: moment('18:00') }));
  });

  it('is not missed by a department that has finished, nor when that one leads from now on', () => {
    const finished = [receive({ at: '09:00' }), dueIn('15:00'), accept(), accept(traffic), finishPart()];
    given(...finished).refuses(missPart({ at: '16:00' }), 'deadline-not-due');
    given(...finished, changeLead()).refuses(missPart({ at: '16:00' }), 'deadline-not-due');
  });

  it('goes over to whoever takes the part over, with the record that it is late', () => {
    const late = given(
      receive({ at: '09:00' }),
      dueIn('15:00'),
      missPart({ at: '15:01' }),
      replaceDepartment({ department: 'traffic', by: 'parks' }),
    );
    expect(partFor(late.state, 'parks')).toMatchObject({ dueBy: moment('15:00'), overdue: true });
    late.refuses(missPart({ department: 'parks' }), 'deadline-not-due');
  });

  it('ends with its round', () => {
    const reopened = given(
      receive({ at: '09:00' }),
      dueIn('15:00'),
      accept(),
      accept(traffic),
      missPart({ at: '15:01' }),
      finishPart(),
      resolve(),
      reopen(),
    );
    for (const part of reopened.state.parts)
      expect(part).toMatchObject({ state: 'accepted', dueBy: undefined, overdue: undefined });
    reopened.refuses(missPart({ at: 'day 9 09:00' }), 'deadline-not-due');
  });
});

describe('return-part', () => {
  it('waits for a supervisor, while the others go on and the clock runs', () => {
    given(...working)
      .when(returnPart())
      .then(
        event('PartReturned', { department: 'sanitation' }, { reason: 'It is building rubble after all' }),
      )
      .andState({
        status: 'in-progress',
        clock: 'running',
        parts: { sanitation: 'disputed', traffic: 'accepted' },
      });
  });

  it('is for a part that is worked on', () => {
    given(receive(), joint).refuses(returnPart(), 'illegal-step');
    given(...working, finishPart()).refuses(returnPart(traffic), 'illegal-step');
    given(...working, returnPart()).refuses(returnPart(), 'illegal-step');
    given(...working).refuses(returnPart({ reason: '' }), 'text-missing');
    given(...working).refuses(returnPart({ actor: staffOf('traffic') }), 'role-may-not');
  });

  it('keeps the case from being resolved, by the lead itself too', () => {
    given(...working, finishPart(), returnPart()).refuses(resolve(), 'part-disputed');
  });

  it('of the lead needs somebody to move to', () => {
    given(...working, returnPart()).refuses(rule({ ruling: 'moved' }), 'lead-missing');
    given(...working, returnPart())
      .when(rule({ ruling: 'moved', to: 'housing' }))
      .then(event('AssignmentRuled', { ruling: 'moved', to: 'housing' }))
      .andState({ parts: { housing: 'assigned', traffic: 'accepted' } });
  });

  it('comes back as it stood when it is upheld: a stopgap is still a stopgap', () => {
    const story = given(...working, mitigate(), returnPart());
    story.andState({ status: 'in-progress' });
    story
      .when(rule())
      .then(event('AssignmentRuled', { ruling: 'upheld' }))
      .andState({ status: 'mitigated', parts: { sanitation: 'mitigated', traffic: 'accepted' } });
  });

  it('comes back as it stood when the department takes it up again by itself', () => {
    given(...working, mitigate(), returnPart())
      .when(accept())
      .then(event('AssignmentAccepted'))
      .andState({ status: 'mitigated' });
    const { acceptedAt } = partFor(given(...working).state, 'sanitation')!;
    const again = given(...working, returnPart({ at: 'day 2 09:00' }), accept({ at: 'day 2 10:00' }));
    expect(partFor(again.state, 'sanitation')).toMatchObject({ acceptedAt, disputedAt: undefined });
  });

  it('stays where it is when nobody rules in time, and is not given back a second time', () => {
    const story = given(...working, returnPart({ at: '12:00' }));
    const byDefault = (at: string) => rule({ at, actor: CLOCK });
    story.refuses(byDefault('day 2 12:00'), 'deadline-not-due', { due: moment('day 2 12:00') });
    story
      .when(byDefault('day 2 12:01'))
      .then(event('AssignmentRuled', { department: 'sanitation', ruling: 'upheld', byDefault: true }))
      .andState({ parts: { sanitation: 'accepted', traffic: 'accepted' } });
    story.refuses(returnPart(), 'illegal-step');
    story.when(replaceDepartment()).then(event('DepartmentReplaced'));
    story.when(accept({ department: 'parks' })).then(event('AssignmentAccepted'));
    story.when(returnPart({ department: 'parks' })).then(event('PartReturned'));
  });

  it('may happen again in a new round', () => {
    given(...working, returnPart(), rule(), finishPart(), resolve(), reopen())
      .when(returnPart())
      .then(event('PartReturned'));
  });

  it('gives the supervisor time anew when the case was closed meanwhile and is reopened', () => {
    const story = given(
      ...working,
      returnPart({ at: '12:00' }),
      close({ at: '13:00', reason: 'ruled', text: 'Nobody is at fault', actor: SUPERVISOR }),
      reopen({ at: 'day 5 09:00', reason: 'supervisor', actor: SUPERVISOR }),
    );
    story.refuses(rule({ at: 'day 5 10:00', actor: CLOCK }), 'deadline-not-due', {
      due: moment('day 6 09:00'),
    });
  });
});

describe('a part that changes hands', () => {
  it('is nobody’s dispute any more once its department is replaced', () => {
    const replaced = given(receive(), joint, dispute(), replaceDepartment());
    replaced.andState({ parts: { parks: 'assigned', traffic: 'assigned' } });
    replaced.refuses(rule({ department: 'parks' }), 'illegal-step');
    replaced.refuses(rule(), 'department-not-on-case');
    replaced.when(dispute({ department: 'parks' })).then(event('AssignmentDisputed'));
  });

  it('is only accepted by who took it over: the stopgap was another’s', () => {
    given(...working, mitigate(), replaceDepartment())
      .when(accept({ department: 'parks' }))
      .then(event('AssignmentAccepted', { department: 'parks' }))
      .andState({ status: 'in-progress', parts: { parks: 'accepted', traffic: 'accepted' } });
  });

  it('takes its stopgap along when the lead changes: it is looked at on its day, and the case is in progress', () => {
    const changed = given(...working, mitigate(), changeLead());
    changed.andState({ status: 'in-progress', parts: { sanitation: 'mitigated', traffic: 'accepted' } });
    changed.refuses(resolve(traffic), 'part-unfinished', { department: 'sanitation' });
    changed
      .when(mitigate())
      .then(event('TemporarilyMitigated', { department: 'sanitation', renewal: 1 }))
      .andState({ status: 'in-progress' });
    changed.when(finishPart({ department: 'sanitation' })).then(event('DepartmentPartFinished'));
    changed.when(resolve(traffic)).then(event('Resolved', { department: 'traffic' }));
  });

  it('shows the first lead’s stopgap again when that one leads again', () => {
    given(...working, mitigate(), changeLead(), changeLead({ to: 'sanitation' })).andState({
      status: 'mitigated',
    });
  });

  it('may be led by who gave it back: the ruling is still awaited', () => {
    const story = given(...working, returnPart(traffic), changeLead());
    story.andState({ parts: { sanitation: 'accepted', traffic: 'disputed' } });
    story.refuses(rule({ ...traffic, ruling: 'moved' }), 'lead-missing');
  });
});

describe('a delegated part', () => {
  const north = { department: 'sanitation-north' };
  const delegated = [receive(), joint, delegate()];

  it('is accepted, worked on and resolved by whom it was delegated to, in the name of its parent', () => {
    const story = given(...delegated);
    story.when(accept(north)).then(event('AssignmentAccepted', { department: 'sanitation' }));
    story.when(mitigate(north)).then(event('TemporarilyMitigated', { department: 'sanitation' }));
    story.when(accept(traffic)).then(event('AssignmentAccepted'));
    story.when(finishPart()).then(event('DepartmentPartFinished'));
    story.when(resolve(north)).then(event('Resolved', { department: 'sanitation' }));
  });

  it('is disputed, given back, ruled on and replaced as its parent’s, which answers for it', () => {
    const answers = { department: 'sanitation-north', answers: 'sanitation' };
    given(...delegated).refuses(dispute(north), 'only-delegated', answers);
    given(...delegated, accept()).refuses(returnPart(north), 'only-delegated', answers);
    given(...delegated, dispute()).refuses(rule(north), 'only-delegated', answers);
    given(...delegated).refuses(replaceDepartment(north), 'only-delegated', answers);
  });

  it('leaves with its parent when that one is replaced', () => {
    const replaced = given(...delegated, accept(), replaceDepartment());
    replaced.refuses(accept(north), 'department-not-on-case');
    replaced.when(accept({ department: 'parks' })).then(event('AssignmentAccepted', { department: 'parks' }));
  });

  it('may be taken over by whom it was delegated to', () => {
    given(...delegated, accept())
      .when(replaceDepartment({ by: 'sanitation-north' }))
      .then(event('DepartmentReplaced', { replaced: 'sanitation', by: 'sanitation-north' }))
      .andState({ parts: { 'sanitation-north': 'assigned', traffic: 'assigned' } });
    given(...delegated, dispute())
      .when(rule({ ruling: 'moved', to: 'sanitation-north' }))
      .then(event('AssignmentRuled', { to: 'sanitation-north' }))
      .andState({ parts: { 'sanitation-north': 'assigned', traffic: 'assigned' } });
    given(...delegated).refuses(replaceDepartment({ by: 'sanitation' }), 'department-already-on-case');
  });

  it('goes further down only, never sideways', () => {
    given(...delegated).refuses(
      delegate({ department: 'sanitation-north', to: 'sanitation-south' }),
      'not-down-the-tree',
      { below: [] },
    );
    given(...delegated)
      .when(delegate({ to: 'sanitation-south' }))
      .then(event('PartDelegated', { department: 'sanitation', to: 'sanitation-south' }));
  });

  it('is work: a part that is disputed or done is not passed on', () => {
    given(receive(), joint, dispute()).refuses(delegate(), 'illegal-step');
    given(receive(), assign(), accept(), resolve(), revisit({ solved: 'no' }))
      .when(delegate())
      .then(event('PartDelegated'));
    given(...working, finishPart()).refuses(delegate(traffic), 'illegal-step');
  });

  it('stays delegated when the case is reopened', () => {
    given(receive(), assign(), delegate(), accept(north), resolve(north), revisit({ solved: 'no' }))
      .when(resolve(north))
      .then(event('Resolved', { department: 'sanitation' }));
  });
});
