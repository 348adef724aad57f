import { DEADLINE_KINDS, ESCALATION_REASONS, VISIBILITIES } from '#complaint';
import type { DeadlineKind, EscalationReason, Visibility } from '#complaint';
import { Optional } from '../validation/optional.js';
import { Id, Text } from '../validation/text.js';
import { Moment } from '../validation/times.js';
import { Matching, OneOf } from '../validation/values.js';
import { BackdatedDto } from './backdated.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export class ExtendDto extends BackdatedDto {
  @OneOf(DEADLINE_KINDS)
  deadline!: DeadlineKind;

  @Moment()
  to!: string;

  @Text()
  reason!: string;
}

export class EscalateDto extends BackdatedDto {
  @Optional()
  @Id({ description: 'By default whom the policy names.' })
  to?: string;

  @OneOf(ESCALATION_REASONS)
  reason!: EscalationReason;

  @Optional()
  @Text()
  text?: string;
}

export class RedactDto extends BackdatedDto {
  @Matching(UUID, 'the eventId of an entry', { example: '2f0c2c34-5c0b-4d5c-9d3e-6a4d5c0b7e11' })
  entry!: string;

  @Text()
  reason!: string;
}

export class CorrectDto extends RedactDto {
  @Text(undefined, { description: 'What the entry should have said.' })
  text!: string;
}

export class ChangeVisibilityDto extends BackdatedDto {
  @OneOf(VISIBILITIES)
  to!: Visibility;

  @Text()
  reason!: string;
}

export class AdoptDto extends BackdatedDto {
  @Optional()
  @Id()
  policy?: string;

  @Text()
  reason!: string;
}

export class LegalOrderDto extends BackdatedDto {
  @Text(500)
  legalBasis!: string;

  @Text()
  reason!: string;
}
