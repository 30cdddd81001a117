/**
 * Right requests: for each operation somebody who may send it, something that it can be about, and a body of its contract,
 * made to suit where a contract cannot say what would. An operation without a recipe of its own gets the general one.
 */
import { hasVoidable } from './recipe-voids.ts';
import { consentOf } from '../../domain/case/consent.ts';
import { type KnownCase, type Knowledge, staffOf } from './knowledge.ts';
import { type Operation, type Route, routes } from '../../domain/api/routes.ts';
import type { Dice } from './dice.ts';
import { bodyFor } from './recipe-bodies.ts';
import { anyoneOf, auditors, type Who } from './people.ts';

export interface Context {
  dice: Dice;
  known: Knowledge;
  /** Cursors that were given, by path of the list. */
  cursors: ReadonlyMap<string, string>;
}

export interface Draft {
  operation: Operation;
  who: Who;
  method: string;
  path: string;
  body: unknown;
}

const hasSearch = ({ record }: KnownCase): boolean => (record.aot?.searches.length ?? 0) > 0;
const isAssigned = ({ record }: KnownCase): boolean => record.assignment.agency !== undefined;
const isOpen = ({ record }: KnownCase): boolean => record.strands.case === 'open';
const isUnderOrder = (known: KnownCase): boolean =>
  isOpen(known) && ['active', 'missingConcern'].includes(known.record.strands.aot);
const hasConcern = ({ record }: KnownCase): boolean =>
  record.aot?.concerns.some(({ status }) => status === 'open') ?? false;
const isSearching = ({ record }: KnownCase): boolean =>
  ['missingConcern', 'missing'].includes(record.strands.aot);

/** What a case must be like for the operation to make sense. */
const suits: Readonly<Partial<Record<Operation, (known: KnownCase) => boolean>>> = {
  withdrawMissingConcern: (known) => hasConcern(known) && known.record.strands.aot === 'missingConcern',
  // Of somebody who has refused meanwhile nothing may be sent.
  resubmitReferral: ({ record }) =>
    record.strands.placement === 'returnedForInformation' && consentOf(record).status !== 'refused',
  // Searches need an agency: those are left alone.
  reassignCase: (known) =>
    known.record.strands.placement === 'cmaAssignment' ||
    (isAssigned(known) && known.record.aot === undefined),
  askForTransfer: (known) => isAssigned(known) && known.record.assignment.transfer === undefined,
  withdrawTransfer: ({ record }) => record.assignment.transfer !== undefined,
  handBackCase: (known) => isAssigned(known) && known.record.aot === undefined,
  signHandOffChecklist: ({ record }) => record.handOffChecklists !== undefined,
  recordDischarge: ({ record }) => ['planned', 'unplanned'].includes(record.strands.discharge),
  moveFacility: ({ record }) => ['planned', 'unplanned'].includes(record.strands.discharge),
  putDischargePlan: ({ record }) => record.strands.discharge !== 'contacted',
  raiseMissingConcern: isUnderOrder,
  voidFact: hasVoidable,
  recordSearchStep: isSearching,
  recordSighting: isUnderOrder,
  changeCareManager: (known) =>
    isOpen(known) &&
    ['sample-cma-great-south-bay', 'sample-cma-five-points'].includes(known.record.assignment.agency ?? ''),
  putPlanOfCare: isAssigned,
  reportSignificantEvent: isAssigned,
  getSearchPacket: hasSearch,
  getAssignmentOptions: isOpen,
  answerEmergencyAccess: ({ record }) =>
    record.emergencyAccess?.at(-1)?.renewable === undefined && record.emergencyAccess !== undefined,
};

const caseFor = (operation: Operation, { dice, known }: Context): KnownCase => {
  const fitting = known.cases.filter(
    (candidate) => isOpen(candidate) && (suits[operation]?.(candidate) ?? true),
  );
  return fitting.length > 0 && dice.chance(0.9) ? dice.oneOf(fitting) : dice.oneOf(known.cases);
};

const partyOf = (operation: Operation, about: KnownCase, dice: Dice): Who => {
  const route: Route = routes[operation];
  if (route.roles.includes('state') && dice.chance(0.3)) return anyoneOf(['state'], dice);
  // A State PC plans for its own patients.
  const ofFacility = operation === 'putDischargePlan' && about.record.facility !== undefined;
  // While an agency has the person, it says that they cannot be found.
  const ofAgency = operation.endsWith('MissingConcern') && isAssigned(about);
  const parties = about.parties.filter(
    ({ role }) =>
      route.roles.includes(role) && (!ofFacility || role === 'planner') && (!ofAgency || role === 'cma'),
  );
  return parties.length > 0 ? dice.oneOf(parties) : anyoneOf(route.roles, dice);
};

interface Subject {
  who: Who;
  /** Values of the placeholders in the path. */
  path: Readonly<Record<string, string>>;
  about?: KnownCase;
  item?: KnownCase['openWork'][number];
}

const isClaimed = ({ claimedBy }: KnownCase['openWork'][number]): boolean => claimedBy !== undefined;

const workSubject = (operation: Operation, { dice, known }: Context): Subject | undefined => {
  const waiting = known.cases.filter(({ openWork }) => openWork.length > 0);
  const claimed = waiting.filter(({ openWork }) => openWork.some(isClaimed));
  if (waiting.length === 0) return undefined;
  const ofClaimed = operation === 'releaseWorkItem' && claimed.length > 0;
  const about = dice.oneOf(ofClaimed ? claimed : waiting);
  const item = dice.oneOf(ofClaimed ? about.openWork.filter(isClaimed) : about.openWork);
  const who = { role: item.ownerRole, org: item.ownerOrg };
  return { who, path: { workItemId: item.workItemId }, about, item };
};

const noticeSubject = ({ dice, known }: Context): Subject | undefined => {
  const told = known.cases.filter(({ openNotices }) => openNotices.length > 0);
  if (told.length === 0) return undefined;
  const about = dice.oneOf(told);
  const { noticeId, to } = dice.oneOf(about.openNotices);
  return { who: to, path: { noticeId }, about };
};

const grantSubject = ({ dice, known: { grants } }: Context): Subject | undefined => {
  if (grants.length === 0) return undefined;
  return { who: { role: 'admin', org: 'operations' }, path: { grantId: dice.oneOf(grants) } };
};

const proposalSubject = ({ dice, known: { proposals } }: Context): Subject | undefined => {
  if (proposals.length === 0) return undefined;
  const { proposalId, proposedBy } = dice.oneOf(proposals);
  return { who: { role: proposedBy.role, org: proposedBy.org }, path: { proposalId } };
};

const caseSubject = (operation: Operation, context: Context): Subject => {
  const about = caseFor(operation, context);
  const { record } = about;
  const concern = record.aot?.concerns.findLast(({ status }) => status === 'open');
  return {
    who: partyOf(operation, about, context.dice),
    path: {
      caseId: record.caseId,
      concernId: concern?.concernId ?? 'M1',
      number:
        operation === 'answerEmergencyAccess'
          ? String(record.emergencyAccess?.at(-1)?.number ?? 1)
          : String(1 + context.dice.upTo(Math.max(1, record.aot?.searches.length ?? 1))),
    },
    about,
  };
};

/** Somebody of the staff of an agency that may have cases, and a colleague who hands them on. */
const staffSubject = ({ dice, known }: Context): Subject => {
  const carrying = known.cases.flatMap(({ record: { assignment } }) => {
    const { agency, careManager } = assignment;
    return agency !== undefined && careManager !== undefined ? [{ agency, id: careManager }] : [];
  });
  const anybody = staffOf(known, undefined);
  const { agency, id } = dice.oneOf(carrying.length > 0 ? carrying : anybody);
  return { who: { role: 'cma', org: agency }, path: { careManagerId: id } };
};

const registrySubject = (operation: Operation, { dice, known }: Context): Subject => {
  if (operation === 'putAttestation') {
    const agency = dice.oneOf(known.registry.get('agencies') ?? []);
    const homes = 'healthHomes' in agency && Array.isArray(agency.healthHomes) ? agency.healthHomes : [];
    const org = String(homes[0] ?? 'sample-hh-northern');
    return { who: { role: 'healthHome', org }, path: { agency: agency.id } };
  }
  const kind = dice.oneOf([...known.registry.keys()]);
  const reference = { counties: 'suffolk', lgus: 'nyc', facilities: 'cnypc' };
  const [name, id] =
    operation === 'getRegistryEntry' && dice.chance(0.3)
      ? dice.oneOf(Object.entries(reference))
      : [kind, dice.oneOf(known.registry.get(kind) ?? []).id];
  return { who: { role: 'admin', org: 'operations' }, path: { kind: name, id } };
};

const subjectOf = (operation: Operation, context: Context): Subject => {
  const { path, roles }: Route = routes[operation];
  const subject = path.includes('{workItemId}')
    ? workSubject(operation, context)
    : path.includes('{noticeId}')
      ? noticeSubject(context)
      : path.includes('{grantId}')
        ? grantSubject(context)
        : path.includes('{caseId}')
          ? caseSubject(operation, context)
          : path.includes('{proposalId}')
            ? proposalSubject(context)
            : path.includes('{careManagerId}')
              ? staffSubject(context)
              : /^\/registry\/.*\{/.test(path)
                ? registrySubject(operation, context)
                : undefined;
  if (subject) return subject;
  // A list is read by whoever has business with some case.
  const { dice, known } = context;
  const who =
    known.cases.length > 0 && roles.length > 0
      ? partyOf(operation, dice.oneOf(known.cases), dice)
      : anyoneOf(roles, dice);
  return { who, path: { workItemId: 'WH-0000-0000-0000-W1', noticeId: 'WH-0000-0000-0000-N1' } };
};

const queryOf = (operation: Operation, { dice, cursors }: Context): string => {
  const route: Route = routes[operation];
  const names = Object.keys(route.query?.shape ?? {});
  const query = new URLSearchParams();
  if (names.includes('limit') && dice.chance(0.5)) query.set('limit', String(dice.between(1, 12)));
  const cursor = cursors.get(route.path);
  if (names.includes('cursor') && cursor !== undefined && dice.chance(0.2)) query.set('cursor', cursor);
  if (names.includes('format') && dice.chance(0.5)) query.set('format', dice.oneOf(['json', 'csv']));
  return query.size > 0 ? `?${query.toString()}` : '';
};

/** One of three colleagues; auditors are known by name of account. */
const accountOf = ({ role, org }: Who, dice: Dice): string =>
  role === 'state' ? dice.oneOf(auditors) : `${org}-${dice.upTo(3)}`;

/** False while there is nothing that the operation could be about. */
export const isPossible = (operation: Operation, { known }: Context): boolean => {
  if (operation === 'releaseWorkItem') return known.cases.some(({ openWork }) => openWork.some(isClaimed));
  if (operation === 'revokeAuditGrant') return known.grants.length > 0;
  if (operation === 'answerRegistryProposal') return known.proposals.length > 0;
  const suit = suits[operation];
  return suit === undefined || known.cases.some((candidate) => isOpen(candidate) && suit(candidate));
};

export const rightRequest = (operation: Operation, context: Context): Draft => {
  const route: Route = routes[operation];
  const subject = subjectOf(operation, context);
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => subject.path[name] ?? 'x');
  const { who, body } = bodyFor(operation, { ...context, ...subject });
  return {
    operation,
    who: { ...who, sub: accountOf(who, context.dice) },
    method: route.method,
    path: `${path}${queryOf(operation, context)}`,
    body,
  };
};
