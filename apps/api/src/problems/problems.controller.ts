import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/allow.js';
import { Answers } from '../openapi/reads/index.js';
import { ApiProblem } from './api-problem.js';
import { PROBLEMS } from './problem-table.js';
import type { ProblemKind } from './problem-table.js';

/** Where the `type` of every problem document leads. */
@ApiTags('service')
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Public()
  @Answers('ProblemKind')
  @ApiOperation({ operationId: 'explain-problem', summary: 'What a problem code means and what to do' })
  explain(@Param('code') code: string): ProblemKind & { readonly code: string } {
    const kind = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined;
    if (!kind) throw new ApiProblem('unknown-route', 'There is no problem with this code.');
    return { code, ...kind };
  }
}
