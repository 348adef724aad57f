/** Every sentence of the portal that is not recorded in a case. One object per language, so that none can lack one. */
export interface Words {
  /** The language's own name for itself, on the link that switches to it. */
  readonly languageName: string;
  readonly tagline: string;
  readonly skip: string;
  readonly navigation: string;
  readonly search: string;
  readonly home: {
    readonly title: string;
    readonly lead: string;
    readonly what: string;
    readonly boxLabel: string;
    readonly boxHint: string;
    readonly find: string;
    readonly howTitle: string;
    readonly how: readonly string[];
    readonly browse: string;
  };
  readonly case: {
    readonly number: string;
    readonly done: string;
    readonly why: string;
    readonly next: string;
    readonly byWhen: string;
    readonly who: string;
    readonly about: string;
    readonly summaryGone: string;
    readonly category: string;
    readonly place: string;
    readonly received: string;
    readonly departments: string;
    readonly departmentsThen: string;
    readonly task: string;
    readonly noDepartment: string;
    readonly deadlines: string;
    readonly respondBy: string;
    readonly resolveBy: string;
    readonly nextReview: string;
    readonly late: string;
    readonly notLate: string;
    readonly story: string;
    readonly storyHint: string;
    readonly round: (round: number) => string;
    readonly recordedOn: (day: string) => string;
    readonly corrected: (day: string) => string;
    readonly correctionReason: string;
    readonly goneRedacted: string;
    readonly goneErased: string;
    readonly imported: (source: string, row: string, day: string) => string;
    readonly mergedInto: string;
    readonly newEntry: string;
    readonly live: string;
    readonly stale: string;
    readonly citizen: string;
    /** Who tells an entry of a case that another system handled. */
    readonly record: string;
    readonly hotline: string;
  };
  readonly incident: {
    readonly number: string;
    readonly goesOn: string;
    readonly over: string;
    readonly area: string;
    readonly expectedEnd: string;
    readonly unknownEnd: string;
    readonly openedAt: string;
    readonly endedAt: string;
    readonly cases: (count: number) => string;
    readonly own: string;
    readonly said: string;
    readonly saidHint: string;
    readonly textGone: string;
    readonly opened: string;
    readonly updated: string;
    readonly ended: string;
    /** On the page of one of its cases. */
    readonly note: string;
    readonly noteEnded: string;
  };
  readonly noIncident: { readonly title: string; readonly text: string };
  readonly searching: {
    readonly title: string;
    readonly text: string;
    readonly status: string;
    readonly district: string;
    readonly category: string;
    readonly department: string;
    readonly from: string;
    readonly to: string;
    readonly any: string;
    readonly notADay: string;
    readonly results: string;
    readonly none: string;
    readonly more: string;
    readonly fromStart: string;
    readonly note: string;
  };
  readonly notFound: { readonly title: string; readonly text: string };
  readonly typo: { readonly title: string; readonly text: string };
  readonly noPage: { readonly title: string; readonly text: string };
  readonly tooMany: { readonly title: string; readonly text: string };
  readonly unavailable: { readonly title: string; readonly text: string };
  readonly failed: { readonly title: string; readonly text: string };
  readonly tryAgain: string;
  readonly footer: {
    readonly help: (hotline: string) => string;
    readonly colours: string;
    readonly record: string;
  };
}
