import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Instant, LocalizedText, Policy, PolicyBook } from '#complaint';
import { Public } from '../access/allow.js';
import { Answers } from '../openapi/reads/index.js';
import { type ApiParts, CLOCK, CONFIGURATION, type Clock, POLICIES } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';
import { validated } from '../validation/validated.js';
import { PolicyVersionDto } from './policies.dto.js';

/** A policy without its promises. */
export interface PolicySummary {
  readonly id: string;
  readonly name: LocalizedText;
  readonly versions: readonly { readonly version: number; readonly appliesFrom: Instant }[];
}

export interface PolicyList {
  /** The id of the one that complaints are received under. */
  readonly current: string;
  readonly policies: readonly PolicySummary[];
}

/** What the city promises: for everybody to read. */
@ApiTags('service')
@Controller('api/policies')
export class PoliciesController {
  constructor(
    @Inject(POLICIES) private readonly policies: PolicyBook,
    @Inject(CONFIGURATION) private readonly configuration: ApiParts['configuration'],
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @Answers('PolicyList')
  @ApiOperation({ operationId: 'policies', summary: 'Every policy, its versions and when each begins' })
  list(): PolicyList {
    const { ids } = this.policies;
    return {
      current: this.configuration.CASETRAIL_POLICY,
      policies: ids.toSorted().map((id) => summaryOf(this.policies.versionsOf(id))),
    };
  }

  @Get(':id')
  @Public()
  @Answers('Policy')
  @ApiOperation({ operationId: 'policy', summary: 'The promises of a policy: limits, callbacks, escalation' })
  read(@Param('id') id: string, @Query(validated(PolicyVersionDto)) { version }: PolicyVersionDto): Policy {
    const versions = this.policies.versionsOf(id);
    const found =
      version === undefined
        ? inForce(versions, this.clock().toISOString())
        : versions.find((policy) => policy.version === version);
    if (found) return found;
    throw new ApiProblem('no-such-policy', 'There is no such policy: /api/policies lists those there are.');
  }
}

/** The first one while none applies yet. */
const inForce = (versions: readonly Policy[], now: Instant): Policy | undefined =>
  versions.findLast(({ appliesFrom }) => appliesFrom <= now) ?? versions[0];

function summaryOf(versions: readonly Policy[]): PolicySummary {
  const { id, name } = versions.at(-1)!;
  return { id, name, versions: versions.map(({ version, appliesFrom }) => ({ version, appliesFrom })) };
}
