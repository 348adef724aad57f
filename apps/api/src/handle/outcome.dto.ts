import {
  ATTEMPT_RESULTS,
  CHANNELS,
  LANGUAGES,
  MESSAGE_CHANNELS,
  REOPEN_REASONS,
  REVISIT_CHANNELS,
  SATISFACTIONS,
  SOLVED_ANSWERS,
} from '#complaint';
import type {
  AttemptResult,
  Channel,
  Language,
  MessageChannel,
  ReopenReason,
  RevisitChannel,
  Satisfaction,
  Solved,
} from '#complaint';
import { CaseNumberField } from '../request/case-number.js';
import { IncidentNumberField } from '../request/incident-number.js';
import { Optional } from '../validation/optional.js';
import { Text } from '../validation/text.js';
import { Moment } from '../validation/times.js';
import { Flag, OneOf, Whole } from '../validation/values.js';
import { BackdatedDto } from './backdated.dto.js';

const CLOSINGS = ['unreachable', 'no-contact-given', 'explained-on-call', 'ruled'] as const;

export class JoinIncidentDto extends BackdatedDto {
  @IncidentNumberField()
  incident!: string;
}

export class AttemptRevisitDto extends BackdatedDto {
  @OneOf(ATTEMPT_RESULTS)
  result!: AttemptResult;

  @Whole(0, 20, {
    description: 'Which of the numbers given; 1 is the first, 0 a message where no number was given.',
  })
  phone!: number;

  @Optional()
  @Moment({ description: 'When the citizen asked to be called, where they answered and could not talk now.' })
  callAgainAt?: string;

  @Optional()
  @CaseNumberField({ description: 'Which reporter of a merged case was called; its own by default.' })
  reporter?: string;
}

export class RevisitDto extends BackdatedDto {
  @Optional()
  @OneOf(REVISIT_CHANNELS, { description: 'A citizen’s own revisit is always by page.' })
  via?: RevisitChannel;

  @Optional()
  @CaseNumberField({ description: 'Which reporter of a merged case answered; its own by default.' })
  reporter?: string;

  @Flag({ description: 'Had the department been in touch?' })
  contacted!: boolean;

  @OneOf(SOLVED_ANSWERS)
  solved!: Solved;

  @OneOf(SATISFACTIONS)
  satisfaction!: Satisfaction;

  @Optional()
  @Flag()
  wantsReopening?: boolean;

  @Optional()
  @Text()
  opinion?: string;
}

export class ReopenDto extends BackdatedDto {
  @OneOf(REOPEN_REASONS)
  reason!: ReopenReason;

  @Optional()
  @Text()
  text?: string;
}

export class LinkCallDto extends BackdatedDto {
  @Optional()
  @OneOf(CHANNELS)
  channel?: Channel;

  @Optional()
  @Text()
  text?: string;
}

export class AddInformationDto extends BackdatedDto {
  @Text()
  text!: string;
}

export class WithdrawDto extends BackdatedDto {
  @Optional()
  @Text()
  text?: string;
}

export class PreferDto extends BackdatedDto {
  @OneOf(MESSAGE_CHANNELS)
  channel!: MessageChannel;

  @OneOf(LANGUAGES)
  language!: Language;
}

export class CloseDto extends BackdatedDto {
  @OneOf(CLOSINGS)
  reason!: (typeof CLOSINGS)[number];

  @Optional()
  @Text(undefined, { description: 'A ruling says here why; the public reads it.' })
  text?: string;
}

export class MergeDto extends BackdatedDto {
  @CaseNumberField({ description: 'The case that goes on.' })
  into!: string;

  @Text()
  reason!: string;
}

export class UnmergeDto extends BackdatedDto {
  @CaseNumberField()
  other!: string;

  @Text()
  reason!: string;
}
