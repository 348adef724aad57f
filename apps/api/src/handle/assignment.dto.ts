import { applyDecorators } from '@nestjs/common';
import { COMPLEXITIES, KINDS, PART_KINDS, RULINGS, URGENCIES } from '#complaint';
import type { Complexity, Kind, PartKind, Ruling, Urgency } from '#complaint';
import { NestedList } from '../validation/nested.js';
import { Optional } from '../validation/optional.js';
import { Id, Text } from '../validation/text.js';
import { Moment } from '../validation/times.js';
import { OneOf } from '../validation/values.js';
import { BackdatedDto } from './backdated.dto.js';

export class ReclassifyDto extends BackdatedDto {
  @Optional()
  @OneOf(KINDS)
  kind?: Kind;

  @Optional()
  @Id()
  category?: string;

  @Optional()
  @OneOf(COMPLEXITIES)
  complexity?: Complexity;

  @Optional()
  @OneOf(URGENCIES)
  urgency?: Urgency;

  @Text()
  reason!: string;
}

const DueBy = (): PropertyDecorator =>
  applyDecorators(
    Optional(),
    Moment({ description: 'When this part is to be done, where that is sooner than the case.' }),
  );

export class DepartmentInstructionDto {
  @Id()
  id!: string;

  @OneOf(PART_KINDS)
  part!: PartKind;

  @Optional()
  @Text()
  instruction?: string;

  @DueBy()
  dueBy?: string;
}

export class AssignDto extends BackdatedDto {
  @NestedList(() => DepartmentInstructionDto, 20)
  departments!: DepartmentInstructionDto[];

  @Optional()
  @Text()
  reason?: string;
}

class OneDepartmentDto extends BackdatedDto {
  @Id()
  department!: string;

  @Optional()
  @Text()
  instruction?: string;

  @Text()
  reason!: string;
}

export class AddDepartmentDto extends OneDepartmentDto {
  @DueBy()
  dueBy?: string;
}

export class ReplaceDepartmentDto extends OneDepartmentDto {
  @Id({ description: 'The department that takes over.' })
  by!: string;
}

/** An instruction, a time or both; a finished part goes back to work with an instruction. */
export class InstructDto extends AddDepartmentDto {}

export class ChangeLeadDto extends BackdatedDto {
  @Id()
  to!: string;

  @Text()
  reason!: string;
}

export class RuleDto extends BackdatedDto {
  @Id({ description: 'Whose part is disputed.' })
  department!: string;

  @OneOf(RULINGS)
  ruling!: Ruling;

  @Optional()
  @Id({ description: 'Who takes a moved part.' })
  to?: string;

  @Text()
  reason!: string;
}
