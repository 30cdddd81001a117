/**
 * The roles that people sign in with, and what each is. Who may be told, who has lists, who can stand how to a case, which
 * notice topics there are and whom a token of one machine speaks for is read from here.
 */
interface RoleTraits {
  /** The notice topic of its organisations; without one nothing is ever addressed to it. Each LGU has one of its own. */
  topic?: string;
  /** It has cases and an inbox of work. */
  lists?: true;
  /** How its people can stand to a case (domain/access/standing.ts). */
  standings: readonly string[];
  /** Who a development token speaks for when it names only the role. */
  sample: string;
}

export const roleTraits = {
  planner: {
    topic: 'facility',
    lists: true,
    standings: ['ownFacility', 'formerFacility'],
    sample: 'pilgrim-pc',
  },
  spoa: {
    topic: 'lgu',
    lists: true,
    standings: ['ownCounty', 'emergency', 'formerParty'],
    sample: 'suffolk',
  },
  cma: {
    topic: 'cma',
    lists: true,
    standings: ['forensicTeam', 'offered', 'assigned', 'emergency', 'formerAgency', 'formerParty'],
    sample: 'sample-cma-great-south-bay',
  },
  healthHome: {
    topic: 'health-home',
    lists: true,
    standings: ['healthHome', 'emergency', 'formerParty'],
    sample: 'sample-hh-long-island',
  },
  // OMH’s coordination reads what it is told, and an auditor what a grant names; neither has a list of cases.
  state: { topic: 'omh', standings: ['auditor'], sample: 'omh' },
  admin: { standings: [], sample: 'operations' },
} as const satisfies Record<string, RoleTraits>;

export type Role = keyof typeof roleTraits;
type RoleWith<Trait extends keyof RoleTraits> = {
  [Name in Role]: (typeof roleTraits)[Name] extends Readonly<Record<Trait, unknown>> ? Name : never;
}[Role];

export const roles = Object.keys(roleTraits).filter((name): name is Role => Object.hasOwn(roleTraits, name));

const rolesWith = <Trait extends keyof RoleTraits>(trait: Trait): RoleWith<Trait>[] =>
  roles.filter((role): role is RoleWith<Trait> => trait in roleTraits[role]);

/** Whom notices and work can be addressed to. */
export const recipientRoles = rolesWith('topic');
/** Who has cases and an inbox. */
export const caseRoles = rolesWith('lists');
/** Who can have to do with a case at all. */
export const readerRoles: readonly Role[] = roles.filter((role) => roleTraits[role].standings.length > 0);
