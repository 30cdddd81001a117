/** What the sender of requests knows of the world: which cases there are, what waits in them and for whom, who may audit. */
import * as z from 'zod';
import type { CaseRecord } from '../../domain/case/case-record.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import { partiesOf } from '../../domain/case/parties.ts';
import { isRegistryKind, type RegistryKind, registryKinds } from '../../domain/registry/kinds.ts';
import { isOpen, type RegistryProposal } from '../../domain/registry/proposal.ts';
import type { WorkItem } from '../../domain/shared/work-item.ts';
import type { FuzzDesk } from './fuzz-desk.ts';
import { auditors } from './people.ts';

export interface KnownCase {
  record: CaseRecord;
  parties: readonly Recipient[];
  openWork: readonly WorkItem[];
  /** Contacts and search steps that were not voided, by their ids; of the contacts when they were. */
  facts: readonly { contactId?: string; stepId?: string; at: string; isSighting?: boolean }[];
  openNotices: readonly { noticeId: string; to: Recipient }[];
}

export interface Knowledge {
  nowMs: number;
  cases: readonly KnownCase[];
  /** Ids of grants to auditors that are not over. */
  grants: readonly string[];
  /** Changes of the registry that wait for a second person. */
  proposals: readonly RegistryProposal[];
  registry: ReadonlyMap<RegistryKind, readonly { id: string }[]>;
}

const staffSchema = z.looseObject({ id: z.string(), agency: z.string() });
/** Care managers of the registry, of one agency or of all. */
export const staffOf = ({ registry }: Knowledge, agency: string | undefined) =>
  (registry.get('care-managers') ?? [])
    .map((entry) => staffSchema.parse(entry))
    .filter((entry) => agency === undefined || entry.agency === agency);

export interface Memory {
  knowledge(): Promise<Knowledge>;
}

export const createMemory = async (desk: FuzzDesk): Promise<Memory> => {
  const cases = new Map<string, KnownCase>();
  const registry = new Map<RegistryKind, readonly { id: string }[]>();
  for (const kind of registryKinds)
    if (isRegistryKind(kind)) registry.set(kind, await desk.truth.entries(kind));
  const look = async (caseId: string): Promise<void> => {
    const snapshot = await desk.truth.load(caseId);
    if (!snapshot) return;
    const notices = await desk.truth.notices(caseId);
    const steps = await desk.truth.searchSteps(caseId);
    cases.set(caseId, {
      record: snapshot.case,
      parties: partiesOf(snapshot.case).map(({ role, org }) => ({ role, org })),
      openWork: snapshot.workItems.filter(({ status }) => status === 'open'),
      facts: [
        ...snapshot.contacts.filter(({ voided }) => !voided).map(({ contactId, at }) => ({ contactId, at })),
        ...steps
          .filter(({ voided }) => !voided)
          .map(({ stepId, what }) => ({ stepId, at: what.occurredAt, isSighting: what.kind === 'sighting' })),
      ],
      openNotices: notices
        .filter(({ status }) => status === 'open')
        .map(({ noticeId, to }) => ({ noticeId, to })),
    });
  };
  return {
    async knowledge() {
      for (const caseId of desk.watch.takeTouched()) await look(caseId);
      const { runtime } = desk.world;
      const now = runtime.now();
      const given = await Promise.all(auditors.map((sub) => desk.truth.auditGrantsOf(sub, now)));
      const grants = given.flat().map(({ grantId }) => grantId);
      const proposals = (await desk.truth.proposals()).filter((proposal) => isOpen(proposal, now));
      return { nowMs: runtime.clock.nowMs(), cases: [...cases.values()], grants, proposals, registry };
    },
  };
};
