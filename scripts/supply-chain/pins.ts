/**
 * What must hold of package.json and package-lock.json so that everybody installs the same bytes: exact versions, a lock
 * that agrees, a hash for each package, no address of a registry, and nothing of production that runs at installation.
 * Each function returns its faults in words; none of them is an empty list.
 */
import {
  carrierOf,
  dependencySections,
  type LockFile,
  type Manifest,
  nameOf,
  productionPackages,
  resolvedPath,
} from './lock-file.ts';

const exactVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
/** `npm:typescript@7.0.2`: another package under this name, which must be exact too. */
const alias = /^npm:(?<name>(@[^/@]+\/)?[^/@]+)@(?<version>[^@]+)$/;

const exactOf = (spec: string): string | undefined => {
  const version = alias.exec(spec)?.groups?.['version'] ?? spec;
  return exactVersion.test(version) ? version : undefined;
};

/** A specification that does not go through the registry: an address, a git reference, a file, a GitHub shorthand. */
const leadsElsewhere = (spec: string): boolean =>
  !spec.startsWith('npm:') &&
  /^(https?|git|ssh|file|link|github|workspace)[+:]|^[\w.-]+\/[\w.-]+(#|$)/.test(spec);

type Overrides = Manifest['overrides'][string];
const overrideFaults = (where: string, override: Overrides): string[] => {
  if (typeof override !== 'string')
    return Object.entries(override).flatMap(([name, inner]) => overrideFaults(`${where} > ${name}`, inner));
  const points = override.startsWith('$') || exactOf(override) !== undefined;
  return points ? [] : [`${where}: ${override} is not an exact version`];
};

const manifestFaults = (manifest: Manifest): string[] => [
  ...dependencySections.flatMap((section) =>
    Object.entries(manifest[section])
      .filter(([, spec]) => exactOf(spec) === undefined)
      .map(([name, spec]) => `package.json ${section} ${name}: ${spec} is not an exact version`),
  ),
  ...Object.entries(manifest.overrides).flatMap(([name, override]) =>
    overrideFaults(`package.json overrides ${name}`, override),
  ),
  ...Object.entries(manifest.allowScripts)
    .filter(([, allowed]) => allowed)
    .map(([name]) => `package.json allowScripts ${name}: no package may run an install script`),
];

const agreementFaults = (manifest: Manifest, lock: LockFile): string[] => [
  ...dependencySections.flatMap((section) => {
    const locked = lock.packages[''][section];
    const names = new Set([...Object.keys(manifest[section]), ...Object.keys(locked)]);
    return [...names]
      .filter((name) => manifest[section][name] !== locked[name])
      .map(
        (name) =>
          `package-lock.json ${section} ${name}: ${locked[name] ?? 'nothing'} is locked for ${manifest[section][name] ?? 'nothing'}`,
      );
  }),
  ...dependencySections.flatMap((section) =>
    Object.entries(manifest[section]).flatMap(([name, spec]) => {
      const path = resolvedPath(lock, '', name);
      const locked = path === undefined ? undefined : lock.packages[path];
      if (path === undefined || locked === undefined) return [`${name} is not locked`];
      const wanted = alias.exec(spec)?.groups?.['name'] ?? name;
      return locked.version === exactOf(spec) && nameOf(path, locked) === wanted
        ? []
        : [`${path}: ${nameOf(path, locked)} ${locked.version} is locked for ${spec}`];
    }),
  ),
  ...Object.entries(lock.packages).flatMap(([path, locked]) => {
    const override = path === '' ? undefined : manifest.overrides[nameOf(path, locked)];
    return typeof override !== 'string' || override.startsWith('$') || override === locked.version
      ? []
      : [`${path}: ${locked.version} is locked although overrides says ${override}`];
  }),
];

/** A package that came inside another's archive has no hash of its own; the archive's covers it. */
const hashOf = (lock: LockFile, path: string): string => {
  const locked = lock.packages[path];
  if (locked?.inBundle === true) return hashOf(lock, carrierOf(path));
  return locked?.integrity ?? '';
};

const packageFaults = (lock: LockFile): string[] =>
  Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, locked]) => {
      const asked = { ...locked.dependencies, ...locked.optionalDependencies, ...locked.peerDependencies };
      return [
        ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(hashOf(lock, path)) ? [] : [`${path}: no SHA-512 integrity`]),
        ...(exactVersion.test(locked.version) ? [] : [`${path}: ${locked.version} is not a version`]),
        ...(locked.resolved === undefined ? [] : [`${path}: names the address it was fetched from`]),
        ...(locked.link ? [`${path}: a link to a folder`] : []),
        ...Object.entries(asked)
          .filter(([, spec]) => leadsElsewhere(spec))
          .map(([name]) => `${path}: takes ${name} from outside of the registry`),
      ];
    });

/** Faults of versions, hashes and addresses, of every package. */
export const pinFaults = (manifest: Manifest, lock: LockFile): string[] => [
  ...manifestFaults(manifest),
  ...agreementFaults(manifest, lock),
  ...packageFaults(lock),
  ...productionPackages(lock).missing,
];
