import { CHANNELS, COMPLEXITIES, KINDS, LANGUAGES, URGENCIES, VISIBILITIES } from '#complaint';
import type { Channel, Complexity, Kind, Language, Urgency, Visibility } from '#complaint';
import { IsString, Matches } from 'class-validator';
import { BackdatedDto } from '../handle/backdated.dto.js';
import { Nested } from '../validation/nested.js';
import { Optional } from '../validation/optional.js';
import { Email, Id, Phone, Text } from '../validation/text.js';
import { OneOf, Point, Strings } from '../validation/values.js';

export class ComplainantDto {
  @Optional()
  @Text(100)
  name?: string;

  @Optional()
  @Strings(5, { example: ['13800000000'] })
  @Phone()
  phones?: string[];

  @Optional()
  @Email()
  email?: string;
}

export class LocationDto {
  @Id({ example: 'haidian' })
  district!: string;

  @Optional()
  @Text(100)
  street?: string;

  @Optional()
  @Text(500, { description: 'Sealed; the public never sees it.' })
  address?: string;

  @Optional()
  @Point()
  point?: [number, number];
}

export class ReceiveDto extends BackdatedDto {
  @Optional()
  @OneOf(CHANNELS, { description: 'Required from an operator; without a token it is always `web`.' })
  channel?: Channel;

  @OneOf(KINDS)
  kind!: Kind;

  @Id({ example: 'sanitation.rubbish' })
  category!: string;

  @Optional()
  @OneOf(COMPLEXITIES)
  complexity?: Complexity;

  @Optional()
  @OneOf(URGENCIES)
  urgency?: Urgency;

  @Optional()
  @OneOf(VISIBILITIES, { description: 'The category’s by default.' })
  visibility?: Visibility;

  @Text(500, {
    description: 'The public reads this.',
    example: 'Rubbish heaped under the windows of block 7',
  })
  summary!: string;

  @Optional()
  @Text(undefined, { description: 'Sealed; only those who need it read this.' })
  description?: string;

  @Optional()
  @Nested(() => ComplainantDto)
  complainant?: ComplainantDto;

  @Nested(() => LocationDto)
  location!: LocationDto;

  @Optional()
  @Strings(20, { description: 'Departments it accuses: they never see it.' })
  @IsString({ each: true })
  @Matches(/^[\p{L}\p{N}._-]{1,64}$/u, {
    each: true,
    message: 'each of about must be the id of a department',
  })
  about?: string[];

  @Optional()
  @OneOf(LANGUAGES)
  language?: Language;

  @Optional()
  @Id({ description: 'A reference into the call recording system. Not sealed: no words about the caller.' })
  callRecording?: string;

  @Optional()
  @Id({ description: 'The service’s policy by default.' })
  policy?: string;
}
