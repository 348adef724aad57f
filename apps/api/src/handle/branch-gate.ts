import { Inject, Injectable } from '@nestjs/common';
import { UnknownCase } from '#cases';
import { branchOf, complaintStream, fold, readComplaintEvent } from '#complaint';
import type { Actor, Catalogue, Complaint } from '#complaint';
import type { EventStore } from '#event-store';
import { mayRead } from '#projections';
import { CATALOGUE, EVENT_STORE } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';

/** Keeps departments to the cases of their branch. Asked of the log, so that a part just assigned counts at once. */
@Injectable()
export class BranchGate {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /**
   * Other actors than departments pass.
   *
   * @throws {UnknownCase} alike for no such case and one that the department may not see
   * @throws {ApiProblem} 403: it sees the case, and has no part in it any more
   */
  async admit(actor: Actor, caseNumber: string): Promise<void> {
    if (actor.department === undefined) return;
    const complaint = await this.load(caseNumber);
    if (!complaint || !this.maySee(actor, complaint)) throw new UnknownCase();
    const branch = branchOf(this.catalogue, actor.department);
    const active = departmentsOf({ parts: complaint.parts.filter(({ state }) => state !== 'ruled-away') });
    if (active.some((department) => branch.includes(department))) return;
    throw new ApiProblem('forbidden', `${actor.department} has no part in this case any more.`);
  }

  private async load(caseNumber: string): Promise<Complaint | undefined> {
    const events = [];
    for await (const event of this.events.readStream(complaintStream(caseNumber)))
      events.push(readComplaintEvent(event));
    return fold(events);
  }

  private maySee(actor: Actor, { caseNumber, visibility, about, parts }: Complaint): boolean {
    const facts = { caseNumber, visibility, about, departments: departmentsOf({ parts }) };
    return mayRead({ kind: 'staff', actor }, facts, this.catalogue);
  }
}

const departmentsOf = ({ parts }: Pick<Complaint, 'parts'>): string[] =>
  parts.flatMap(({ department, delegatedTo }) => [department, ...delegatedTo]);
