/** The samples of samples/: referrals that journeys submit, and the registry that a first start is given. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  type RegistryEntry,
  type RegistryKind,
  registryKinds,
  registrySchemas,
} from '../domain/registry/kinds.ts';
import type { Registry, RegistryChanges } from '../domain/ports/ports.ts';
import type { Instant } from '../domain/shared/instant.ts';

const root = join(import.meta.dirname, '..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const sampleSchema = z.looseObject({ facility: z.string(), referral: z.record(z.string(), z.unknown()) });
export const readSample = (name: string) => sampleSchema.parse(readJson(`samples/referrals/${name}.json`));

const entrySchema = z.looseObject({
  enteredBy: z.strictObject({ role: z.enum(['spoa', 'healthHome']), org: z.string() }),
  referral: z.record(z.string(), z.unknown()),
});
/** A referral of another source than a State PC, which a SPOA or a Health Home enters. */
export const readEntry = (name: string) => entrySchema.parse(readJson(`samples/sources/${name}.json`));

const parsedSamples = new Map<RegistryKind, RegistryEntry[]>();
/** Parsed once: tests make hundreds of worlds. */
export const samplesOf = (kind: RegistryKind): readonly RegistryEntry[] => {
  const known = parsedSamples.get(kind);
  if (known) return known;
  const samples = z.array(z.unknown()).parse(readJson(`samples/registry/${kind}.json`));
  const entries = samples.map((sample) => registrySchemas[kind].parse(sample));
  parsedSamples.set(kind, entries);
  return entries;
};

const seedKind = async (
  registry: Registry & RegistryChanges,
  kind: RegistryKind,
  at: Instant,
): Promise<void> => {
  const known = await registry.entries(kind);
  if (known.length > 0) return;
  const actor = { kind: 'system', part: 'seed' } as const;
  await registry.replaceEntries(kind, samplesOf(kind), await registry.revision(), { actor, at });
};

/** The samples of each kind that has no entry yet: what an administrator imported stays over restarts. */
export const seedRegistry = async (registry: Registry & RegistryChanges, at: Instant): Promise<void> => {
  for (const kind of registryKinds) await seedKind(registry, kind, at);
};
