import { Nested } from '../validation/nested.js';
import { Optional } from '../validation/optional.js';
import { Dialled, Id, Text } from '../validation/text.js';
import { Point, Whole } from '../validation/values.js';

/** Where it is, as far as the caller has said. */
export class PlaceDto {
  @Optional()
  @Id({ example: 'haidian' })
  district?: string;

  @Optional()
  @Text(100)
  street?: string;

  @Optional()
  @Point()
  point?: [number, number];
}

export class SimilarDto {
  @Optional()
  @Id({ example: 'sanitation.rubbish', description: 'Without one, what the summary speaks for.' })
  category?: string;

  @Optional()
  @Text(500, { description: 'What was written down so far.' })
  summary?: string;

  @Optional()
  @Dialled({ description: 'The number that calls. In the body, so that no log of addresses keeps it.' })
  phone?: string;

  @Optional()
  @Nested(() => PlaceDto)
  location?: PlaceDto;

  @Optional()
  @Whole(50, 2000, { description: 'How near is the same place; 300 by default.' })
  metres?: number;

  @Optional()
  @Whole(1, 365, { description: 'How long after closing a case is still offered; 30 by default.' })
  days?: number;
}

export class SuggestDto {
  @Text(500)
  summary!: string;

  @Optional()
  @Text()
  description?: string;

  @Optional()
  @Id({ example: 'haidian' })
  district?: string;
}
