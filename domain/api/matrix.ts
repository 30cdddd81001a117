/**
 * The authorization matrix, spread out from the policy for people to read: every operation by role and standing, with the
 * phases in which it is allowed. docs/access.md is written from here (`npm run docs`); a test holds each of its cells
 * against `decide`, and against the answers of the API.
 */
import { type Phase, phases } from '../case/phase.ts';
import { recipientRoles, type Role, roles, roleTraits } from '../shared/roles.ts';
import { type Operation, operations, routes } from './routes.ts';
import { type AnyStanding, type Standing, standings } from '../access/standing.ts';
import { type OperationPolicy, policy } from './policy.ts';

export const anyStandings: readonly AnyStanding[] = [...standings, 'addressee', 'own'];

/** Who can have a standing at all: a relation belongs to one kind of organisation. */
const standingsOf: Readonly<Record<Role, { standings: readonly Standing[] }>> = roleTraits;

const standingsAbout = {
  case: standings,
  addressed: ['addressee', 'none'],
  ownList: ['own', 'none'],
  noCase: ['own'],
} as const satisfies Record<OperationPolicy['about'], readonly AnyStanding[]>;

export interface MatrixRow {
  operation: Operation;
  role: Role;
  /** By standing: the phases in which it is allowed; undefined where the role cannot stand so, or nothing is asked of it. */
  cells: Readonly<Partial<Record<AnyStanding, readonly Phase[]>>>;
}

const phasesOf = (operation: Operation, standing: AnyStanding): readonly Phase[] => {
  const rule: OperationPolicy = policy[operation];
  if (rule.about !== 'case') return standing === 'none' ? [] : phases;
  const reach = new Map(Object.entries(rule.reach)).get(standing);
  if (reach === undefined) return [];
  return reach === 'always' ? phases : phases.filter((phase) => phase !== 'closed');
};

const canStand = (standing: AnyStanding, role: Role): boolean => {
  if (standing === 'none' || standing === 'own') return true;
  if (standing === 'addressee') return recipientRoles.some((recipient) => recipient === role);
  return standingsOf[role].standings.includes(standing);
};

const rowOf = (operation: Operation, role: Role): MatrixRow => {
  const asked: readonly AnyStanding[] = standingsAbout[policy[operation].about];
  const mayCall = routes[operation].roles.some((allowed) => allowed === role);
  return {
    operation,
    role,
    cells: Object.fromEntries(
      asked
        .filter((standing) => canStand(standing, role))
        .map((standing) => [standing, mayCall ? phasesOf(operation, standing) : []]),
    ),
  };
};

export const accessMatrix = (): MatrixRow[] =>
  operations.flatMap((operation) => roles.map((role) => rowOf(operation, role)));

/** `all`, `open` (all but closed), `-` (never), or nothing where the question cannot arise. */
export const cellText = (allowed: readonly Phase[] | undefined): string => {
  if (allowed === undefined) return '';
  if (allowed.length === 0) return '-';
  return allowed.includes('closed') ? 'all' : 'open';
};
