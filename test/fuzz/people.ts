/** Who sends requests: people of every role, of organisations that have business with a case and of others. */
import { type Role, roles } from '../../domain/shared/roles.ts';
import { facilities } from '../../domain/shared/facilities.ts';
import type { Dice } from './dice.ts';

export interface Who {
  role: Role;
  org: string;
  sub?: string;
}

export const agencies = [
  'sample-cma-great-south-bay',
  'sample-cma-pine-barrens',
  'sample-cma-twin-bridges',
  'sample-cma-five-points',
  'omh-forensic-transitional-team',
] as const;
const healthHomes = ['sample-hh-long-island', 'sample-hh-five-boroughs', 'sample-hh-northern'] as const;
const lgus = ['suffolk', 'nassau', 'nyc', 'monroe', 'albany'] as const;

const orgsOf: Readonly<Record<Role, readonly string[]>> = {
  planner: facilities.map(({ id }) => id),
  spoa: lgus,
  cma: agencies,
  healthHome: healthHomes,
  state: ['omh', 'doh'],
  admin: ['operations'],
};

/** Accounts of auditors, as a user pool names them. */
export const auditors = [
  '11111111-2222-4333-8444-555555555555',
  '66666666-7777-4888-9999-000000000000',
] as const;

export const someOrganisations: readonly string[] = [...agencies, ...healthHomes, ...lgus, 'pilgrim-pc'];

export const anyoneOf = (among: readonly Role[], dice: Dice): Who => {
  const role = dice.oneOf(among.length > 0 ? among : roles);
  return { role, org: dice.oneOf(orgsOf[role]) };
};

/** Somebody of one's own organisation has one of three accounts, so that colleagues meet. */
export const claimsOf = ({ role, org, sub = `${role}-${org}` }: Who) => ({ sub, role, org });
