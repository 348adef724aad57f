import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';

/** The field may be left out. Unlike class-validator's `@IsOptional`, `null` is not leaving out: it is refused. */
export function Optional(): PropertyDecorator {
  return (target, property) => {
    ValidateIf((_, value) => value !== undefined)(target, property);
    ApiPropertyOptional()(target, property);
  };
}
