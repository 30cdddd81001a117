/** putAttestation: its route and its contract. */
import * as z from 'zod';
import { organisationIdSchema } from '../../shared/actor.ts';
import { attestationBodySchema } from '../../registry/attest.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const putAttestation = {
  method: 'PUT',
  path: '/registry/attestations/{agency}',
  roles: rolesOf.putAttestation,
  pathParameters: z.strictObject({ agency: organisationIdSchema }),
  body: attestationBodySchema,
  success: 200,
  summary: 'Attest an agency of your Health Home for HH+, or end its attestation.',
} as const satisfies Route;
