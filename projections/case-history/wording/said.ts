import type {
  ComplaintEventOf,
  ComplaintEventType,
  Deadlines,
  EventMeta,
  Instant,
  Language,
} from '#complaint';
import type { VocabularyWord } from './vocabulary.js';

/** The texts of one kind of event, publishable and content together; each may be struck, erased or not for this reader. */
export type TextsOf<Type extends ComplaintEventType> = Texts<ComplaintEventOf<Type>['publishable']> &
  Texts<ComplaintEventOf<Type>['content']>;

type Texts<Group> = NonNullable<Group> extends Record<string, never> ? object : Partial<NonNullable<Group>>;

/** One event as it is to be told in one language to one reader. */
export interface Said<Type extends ComplaintEventType> {
  readonly data: ComplaintEventOf<Type>['data'];
  readonly texts: TextsOf<Type>;
  readonly meta: EventMeta;
  /** False for the public, to whom personal matters are told in less detail. */
  readonly full: boolean;
  readonly speech: Speech;
}

/** How one language names things. Names and dates come from here, so that a sentence holds words only. */
export interface Speech {
  readonly language: Language;
  /** The number that citizens call, and that calls them back. */
  readonly hotline: string;
  department(id: string | undefined): string;
  category(id: string): string;
  district(id: string): string;
  /** Another case, or "another case" where this reader may not have its number. */
  otherCase(caseNumber: string): string;
  word(word: VocabularyWord): string;
  /** To the hour for the public. */
  when(instant: Instant): string;
  day(day: string): string;
  /** By when the citizen is contacted and the matter solved, to follow "promised"; one date where both are the same. */
  promised(deadlines: Deadlines): string;
  /** `: “text”` after what it belongs to; nothing where there is no text. */
  told(text: string | undefined): string;
  /** A sentence `lead: “text”.` of its own; nothing where there is no text. */
  also(lead: string, text: string | undefined): string;
}

/** How one kind of event is told, in every language Casetrail speaks. */
export type Telling<Type extends ComplaintEventType> = Readonly<
  Record<Language, (said: Said<Type>) => string>
>;

/** The tellings of a group of events. Together the groups must cover every type, or `index.ts` does not compile. */
export type Wording<Type extends ComplaintEventType> = { readonly [T in Type]: Telling<T> };
