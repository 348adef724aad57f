import { IsString, Matches } from 'class-validator';
import { OUTCOMES, STOPGAP_REASONS } from '#complaint';
import type { Outcome, StopgapReason } from '#complaint';
import { Nested } from '../validation/nested.js';
import { Optional } from '../validation/optional.js';
import { Id, Text } from '../validation/text.js';
import { DayField } from '../validation/times.js';
import { Flag, Matching, OneOf, Strings, Whole } from '../validation/values.js';
import { BackdatedDto } from './backdated.dto.js';

/** SHA-256 in lower-case hex: the address of a piece of evidence. */
const HASH = /^[0-9a-f]{64}$/;

/** What a department says for itself. */
export class ByDepartmentDto extends BackdatedDto {
  @Optional()
  @Id({ description: 'The department of the token by default; else one below it.' })
  department?: string;
}

export class AcceptDto extends ByDepartmentDto {}

export class DisputeDto extends ByDepartmentDto {
  @Text()
  reason!: string;
}

export class ReturnPartDto extends DisputeDto {}

export class DelegateDto extends ByDepartmentDto {
  @Id()
  to!: string;

  @Optional()
  @Text()
  instruction?: string;
}

export class ContactDto extends ByDepartmentDto {
  @Optional()
  @Text()
  text?: string;
}

export class ProgressDto extends ByDepartmentDto {
  @Text(undefined, { description: 'The public reads this.' })
  text!: string;

  @Optional()
  @Text(undefined, { description: 'Only staff reads this.' })
  internal?: string;
}

export class WhyNotPermanentDto {
  @OneOf(STOPGAP_REASONS)
  code!: StopgapReason;

  @Text()
  text!: string;
}

export class MitigateDto extends ByDepartmentDto {
  @Text()
  done!: string;

  @Nested(() => WhyNotPermanentDto)
  whyNotPermanent!: WhyNotPermanentDto;

  @Text(undefined, { description: 'The permanent fix.' })
  plan!: string;

  @DayField({ description: 'When it is looked at again.' })
  reviewOn!: string;
}

export class FinishPartDto extends ByDepartmentDto {
  @Text()
  text!: string;
}

export class ResolveDto extends ByDepartmentDto {
  @OneOf(OUTCOMES)
  outcome!: Outcome;

  @Text()
  done!: string;

  @Optional()
  @Strings(50, { description: 'Hashes of attached evidence.' })
  @IsString({ each: true })
  @Matches(HASH, { each: true, message: 'each evidence must be a SHA-256 in lower-case hex' })
  evidence?: string[];
}

export class AttachDto extends ByDepartmentDto {
  @Matching(HASH, 'a SHA-256 in lower-case hex')
  hash!: string;

  @Matching(/^[a-z]+\/[a-z0-9.+-]{1,80}$/, 'a media type like image/jpeg', { example: 'image/jpeg' })
  mediaType!: string;

  @Whole(1, 1_000_000_000, { description: 'Bytes.' })
  size!: number;

  @Flag({ description: 'Whether the public may see it.' })
  public!: boolean;

  @Optional()
  @Text(500)
  caption?: string;
}

export class DeferDto extends BackdatedDto {
  @Text()
  reason!: string;

  @Text()
  plan!: string;

  @DayField({ example: '2026-12-31' })
  targetDate!: string;

  @DayField({ example: '2026-10-25' })
  nextReportOn!: string;
}

export class ReviewDeferralDto extends BackdatedDto {
  @Text()
  text!: string;

  @Optional()
  @DayField()
  targetDate?: string;

  @DayField()
  nextReportOn!: string;
}

export class ReasonDto extends BackdatedDto {
  @Text()
  reason!: string;
}
