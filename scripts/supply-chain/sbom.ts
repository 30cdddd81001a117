/**
 * The software bill of materials: npm writes it in CycloneDX, and what npm wrote is compared with the lock file, so that a
 * package that npm leaves out is found.
 */
import * as z from 'zod';
import { type LockedPackage, type LockFile, nameOf, productionPackages } from './lock-file.ts';

const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  hashes: z.array(z.object({ alg: z.string(), content: z.string() })).default([]),
  licenses: z
    .array(
      z.object({
        expression: z.string().optional(),
        license: z.looseObject({ id: z.string().optional() }).optional(),
      }),
    )
    .default([]),
});
type Component = z.infer<typeof component>;

const sbom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
export type Sbom = z.infer<typeof sbom>;

export const readSbom = (text: string): Sbom => sbom.parse(JSON.parse(text));

/**
 * package.json and lock file of production alone, which npm is given to list. Told to omit development dependencies
 * instead, npm leaves out every package that a development dependency needs too, zod for one.
 */
export const productionOnly = (lock: LockFile): Record<'package.json' | 'package-lock.json', string> => {
  const { devDependencies: _, ...root } = lock.packages[''];
  const packages = Object.fromEntries(
    productionPackages(lock).paths.map((path) => [path, lock.packages[path]]),
  );
  return {
    'package.json': JSON.stringify(root),
    'package-lock.json': JSON.stringify({ ...lock, packages: { '': root, ...packages } }),
  };
};

const hexOf = (integrity: string): string =>
  Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');

const licenceOf = ({ licenses }: Component): string | undefined =>
  licenses[0]?.expression ?? licenses[0]?.license?.id;

const componentFaults = (label: string, found: Component, locked: LockedPackage): string[] => [
  ...(licenceOf(found) === locked.license ? [] : [`${label}: the licence is not that of the lock`]),
  ...(found.hashes.some(({ alg, content }) => alg === 'SHA-512' && content === hexOf(locked.integrity ?? ''))
    ? []
    : [`${label}: the hash is not that of the lock`]),
  ...(found.purl === `pkg:npm/${found.name.replace('@', '%40')}@${found.version}`
    ? []
    : [`${label}: the package URL is ${found.purl}`]),
];

/** Anything that looks like an address, except that of the schema. */
const addresses = (bom: Sbom): string[] =>
  [...JSON.stringify(bom).matchAll(/https?:\/\/[^"]+/g)]
    .map(([address]) => address)
    .filter((address) => !address.startsWith('http://cyclonedx.org/schema/'));

/** Faults of completeness and of truth; none is an empty list. */
export const sbomFaults = (bom: Sbom, lock: LockFile): string[] => {
  const wanted = new Map<string, LockedPackage>();
  for (const path of productionPackages(lock).paths) {
    const locked = lock.packages[path];
    if (locked !== undefined) wanted.set(`${nameOf(path, locked)}@${locked.version}`, locked);
  }
  const found = new Map(bom.components.map((part) => [`${part.name}@${part.version}`, part]));
  const refs = new Set([
    ...bom.components.map((part) => part['bom-ref']),
    ...bom.dependencies.map(({ ref }) => ref),
  ]);
  const project = lock.packages[''].name;
  return [
    ...(bom.metadata.component.name === project ? [] : [`the bill is not called ${project ?? 'anything'}`]),
    ...[...wanted].flatMap(([label, locked]) => {
      const part = found.get(label);
      return part === undefined
        ? [`${label} is locked and not in the bill`]
        : componentFaults(label, part, locked);
    }),
    ...[...found.keys()]
      .filter((label) => !wanted.has(label))
      .map((label) => `${label} is not of production`),
    ...bom.dependencies.flatMap(({ ref, dependsOn }) =>
      dependsOn
        .filter((target) => !refs.has(target))
        .map((target) => `${ref} depends on ${target}, which is not there`),
    ),
    ...addresses(bom).map((address) => `an address: ${address}`),
  ];
};
