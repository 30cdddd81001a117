/**
 * What holds of every case between any two requests, whatever was sent: its chain, its counts, who may work on it, what was
 * told, and that something carries it on. Read from the records alone, and compared with what the lists and marks say.
 */
import { haveSameCin, haveUnlikeCins, knownNames } from '../../domain/referral/person-identity.ts';
import { isSameJson } from '../../domain/shared/hash.ts';
import type { AccessEntry } from '../../domain/access/access-entry.ts';
import type { AccessHead, AccessSeal } from '../../domain/access/access-seal.ts';
import { verifyEvents, verifyLog } from '../../domain/access/verify-audit.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import { isKnownEvent } from '../../domain/case/audit-events.ts';
import { type CaseSnapshot, needsAotWatch } from '../../domain/case/case-record.ts';
import { type Assignee, isSameAssignee } from '../../domain/registry/staff-directory.ts';
import { basisEndsAfter } from '../../domain/case/basis-ends.ts';
import { assigneeOf } from '../../domain/case/caseload-move.ts';
import type { Contact } from '../../domain/case/contact.ts';
import { executionsOf } from '../../domain/case/executions.ts';
import type { SearchStep } from '../../domain/case/search-step.ts';
import { locksHeld } from '../../domain/case/known-by-record.ts';
import { partiesOf } from '../../domain/case/parties.ts';
import type { AuditEvent } from '../../domain/shared/audit-event.ts';
import { nextClimbAt, type WorkItem } from '../../domain/shared/work-item.ts';
import { executionName, workItemId } from '../../domain/shared/identifiers.ts';
import { wholeLog } from '../fixtures/access-log.ts';
import type { FuzzDesk } from './fuzz-desk.ts';
import { standingFactFaults } from './standing-facts.ts';
import { entryName } from './watched-store.ts';

interface Whole {
  caseId: string;
  snapshot: CaseSnapshot;
  /** How much work is past. */
  pastWork: number;
  events: readonly AuditEvent[];
  notices: readonly Notice[];
  steps: readonly SearchStep[];
  contacts: readonly Contact[];
  accesses: readonly AccessEntry[];
  seals: readonly AccessSeal[];
  accessHead: AccessHead | undefined;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const read = async ({ truth }: FuzzDesk, caseId: string): Promise<Whole | undefined> => {
  const snapshot = await truth.load(caseId);
  if (!snapshot) return undefined;
  const [events, notices, steps, contacts, accesses, accessHead] = await Promise.all([
    truth.events(caseId),
    truth.notices(caseId),
    truth.searchSteps(caseId),
    // Those that were voided are past.
    truth.pageOf(caseId, 'contacts', { limit: 1_000 }),
    wholeLog(truth, caseId),
    truth.accessHead(caseId),
  ]);
  const numbers = upTo(accessHead?.seq ?? 0);
  const current = new Set(snapshot.workItems.map((item) => item.workItemId));
  const others = upTo(snapshot.case.counters.workItems)
    .map((number) => workItemId(caseId, number))
    .filter((id) => !current.has(id));
  const past = await Promise.all(others.map((id) => truth.workItem(id)));
  const seals = await truth.accessSeals(caseId, numbers);
  return {
    caseId,
    snapshot,
    pastWork: past.filter((item) => item !== undefined).length,
    events,
    notices,
    steps,
    contacts: contacts.items,
    accesses,
    seals,
    accessHead,
  };
};

const chainFaults = ({
  snapshot: { case: record },
  events,
  accesses,
  seals,
  accessHead,
}: Whole): string[] => {
  return [
    ['event', verifyEvents({ record, events })] as const,
    ['seal of the access log', verifyLog({ entries: accesses, seals, head: accessHead })] as const,
  ].flatMap(([what, verdict]) => (verdict.intact ? [] : [`${what} ${verdict.seq} ${verdict.fault}`]));
};

const eventFaults = ({ events }: Whole): string[] =>
  events.flatMap((event) =>
    isKnownEvent(event) ? [] : [`event ${event.seq} is no ${event.type} of the table`],
  );

const countFaults = ({ snapshot, pastWork, events, notices, steps, contacts }: Whole): string[] => {
  const { counters, aot } = snapshot.case;
  const counts = [
    ['events', counters.events, events.length],
    ['workItems', counters.workItems, snapshot.workItems.length + pastWork],
    ['notices', counters.notices, notices.length],
    ['contacts', counters.contacts, contacts.length],
    ['searchSteps', aot?.steps ?? 0, steps.length],
  ] as const;
  return counts.flatMap(([name, counted, stored]) =>
    counted === stored ? [] : [`${counted} ${name} were counted and ${stored} are stored`],
  );
};

/** Work that outlives a case: the plan and the Health Home are told of its end. */
const outlivesTheCase: ReadonlySet<string> = new Set(['tellPlan', 'tellHealthHomeOfAot']);

const workFaults = ({ snapshot: { case: record, workItems } }: Whole): string[] => {
  const parties = new Set(partiesOf(record).map(({ role, org }) => `${role} ${org}`));
  // Who handed a person on still tells the Health Home of it.
  const left = new Set((record.aot?.transfers ?? []).map(({ from: { role, org } }) => `${role} ${org}`));
  const mayOwe = ({ kind, ownerRole, ownerOrg }: WorkItem): boolean => {
    const owner = `${ownerRole} ${ownerOrg}`;
    return parties.has(owner) || (kind === 'tellHealthHomeOfAot' && left.has(owner));
  };
  const open = workItems.filter(({ status }) => status === 'open');
  const events = record.aot?.significantEvents ?? [];
  // Two events of one search are two reports, each change of the HH+ status is told, and each person who is alike is asked of.
  const duties = open.map((item) => {
    const { workItemId, kind, search = '', obligationId = '', planStatus, openedAt, otherCaseId = '' } = item;
    const event = events.find((known) => known.workItemId === workItemId)?.eventId ?? '';
    const change = planStatus === undefined ? '' : `${planStatus} ${openedAt}`;
    const second = record.secondReferrals?.find((told) => told.workItemId === workItemId)?.receivedAs ?? '';
    return `${kind} ${search} ${obligationId}${event}${change}${otherCaseId}${second}`;
  });
  return [
    ...open.flatMap((item) => [
      ...(mayOwe(item) ? [] : [`${item.kind} is owed by ${item.ownerOrg}, which is no party`]),
      ...(record.strands.case === 'closed' && !outlivesTheCase.has(item.kind)
        ? [`${item.kind} is open on a closed case`]
        : []),
    ]),
    ...duties
      .filter((duty, index) => duties.indexOf(duty) !== index)
      .map((duty) => `${duty.trim()} is open twice`),
  ];
};

const noticeFaults = ({ notices }: Whole, delivered: ReadonlyMap<string, number>): string[] =>
  notices.flatMap(({ noticeId, publishedAt }) => [
    ...(publishedAt === undefined ? [`${noticeId} never left`] : []),
    ...(delivered.get(noticeId) === 1
      ? []
      : [`${noticeId} was delivered ${delivered.get(noticeId) ?? 0} times`]),
  ]);

const relayFaults = ({ caseId, snapshot }: Whole, { watch }: FuzzDesk): string[] =>
  Array.from({ length: snapshot.case.counters.outbox }, (_, index) => index + 1).flatMap((seq) => {
    const times = watch.relayed.get(entryName({ caseId, seq })) ?? 0;
    return times === 1 ? [] : [`outbox entry ${seq} was relayed ${times} times`];
  });

const deliveredBy = (desk: FuzzDesk): ReadonlyMap<string, number> => {
  const delivered = new Map<string, number>();
  for (const { message } of desk.world.runtime.inboxes.received()) {
    const { noticeId } = JSON.parse(message) as { noticeId: string };
    delivered.set(noticeId, (delivered.get(noticeId) ?? 0) + 1);
  }
  return delivered;
};

const lockFaults = (wholes: readonly Whole[]): string[] => {
  const holders = new Map<string, string>();
  return wholes.flatMap(({ caseId, snapshot: { case: record } }) => {
    if (!record.holdsPersonLock) return [];
    return locksHeld(record).flatMap((key) => {
      const other = holders.get(key);
      holders.set(key, caseId);
      return other === undefined ? [] : [`${caseId} and ${other} are open for one person`];
    });
  });
};

/** The county is asked, or has said that they are two. */
const isAskedOf = ({ snapshot: { workItems } }: Whole, { caseId }: Whole): boolean =>
  workItems.some(({ otherCaseId, status }) => otherCaseId === caseId && status !== 'cancelled');

/** By what referrals say, without looking at a key: one CIN is one person, and one name and day of birth too, unless it is said otherwise or asked. */
const personFaults = (wholes: readonly Whole[]): string[] => {
  const open = wholes.filter(({ snapshot }) => snapshot.case.holdsPersonLock);
  return open.flatMap((one, index) =>
    open.slice(index + 1).flatMap((another) => {
      const [record, other] = [one.snapshot.case, another.snapshot.case];
      const [a, b] = [record.referral, other.referral];
      const isTold = [a, b].some(({ request }) => request.anotherPersonBecause !== undefined);
      const { dateOfBirth = '' } = a.person;
      const areOneByName =
        dateOfBirth.length === 10 &&
        dateOfBirth === b.person.dateOfBirth &&
        isSameJson(knownNames(a.person), knownNames(b.person)) &&
        knownNames(a.person) !== undefined;
      const isAsked = isAskedOf(one, another) || isAskedOf(another, one);
      const areOne = haveSameCin(a, b) || (areOneByName && !haveUnlikeCins(a, b) && !isTold && !isAsked);
      return areOne ? [`${record.caseId} and ${other.caseId} are of one person by what they say`] : [];
    }),
  );
};

const sameIds = (what: string, stored: readonly string[], derived: readonly string[]): string[] =>
  stored.toSorted().join() === derived.toSorted().join()
    ? []
    : [`${what}: ${stored.length} marked, ${derived.length} by the records`];

const idsWhere = (wholes: readonly Whole[], holds: (whole: Whole) => boolean): string[] =>
  wholes.filter(holds).map(({ caseId }) => caseId);

const partyFaults = async ({ store }: FuzzDesk, wholes: readonly Whole[]): Promise<string[]> => {
  const cases = new Map<string, Set<string>>();
  for (const { caseId, snapshot } of wholes)
    for (const { role, org } of partiesOf(snapshot.case))
      cases.set(`${role} ${org}`, (cases.get(`${role} ${org}`) ?? new Set()).add(caseId));
  const faults = await Promise.all(
    [...cases].map(async ([party, ids]) => {
      const [role, org] = party.split(' ') as ['cma', string];
      const { items } = await store.casesOf({ role, org }, { limit: 10_000 });
      return sameIds(
        `the list of ${party}`,
        items.map(({ caseId }) => caseId),
        [...ids],
      );
    }),
  );
  return faults.flat();
};

const caseloadFaults = async ({ store }: FuzzDesk, wholes: readonly Whole[]): Promise<string[]> => {
  const carried = (counter: Assignee): number =>
    wholes.filter(({ snapshot }) => isSameAssignee(assigneeOf(snapshot.case), counter)).length;
  return (await store.caseloads()).flatMap((counter) => {
    const { kind, id, count } = counter;
    const ought = carried(counter);
    return ought === count ? [] : [`${kind} ${id} counts ${count} and carries ${ought}`];
  });
};

/** Every journey and search that is under way is carried by exactly one execution, and nothing else is. */
const executionFaults = ({ world: { runtime } }: FuzzDesk, wholes: readonly Whole[]): string[] => {
  const running = Object.values(runtime.machineArns).flatMap((stateMachineArn) =>
    runtime.engine
      .listExecutions({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 1_000 })
      .executions.map(({ name }) => name),
  );
  const due = wholes.flatMap(({ snapshot }) => executionsOf(snapshot.case).map(executionName));
  return sameIds('executions', running, due);
};

export const faultsOfWorld = async (desk: FuzzDesk): Promise<string[]> => {
  const wholes: Whole[] = [];
  for (const caseId of desk.watch.caseIds) {
    const whole = await read(desk, caseId);
    if (whole) wholes.push(whole);
  }
  const delivered = deliveredBy(desk);
  const ofCases = wholes.flatMap((whole) =>
    [
      ...chainFaults(whole),
      ...eventFaults(whole),
      ...countFaults(whole),
      ...workFaults(whole),
      ...noticeFaults(whole, delivered),
      ...relayFaults(whole, desk),
      ...standingFactFaults({ ...whole, record: whole.snapshot.case }),
    ].map((fault) => `${whole.caseId}: ${fault}`),
  );
  const waiting = await desk.store.pending(10);
  return [
    ...ofCases,
    ...lockFaults(wholes),
    ...personFaults(wholes),
    ...sameIds(
      'under way',
      await desk.store.casesUnderWay(),
      idsWhere(wholes, ({ snapshot }) => executionsOf(snapshot.case).length > 0),
    ),
    ...sameIds(
      'under AOT watch',
      (await desk.store.casesIn({ list: 'aotWatch' }, { limit: 1_000 })).items,
      idsWhere(wholes, ({ snapshot }) => needsAotWatch(snapshot.case)),
    ),
    ...sameIds(
      'to climb one day',
      await desk.store.casesToClimb('9999'),
      idsWhere(
        wholes,
        ({ snapshot: { case: record, workItems } }) =>
          (nextClimbAt(workItems) ?? basisEndsAfter(record, record.updatedAt)) !== undefined,
      ),
    ),
    ...(await partyFaults(desk, wholes)),
    ...(await caseloadFaults(desk, wholes)),
    ...executionFaults(desk, wholes),
    ...waiting.flat().map(({ kind }) => `${kind} waits in the outbox`),
    ...desk.errors().map(({ code, fields }) => `error ${code} ${JSON.stringify(fields)}`),
  ];
};
