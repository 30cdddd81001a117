/**
 * Lead Health Homes, Single Points of Access and teams. Many counties may share one SPOA (Warren and Washington do), so
 * a SPOA lists its counties and a county is listed once. Who decides on a county's referrals is its protocol
 * (domain/policy/county-protocol.ts), dated as it must be for a past day; this is the directory that people read.
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { countyIds } from '../shared/counties.ts';
import { givenCountySchema } from '../shared/county-names.ts';
import { line } from '../shared/free-text.ts';
import { windowEndsAfterItBegins } from '../shared/window.ts';
import { elsewhereFields, fteSchema } from './staff.ts';

const nameSchema = line(120);

export const healthHomeSchema = z.strictObject({ id: organisationIdSchema, name: nameSchema });

export const spoaSchema = z.strictObject({
  id: organisationIdSchema,
  name: nameSchema,
  counties: z.array(givenCountySchema).min(1, { error: 'Give at least one county.' }).max(countyIds.length),
});

/** Guidance, HH+ Team Approach: registered nurses, peers, additional care managers and others. */
export const otherRoles = ['registeredNurse', 'peer', 'other'] as const;

const memberSchema = z.union(
  [
    z.strictObject({ careManager: organisationIdSchema, fte: fteSchema }),
    z.strictObject({ role: z.enum(otherRoles), fte: fteSchema }),
  ],
  { error: 'Give a care manager, or registeredNurse, peer or other, and the FTE on this team.' },
);

export const teamSchema = z
  .strictObject({
    id: organisationIdSchema,
    name: nameSchema,
    agency: organisationIdSchema,
    primaryCareManager: organisationIdSchema,
    members: z.array(memberSchema).min(1, { error: 'Give at least one member.' }).max(40),
    activeFrom: localDateSchema,
    activeUntil: localDateSchema.optional(),
    ...elsewhereFields,
  })
  .refine(({ activeFrom, activeUntil }) => windowEndsAfterItBegins(activeFrom, activeUntil), {
    path: ['activeUntil'],
    error: 'Give a last day that is not before the first day.',
  });
export type Team = z.infer<typeof teamSchema>;
