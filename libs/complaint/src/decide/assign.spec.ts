import { describe, it } from '@jest/globals';
import { staffOf } from '../testing/actors.js';
import {
  accept,
  addDepartment,
  assign,
  attach,
  changeLead,
  defer,
  delegate,
  endDeferral,
  finishPart,
  lead,
  mitigate,
  progress,
  receive,
  replaceDepartment,
  resolve,
  reviewDeferral,
  support,
} from '../testing/steps.js';
import { event, given } from '../testing/story.js';

const joint = assign({ departments: [lead('sanitation'), support('traffic')] });

describe('assign', () => {
  it('names one lead and its supports', () => {
    given(receive())
      .when(joint)
      .then(event('ComplaintAssigned', { departments: [lead('sanitation'), support('traffic')] }))
      .andState({ status: 'assigned', parts: { sanitation: 'assigned', traffic: 'assigned' } });
  });

  it('needs exactly one lead, and each department once', () => {
    const story = given(receive());
    story.refuses(assign({ departments: [] }), 'lead-missing');
    story.refuses(assign({ departments: [lead('sanitation'), lead('traffic')] }), 'lead-missing');
    story.refuses(
      assign({ departments: [lead('sanitation'), support('sanitation')] }),
      'department-already-on-case',
    );
    story.refuses(assign({ departments: [lead('weather')] }), 'unknown-department');
  });

  it('never dispatches to whom the complaint is about, nor to those under or over them', () => {
    const story = given(receive({ about: ['sanitation'] }));
    story.refuses(assign({ departments: [lead('sanitation')] }), 'department-is-accused');
    story.refuses(assign({ departments: [lead('sanitation-north')] }), 'department-is-accused');
    const ofTeam = given(receive({ about: ['sanitation-north'] }));
    ofTeam.refuses(assign(), 'department-is-accused');
    ofTeam
      .when(assign({ departments: [lead('sanitation-south')] }))
      .then(event('ComplaintAssigned', { departments: [lead('sanitation-south')] }));
  });

  it('happens once; afterwards departments are added or replaced', () => {
    given(receive(), assign()).refuses(assign(), 'illegal-step');
  });
});

describe('add-department', () => {
  it('adds a support', () => {
    given(receive(), assign())
      .when(addDepartment())
      .then(event('DepartmentAdded', { department: support('traffic') }))
      .andState({ parts: { sanitation: 'assigned', traffic: 'assigned' } });
  });

  it('needs a lead to support, and a department that is not there yet', () => {
    given(receive()).refuses(addDepartment(), 'lead-missing');
    given(receive(), joint).refuses(addDepartment(), 'department-already-on-case');
    given(receive({ about: ['traffic'] }), assign()).refuses(addDepartment(), 'department-is-accused');
  });
});

describe('replace-department', () => {
  it('hands the part over, not accepted yet', () => {
    given(receive(), assign(), accept())
      .when(replaceDepartment({ by: 'parks' }))
      .then(event('DepartmentReplaced', { replaced: 'sanitation', by: 'parks' }))
      .andState({ status: 'assigned', parts: { parks: 'assigned' } });
  });

  it('hands the number of stopgaps over too', () => {
    given(receive(), assign(), accept(), mitigate(), replaceDepartment({ by: 'parks' }))
      .andState({ status: 'assigned' })
      .when(accept({ department: 'parks' }))
      .then(event('AssignmentAccepted'));
    given(
      receive(),
      assign(),
      accept(),
      mitigate(),
      replaceDepartment({ by: 'parks' }),
      accept({ department: 'parks' }),
    )
      .when(mitigate({ department: 'parks' }))
      .then(event('TemporarilyMitigated', { renewal: 1 }));
  });

  it('puts nobody in who is accused or already there', () => {
    given(receive({ about: ['parks'] }), assign()).refuses(replaceDepartment(), 'department-is-accused');
    given(receive(), joint).refuses(replaceDepartment({ by: 'traffic' }), 'department-already-on-case');
    given(receive(), assign()).refuses(replaceDepartment({ department: 'water' }), 'department-not-on-case');
  });
});

describe('change-lead', () => {
  it('swaps lead and support, who are to finish before the new lead resolves', () => {
    given(receive(), joint, accept(), accept({ department: 'traffic' }), changeLead())
      .andState({ status: 'in-progress' })
      .refuses(resolve({ department: 'traffic' }), 'part-unfinished', { department: 'sanitation' });
  });

  it('gives a finished support its work back when it becomes the lead', () => {
    given(
      receive(),
      joint,
      accept(),
      accept({ department: 'traffic' }),
      finishPart({ department: 'traffic' }),
    )
      .when(changeLead())
      .then(event('LeadChanged', { from: 'sanitation', to: 'traffic' }))
      .andState({ parts: { sanitation: 'accepted', traffic: 'accepted' } });
  });

  it('shows the stopgap of who leads now, where that one has a stopgap', () => {
    given(
      receive(),
      joint,
      accept(),
      accept({ department: 'traffic' }),
      mitigate({ reviewOn: '2026-09-25' }),
      mitigate({ department: 'traffic', reviewOn: '2026-09-29' }),
      changeLead(),
    ).andState({
      status: 'mitigated',
      complaint: { rounds: [{ mitigation: { department: 'traffic', reviewOn: '2026-09-29' } }] },
    });
  });

  it('names a department of the case that does not lead yet', () => {
    given(receive(), joint).refuses(changeLead({ to: 'sanitation' }), 'same-value');
    given(receive(), joint).refuses(changeLead({ to: 'water' }), 'department-not-on-case');
  });
});

describe('delegate', () => {
  it('goes down the tree; the parent answers for what is done', () => {
    given(receive(), assign(), delegate(), accept({ department: 'sanitation-north' }))
      .when(progress({ department: 'sanitation-north' }))
      .then(event('ProgressReported', { department: 'sanitation' }))
      .andState({ parts: { sanitation: 'accepted' } });
  });

  it('goes nowhere else', () => {
    given(receive(), assign()).refuses(delegate({ to: 'parks' }), 'not-down-the-tree', {
      below: ['sanitation-north', 'sanitation-south'],
    });
    given(receive(), assign()).refuses(delegate({ to: 'sanitation' }), 'not-down-the-tree');
    given(receive(), assign(), delegate()).refuses(delegate(), 'department-already-on-case');
  });
});

describe('a department', () => {
  it('speaks for itself and those below it, not for others', () => {
    const north = staffOf('sanitation-north');
    const story = given(receive(), joint, delegate());
    story.refuses(accept({ department: 'traffic', actor: staffOf('sanitation') }), 'role-may-not');
    story.refuses(accept({ department: 'sanitation', actor: north }), 'role-may-not');
    story
      .when(accept({ department: 'sanitation-north', actor: staffOf('sanitation') }))
      .then(event('AssignmentAccepted', { department: 'sanitation' }));
  });

  it('acts on no case that nobody of its branch has a part in', () => {
    const story = given(receive(), assign(), accept());
    story.refuses(defer({ actor: staffOf('water') }), 'department-not-on-case');
    story.refuses(attach({ actor: staffOf('water') }), 'department-not-on-case');
    given(receive(), assign(), accept(), defer()).refuses(
      reviewDeferral({ actor: staffOf('water') }),
      'department-not-on-case',
    );
    given(receive(), assign(), accept(), defer()).refuses(
      endDeferral({ actor: staffOf('water') }),
      'department-not-on-case',
    );
    given(receive(), assign(), accept(), replaceDepartment()).refuses(
      defer({ actor: staffOf('sanitation') }),
      'department-not-on-case',
    );
    story.when(defer({ actor: staffOf('sanitation') })).then(event('Deferred'));
  });
});
