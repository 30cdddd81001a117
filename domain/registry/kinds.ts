/** The kinds of entries that the registry holds, and what one entry of each is. */
import * as z from 'zod';
import { careManagementAgencySchema } from './care-management-agency.ts';
import { registeredMailboxSchema } from './mailboxes.ts';
import { healthHomeSchema, spoaSchema, teamSchema } from './organisations.ts';
import { careManagerSchema, supervisorSchema } from './staff.ts';

export const registrySchemas = {
  agencies: careManagementAgencySchema,
  'care-managers': careManagerSchema,
  'health-homes': healthHomeSchema,
  mailboxes: registeredMailboxSchema,
  spoas: spoaSchema,
  supervisors: supervisorSchema,
  teams: teamSchema,
} as const;

/** An entry of any kind; which one it must be is said by the path. */
export const registryEntrySchema = z.union([
  careManagementAgencySchema,
  careManagerSchema,
  healthHomeSchema,
  registeredMailboxSchema,
  spoaSchema,
  supervisorSchema,
  teamSchema,
]);

export type RegistryKind = keyof typeof registrySchemas;
export type RegistryEntry<Kind extends RegistryKind = RegistryKind> = z.infer<(typeof registrySchemas)[Kind]>;

export const registryKinds = [
  'agencies',
  'care-managers',
  'health-homes',
  'mailboxes',
  'spoas',
  'supervisors',
  'teams',
] as const satisfies readonly RegistryKind[];

export const isRegistryKind = (kind: string): kind is RegistryKind =>
  registryKinds.some((known) => known === kind);

/** The whole registry, kind by kind. */
export type RegistryBook = { readonly [Kind in RegistryKind]: readonly RegistryEntry<Kind>[] };
