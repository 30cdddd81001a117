/** Where an entry of the registry is: of what it holds, and of the reference data that every release brings along. */
import * as z from 'zod';
import { registryKinds } from '../registry/kinds.ts';
import { referenceKinds } from '../registry/reference-data.ts';
import { organisationIdSchema } from '../shared/actor.ts';

const registryPathKinds = [...registryKinds, ...referenceKinds] as const;

export const registryKindPath = z.strictObject({
  kind: z.enum(registryPathKinds, { error: 'Give a kind of the registry, for example agencies.' }),
});

export const registryPath = z.strictObject({
  ...registryKindPath.shape,
  id: organisationIdSchema,
});
