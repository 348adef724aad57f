import { IsString, Matches } from 'class-validator';
import { OUTCOMES } from '#complaint';
import type { Outcome } from '#complaint';
import { PageDto } from '../search/search.dto.js';
import { Optional } from '../validation/optional.js';
import { Id, Text } from '../validation/text.js';
import { DayField, Moment } from '../validation/times.js';
import { OneOf, Strings } from '../validation/values.js';

const STATES = ['open', 'ended'] as const;
/** More cases than any incident has had; they fit into one body. */
export const MOST_CASES = 5000;

export class IncidentListDto extends PageDto {
  @Optional()
  @Id()
  district?: string;

  @Optional()
  @Id()
  category?: string;

  @Optional()
  @OneOf(STATES)
  state?: (typeof STATES)[number];
}

export class UpdateIncidentDto {
  @Text(undefined, { description: 'What is known now. The public reads this, and every case of it is told.' })
  text!: string;

  @Optional()
  @Text(500, { description: 'Whom it concerns, where that has changed.' })
  area?: string;

  @Optional()
  @Moment({ description: 'When it is expected to be over; left out while nobody can say.' })
  expectedEnd?: string;
}

export class OpenIncidentDto {
  @Id()
  category!: string;

  @Id()
  district!: string;

  @Text(500, { description: 'Whom it concerns: streets, blocks, a whole quarter.' })
  area!: string;

  @Text(undefined, { description: 'What is known. The public reads this, and every case of it is told.' })
  text!: string;

  @Optional()
  @Moment({ description: 'When it is expected to be over; left out while nobody can say.' })
  expectedEnd?: string;
}

export class EndIncidentDto {
  @Text(undefined, { description: 'What was done. Every case of it is told; none is resolved by it.' })
  text!: string;
}

export class AddCasesDto {
  @Strings(MOST_CASES, { description: 'Case numbers.' })
  @IsString({ each: true })
  @Matches(/^[\w -]{9,40}$/, { each: true, message: 'each of cases must be a case number' })
  cases!: string[];
}

/** Cases that are not closed, about the incident's category in its district. */
export class AddReceivedDto {
  @DayField({ description: 'First day of receipt.' })
  from!: string;

  @Optional()
  @DayField({ description: 'Last day of receipt; today by default.' })
  to?: string;

  @Optional()
  @Id({ description: 'The incident’s by default.' })
  category?: string;
}

export class ResolveMembersDto {
  @OneOf(OUTCOMES)
  outcome!: Outcome;

  @Text(undefined, { description: 'Said in every case, as its own.' })
  done!: string;
}
