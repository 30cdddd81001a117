/**
 * What the registry knows of faults in the packages of production, by `npm audit`. There are three answers, and only the
 * first is a pass: none known, some known, and a registry that does not answer audits, from which nothing is learned.
 */
import * as z from 'zod';

/** Runs `npm audit --json` in a folder that holds a package.json and its lock file. */
export type Audit = (folder: string) => { readonly stdout: string; readonly stderr: string };

export type Advisories =
  | { readonly kind: 'noneKnown'; readonly asked: number }
  | { readonly kind: 'known'; readonly packages: readonly string[] }
  | { readonly kind: 'noAnswer'; readonly why: string };

const answered = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
  metadata: z.object({ dependencies: z.object({ prod: z.number() }) }),
});
const refused = z.object({ message: z.string(), statusCode: z.number().optional() });

/** An address is left out: whose registry it is belongs to nobody's log. */
const reasonOf = ({ message, statusCode }: z.infer<typeof refused>): string =>
  statusCode === undefined
    ? message.startsWith('invalid json')
      ? 'it answers with something else'
      : 'it cannot be reached'
    : `it answers ${statusCode}`;

const readAudit = (stdout: string, stderr: string): Advisories => {
  const json: unknown = JSON.parse(stdout === '' ? 'null' : stdout);
  const report = answered.safeParse(json);
  if (report.success) {
    const { vulnerabilities, metadata } = report.data;
    const packages = Object.entries(vulnerabilities).map(
      ([name, { severity, range }]) => `${name} ${range}: ${severity}`,
    );
    return packages.length === 0
      ? { kind: 'noneKnown', asked: metadata.dependencies.prod }
      : { kind: 'known', packages };
  }
  const refusal = refused.safeParse(json);
  if (refusal.success && stderr.includes('audit endpoint returned an error'))
    return { kind: 'noAnswer', why: reasonOf(refusal.data) };
  throw new Error(`npm audit ended in a way that is neither an answer nor a refusal:\n${stdout}\n${stderr}`);
};

/** A package with advisories of long standing (GHSA-p6mc-m468-83gw and more). Nobody installs it; it is only asked about. */
const probe = {
  name: 'probe',
  version: '1.0.0',
  dependencies: { lodash: '4.17.15' },
};
export const probeFiles = {
  'package.json': JSON.stringify(probe),
  'package-lock.json': JSON.stringify({
    ...probe,
    lockfileVersion: 3,
    packages: {
      '': probe,
      'node_modules/lodash': {
        version: '4.17.15',
        integrity:
          'sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==',
      },
    },
  }),
};

/**
 * "None known" is believed only of a registry that knows the faults of the probe, which lies in the folder `probeFolder`: some registries answer every audit with an empty list.
 */
export const askForAdvisories = (audit: Audit, project: string, probeFolder: string): Advisories => {
  const ask = (folder: string): Advisories => {
    const { stdout, stderr } = audit(folder);
    return readAudit(stdout, stderr);
  };
  const advisories = ask(project);
  if (advisories.kind !== 'noneKnown' || ask(probeFolder).kind === 'known') return advisories;
  return { kind: 'noAnswer', why: 'it does not even know a package with a fault of long standing' };
};
