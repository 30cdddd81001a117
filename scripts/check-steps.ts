/** The steps of `npm run check`: what each holds, and the npm script that runs it alone. */
export const checkSteps = [
  ['types', 'typecheck'],
  ['lint', 'lint'],
  ['import table', 'imports'],
  ['format', 'format:check'],
  ['unused code', 'unused'],
  ['docs are fresh', 'docs:check'],
  ['synth', 'synth'],
  ['every branch of the domain', 'coverage'],
  ['journeys disturbed, random lives, pairs, faults', 'test:long'],
  ['exact pins, no install scripts', 'dependencies'],
  ['each package finds those it asks for', 'installed'],
  ['known faults of packages', 'advisories'],
  ['bill of materials', 'sbom'],
  ['no secret in the history', 'secrets'],
] as const;
