/** Stands above every policy that is written out. */
export const HEAD = `What citizens are promised. Try changes with "casetrail policy check <file>".
To put them into force, raise version by one, say in appliesFrom when they begin, and run
"casetrail policy adopt <file>": complaints received before keep what they were promised.
Spans are { hours: 4 }, { days: 7 }, { workingHours: 4 } or { workingDays: 3 }.`;

/** By the path of the field that each stands above. */
export const COMMENTS: Readonly<Record<string, string>> = {
  version: 'The first version of a new policy is 1.',
  name: 'As citizens read it.',
  source: 'Where the figures come from.',
  appliesFrom: 'It holds for complaints received from this moment on.',
  calendar: 'By which working time is counted; days begin and end in its zone.',
  'calendar.workingWeekdays': '1 is Monday, 7 is Sunday.',
  'calendar.workingHours': 'Empty for the whole day.',
  'calendar.holidays': 'china: public holidays and the weekend days worked instead; or none.',
  'calendar.overrides': 'Days of your own, as { day: 2026-12-24, working: false }.',
  limits: 'Tried from the top, by kinds, urgencies and complexities; the last row has no conditions.',
  warning: 'How long before a deadline its departments are warned.',
  backdateHours: 'How far staff may back-date what happened.',
  dispute: 'How long a department may dispute its part, and a supervisor may take to rule.',
  mitigation: 'How far off a stopgap may be reviewed, and how often it may be renewed.',
  revisit: 'How citizens are called back.',
  'revisit.attempts': 'Calls in vain before the citizen is written to.',
  'revisit.callingHours': 'Tried in turn, so that the next call falls into other hours.',
  'revisit.spacing': 'The least time between two calls.',
  'revisit.overdueAfter': 'A call that nobody made so long after its hours is escalated.',
  'revisit.invitation': 'How long the citizen may answer the written invitation.',
  'revisit.noContact': 'How long a resolved case without contact stays on show before it closes.',
  reopenDays: 'How long after closing the citizen may reopen.',
  deferral: 'How often a deferred case is reported on, at least.',
  escalation: 'Who hears of a case that is late by so much: parent, district or a department.',
  rates: 'How rates are made; a rate of fewer valid callbacks than the minimum is withheld.',
  'rates.basicallySatisfied': 'What "basically satisfied" counts for; "satisfied" counts 1.',
  'rates.monthStartsOn': 'The day of the month on which the assessment month begins.',
  coarseness: 'What the public sees of a place, and the decimals of a degree of its map cell.',
};
