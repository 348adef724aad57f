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
