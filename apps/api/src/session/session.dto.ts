import { Text } from '../validation/text.js';

export class OpenSessionDto {
  @Text(40, { description: 'Case, spaces and dashes do not matter.', example: '7K3M-9QWD-40ABC' })
  accessCode!: string;
}
