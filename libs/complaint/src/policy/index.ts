export type * from './policy.js';
export { Policies, type PolicyBook } from './policy-book.js';
export { SHIPPED_BOOK, SHIPPED_POLICIES } from './shipped.js';
export { calendarEnd, type CalendarEnd } from './calendar-end.js';
export { deadlinesFor } from './deadlines.js';
