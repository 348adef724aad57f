/** A day was asked of a year whose public holidays nobody has said: never guessed. */
export class CalendarLacksYear extends Error {
  override readonly name = 'CalendarLacksYear';
  readonly code = 'calendar-lacks-year';

  constructor(readonly year: number) {
    super(
      `The calendar does not know the public holidays of ${year}: an administrator enters them (casetrail policy year), or updates Casetrail.`,
    );
  }
}

/** A calendar that `checkCalendar` refuses was counted by. */
export class InvalidCalendar extends Error {
  override readonly name = 'InvalidCalendar';
  readonly code = 'invalid-calendar';
}

/** A span that `checkSpan` refuses was counted. */
export class InvalidSpan extends Error {
  override readonly name = 'InvalidSpan';
  readonly code = 'invalid-span';
}
