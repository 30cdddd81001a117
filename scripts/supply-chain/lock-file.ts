/**
 * package.json and package-lock.json as the supply chain checks read them. Which packages are of production is walked
 * here, from the root's dependencies as Node resolves them: the lock's own `dev` marks are a claim, and a planted lock
 * file could claim anything.
 */
import * as z from 'zod';

const specs = z.record(z.string(), z.string()).default({});
const sections = {
  dependencies: specs,
  devDependencies: specs,
  optionalDependencies: specs,
  peerDependencies: specs,
};

export const dependencySections = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
] as const;

const lockedPackage = z.looseObject({
  ...sections,
  name: z.string().optional(),
  version: z.string().default(''),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  inBundle: z.boolean().default(false),
  link: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
});
export type LockedPackage = z.infer<typeof lockedPackage>;

const lockFile = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.intersection(z.object({ '': lockedPackage }), z.record(z.string(), lockedPackage)),
});
export type LockFile = z.infer<typeof lockFile>;

type Overrides = string | { [name: string]: Overrides };
const overrides: z.ZodType<Overrides> = z.lazy(() => z.union([z.string(), z.record(z.string(), overrides)]));

const manifest = z.object({
  ...sections,
  name: z.string(),
  overrides: z.record(z.string(), overrides).default({}),
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});
export type Manifest = z.infer<typeof manifest>;

export const readManifest = (text: string): Manifest => manifest.parse(JSON.parse(text));
export const readLockFile = (text: string): LockFile => lockFile.parse(JSON.parse(text));

/** `node_modules/a/node_modules/@b/c` is the package `@b/c`, unless the lock names another (an alias). */
export const nameOf = (path: string, locked: LockedPackage): string =>
  locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The package in whose node_modules the one at `path` lies; '' is the project. */
export const carrierOf = (path: string): string =>
  path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));

/** The folder in which the package at `path` finds `name`: its own node_modules, then its carriers', as Node looks. */
export const resolvedPath = (lock: LockFile, path: string, name: string): string | undefined => {
  const candidate = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  if (lock.packages[candidate] !== undefined) return candidate;
  return path === '' ? undefined : resolvedPath(lock, carrierOf(path), name);
};

export interface ProductionPackages {
  readonly paths: readonly string[];
  /** What is asked for and not locked, in words. */
  readonly missing: readonly string[];
}

/** Every package that an installation without development dependencies can hold, on any platform. */
export const productionPackages = (lock: LockFile): ProductionPackages => {
  const paths = new Set<string>();
  const missing: string[] = [];
  const open = [''];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const asked = lock.packages[path];
    if (asked === undefined) continue;
    const names = { ...asked.dependencies, ...asked.optionalDependencies, ...asked.peerDependencies };
    for (const name of Object.keys(names)) {
      const found = resolvedPath(lock, path, name);
      if (found === undefined) {
        if (asked.peerDependenciesMeta[name]?.optional !== true)
          missing.push(`${path === '' ? 'package.json' : path} asks for ${name}, which is not locked`);
      } else if (!paths.has(found)) {
        paths.add(found);
        open.push(found);
      }
    }
  }
  return { paths: [...paths].sort(), missing };
};
