import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SimilarCase } from '#projections';

/** What every command answers; `revision` is also its ETag. */
export class CommandAnswerDto {
  @ApiProperty({ type: String, example: 'HD-7K3M-9QWD-4' })
  caseNumber!: string;

  @ApiProperty({ type: 'integer', description: 'Of the last event of the case, from 0.' })
  revision!: number;

  @ApiProperty({ type: String, description: 'Opaque: for `?after=` of a read.' })
  position!: string;
}

export class ReceivedAnswerDto extends CommandAnswerDto {
  @ApiPropertyOptional({
    type: String,
    description: 'Opens the full history. Shown once: tell it the citizen.',
  })
  accessCode?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { $ref: '#/components/schemas/SimilarCase' },
    description: 'To an operator: up to three cases that this one may be the same as, see `similar`.',
  })
  similar?: readonly SimilarCase[];
}

export class SessionDto {
  @ApiProperty({ type: String })
  caseNumber!: string;

  @ApiProperty({ type: String, description: 'For `Authorization: Bearer`, on this case only.' })
  token!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: string;
}

export class ProblemDto {
  @ApiProperty({ type: String, example: '/problems/stale-revision' })
  type!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: 'integer', example: 412 })
  status!: number;

  @ApiProperty({ type: String })
  detail!: string;

  @ApiProperty({ type: String, example: 'stale-revision' })
  code!: string;
}

export class IncidentAnswerDto {
  @ApiProperty({ type: String, example: 'INC-HD-0000-0000-Z' })
  incident!: string;

  @ApiProperty({ type: 'integer', description: 'Of the last thing that was said of it, from 0.' })
  revision!: number;

  @ApiProperty({ type: String, description: 'Opaque: for `?after=` of a read.' })
  position!: string;
}

export class RefusedDto {
  @ApiProperty({ type: String })
  caseNumber!: string;

  @ApiProperty({ type: String, example: 'part-unfinished' })
  code!: string;

  @ApiProperty({ type: String, description: 'Why, and what would be legal.' })
  detail!: string;
}

export class ManyAnswerDto {
  @ApiProperty({ type: 'integer', description: 'Cases with which it was done.' })
  done!: number;

  @ApiProperty({ type: [RefusedDto] })
  refused!: readonly RefusedDto[];

  @ApiProperty({ type: String, required: false, description: 'Opaque: for `?after=` of a read.' })
  position?: string;
}
