import { describe, expect, it } from '@jest/globals';
import { onePersonSuffices, registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
import type { Attestation } from '../../../domain/registry/care-management-agency.ts';
import { opens } from '../../../domain/registry/second-person.ts';
import { anAgency } from '../../fixtures/draft-fixture.ts';
import { aSupervisor, today } from '../../fixtures/registry-fixture.ts';

const [tide, dune] = ['tide-health-home', 'dune-health-home'] as const;
const window = (healthHome: string, from: string, until?: string): Attestation => ({
  healthHome,
  from,
  ...(until !== undefined && { until }),
});
const year = window(tide, '2026-01-01', '2026-12-31');
const endless = window(tide, '2026-01-01');

/** Before, after, and whether more is attested. */
const cases: readonly [string, readonly Attestation[], readonly Attestation[], boolean][] = [
  ['nothing changes', [year], [year], false],
  ['it ends a day earlier', [year], [window(tide, '2026-01-01', '2026-12-30')], false],
  ['it ends a day later', [year], [window(tide, '2026-01-01', '2027-01-01')], true],
  ['it begins a day later', [year], [window(tide, '2026-01-02', '2026-12-31')], false],
  ['it begins a day earlier', [year], [window(tide, '2025-12-31', '2026-12-31')], true],
  ['it loses its end', [year], [endless], true],
  ['it gets an end', [endless], [year], false],
  ['it stays without an end', [endless], [endless], false],
  ['it is taken away', [year], [], false],
  ['it is the first', [], [year], true],
  ['another follows it', [year], [year, window(tide, '2027-01-01')], true],
  ['another Health Home’s comes beside it', [year], [year, window(dune, '2026-01-01', '2026-12-31')], true],
  ['it becomes another Health Home’s', [year], [window(dune, '2026-01-01', '2026-12-31')], true],
  [
    'it is cut in two with a gap',
    [year],
    [window(tide, '2026-01-01', '2026-03-31'), window(tide, '2026-06-01', '2026-12-31')],
    false,
  ],
  [
    'two grow together into one',
    [window(tide, '2026-01-01', '2026-06-30'), window(tide, '2026-07-01', '2026-12-31')],
    [year],
    true,
  ],
];

describe('an entry of an agency is an attestation when it says more of attestations than before:', () => {
  it.each(cases)('%s', (_what, before, after, isMore) => {
    const agency = (attestations: readonly Attestation[]) => anAgency({ attestations: [...attestations] });
    expect(opens('agencies', agency(before), agency(after))).toBe(isMore ? 'attestation' : undefined);
  });

  it('a new agency with one is, and one without is not', () => {
    expect(opens('agencies', undefined, anAgency({ attestations: [year] }))).toBe('attestation');
    expect(opens('agencies', undefined, anAgency({ attestations: [] }))).toBeUndefined();
  });
});

describe('a Health Home', () => {
  const home = { id: tide, name: 'Tide Health Home' };

  it('is opened when it is new, or gets another name, and not when it stays as it is', () => {
    expect(opens('health-homes', undefined, home)).toBe('healthHome');
    expect(opens('health-homes', home, { ...home, name: 'Dune Health Home' })).toBe('healthHome');
    expect(opens('health-homes', home, { ...home })).toBeUndefined();
  });
});

it('staff opens nothing', () => {
  expect(opens('supervisors', undefined, aSupervisor())).toBeUndefined();
});

it('two persons are asked for both, and on one machine one suffices', () => {
  expect(registryPolicyOn(today).confirmed).toEqual(['attestation', 'healthHome']);
  expect(onePersonSuffices(today).confirmed).toEqual([]);
});
