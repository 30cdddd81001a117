/**
 * What must hold of the packages of production: nothing runs when they are installed, and their licences ask for no more
 * than a notice.
 */
import { type LockFile, productionPackages } from './lock-file.ts';

/** Permissive licences; each asks at most for its notice to be kept. Another one is a decision of people. */
const permitted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
]);

/** `(MIT OR GPL-3.0-or-later)` leaves us the choice; `MIT AND GPL-3.0-only` does not. */
export const isPermitted = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => permitted.has(part.trim())));

/** What an installed package says about itself, as far as it may run something. */
export interface Installed {
  readonly scripts: Readonly<Record<string, string>>;
  /** npm builds a package that holds one, without any script being named. */
  readonly hasBindingGyp: boolean;
}

const runsAtInstallation = ({ scripts, hasBindingGyp }: Installed): boolean =>
  hasBindingGyp || ['preinstall', 'install', 'postinstall'].some((event) => scripts[event] !== undefined);

/**
 * The lock's mark was written by whoever last ran npm, so what is installed is asked as well; `undefined` is a package of
 * another platform, which is not installed here.
 */
export const productionFaults = (
  lock: LockFile,
  installedAt: (path: string) => Installed | undefined,
): string[] =>
  productionPackages(lock).paths.flatMap((path) => {
    const locked = lock.packages[path];
    const installed = installedAt(path);
    const licence = locked?.license ?? 'none';
    return [
      ...(locked?.hasInstallScript === true ? [`${path}: the lock marks an install script`] : []),
      ...(installed !== undefined && runsAtInstallation(installed)
        ? [`${path}: the installed package has an install script`]
        : []),
      ...(isPermitted(licence) ? [] : [`${path}: the licence ${licence} is not among those permitted`]),
    ];
  });
