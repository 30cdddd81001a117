import { describe, expect, it } from '@jest/globals';
import { attest, attestationBodySchema } from '../../../domain/registry/attest.ts';
import {
  isRegistryKind,
  type RegistryEntry,
  type RegistryKind,
  registryKinds,
  registrySchemas,
} from '../../../domain/registry/kinds.ts';
import { parseEntry, refuseBrokenReferences } from '../../../domain/registry/put-entry.ts';
import { isReferenceKind, referenceData, referenceEntry } from '../../../domain/registry/reference-data.ts';
import { referenceProblems } from '../../../domain/registry/references.ts';
import { errorsOf } from '../../../lambdas/middleware/parse-request.ts';
import { anAgency, attested, harbor, refusalOf } from '../../fixtures/draft-fixture.ts';
import { aBook, aCareManager, aSupervisor, aTeam } from '../../fixtures/registry-fixture.ts';

describe('reference data', () => {
  it('has 62 counties, 58 LGUs and 24 State facilities, each LGU with its counties', () => {
    expect(
      [referenceData.counties, referenceData.lgus, referenceData.facilities].map(({ length }) => length),
    ).toEqual([62, 58, 24]);
    expect(referenceEntry('lgus', 'nyc')).toEqual({
      id: 'nyc',
      counties: ['bronx', 'kings', 'new-york', 'queens', 'richmond'],
    });
    expect(referenceData.lgus.flatMap(({ counties }) => counties)).toHaveLength(62);
    expect(referenceEntry('counties', 'atlantis')).toBeUndefined();
  });

  it('is told from what the registry holds', () => {
    expect(['lgus', 'teams'].map(isReferenceKind)).toEqual([true, false]);
    expect(['lgus', 'teams'].map(isRegistryKind)).toEqual([false, true]);
    expect(Object.keys(registrySchemas)).toEqual(registryKinds);
  });
});

describe('what an entry says of others', () => {
  it.each([
    ['agencies', anAgency({ healthHomes: ['other-hh'], attestations: [] }), ['healthHomes']],
    [
      'agencies',
      anAgency({ attestations: [{ healthHome: 'dune-health-home', from: '2025-01-01' }] }),
      ['attestations'],
    ],
    ['agencies', harbor, []],
    [
      'agencies',
      anAgency({ attestations: [...attested('2024-01-01', '2024-12-31'), ...attested('2025-01-01')] }),
      [],
    ],
    [
      'agencies',
      anAgency({ attestations: [...attested('2024-01-01', '2025-01-01'), ...attested('2025-01-01')] }),
      ['attestations'],
    ],
    ['care-managers', aCareManager({ id: 'cm-x', agency: 'nowhere' }), ['agency', 'supervisor']],
    ['care-managers', aCareManager(), []],
    ['supervisors', aSupervisor({ id: 'sup-x', agency: 'nowhere' }), ['agency']],
    ['health-homes', { id: 'x-hh', name: 'X' }, []],
    ['spoas', { id: 'spoa-x', name: 'X', counties: ['suffolk', 'yates'] }, ['counties']],
    ['spoas', { id: 'spoa-x', name: 'X', counties: ['yates', 'yates'] }, ['counties']],
    ['spoas', { id: 'spoa-x', name: 'X', counties: ['warren', 'washington'] }, []],
    ['teams', aTeam(), []],
    ['teams', aTeam({ agency: 'meadow-cma' }), ['members']],
    [
      'teams',
      aTeam({
        members: [
          { careManager: 'cm-ada', fte: 0.5 },
          { careManager: 'cm-ada', fte: 0.5 },
        ],
      }),
      ['members'],
    ],
    ['teams', aTeam({ members: [{ role: 'peer', fte: 1 }] }), ['primaryCareManager']],
  ] as [RegistryKind, RegistryEntry, string[]][])('%s %#', (kind, entry, fields) => {
    expect(referenceProblems(kind, entry, aBook()).map(({ field }) => field)).toEqual(fields);
  });

  it('is refused with the rule when it is not so, and so is a move to another agency', () => {
    const moved = aCareManager({ agency: 'meadow-cma' });
    const refusal = refusalOf(() => refuseBrokenReferences('care-managers', moved, aBook()));
    expect(refusal).toMatchObject({ kind: 'rule', ruleId: 'HHP-REG-01' });
    expect(refusal.errors?.map(({ field }) => field)).toEqual(['body.supervisor', 'body.agency']);
    expect(() => refuseBrokenReferences('care-managers', aCareManager({ fte: 0.5 }), aBook())).not.toThrow();
  });
});

describe('an entry that is put', () => {
  it('is parsed by the schema of its kind', () => {
    expect(parseEntry('teams', 'team-quay', aTeam(), errorsOf)).toEqual(aTeam());
  });

  it('is refused with every wrong field named', () => {
    const refusal = refusalOf(() =>
      parseEntry('care-managers', 'cm-ada', { ...aCareManager(), fte: 3, casac: 'no' }, errorsOf),
    );
    expect(refusal).toMatchObject({ kind: 'invalid' });
    expect(refusal.errors?.map(({ field }) => field)).toEqual(['body.fte', 'body.casac']);
  });

  it('has the id of its path', () => {
    const refusal = refusalOf(() => parseEntry('teams', 'team-other', aTeam(), errorsOf));
    expect(refusal.errors).toEqual([{ field: 'body.id', message: expect.any(String) }]);
  });

  it.each([
    ['fte of three decimals', 'care-managers', { ...aCareManager(), fte: 0.333 }],
    ['an end before its beginning', 'teams', { ...aTeam(), activeUntil: '2019-12-31' }],
    ['a supervisor who left before coming', 'supervisors', { ...aSupervisor(), employedUntil: '2013-12-31' }],
    ['a team without members', 'teams', { ...aTeam(), members: [] }],
  ] as const)('with %s is refused', (_what, kind, entry) => {
    expect(registrySchemas[kind].safeParse(entry).success).toBe(false);
  });
});

describe('an attestation', () => {
  const tide = 'tide-health-home';
  const two = anAgency({
    healthHomes: [tide, 'dune-health-home'],
    attestations: [{ healthHome: 'dune-health-home', from: '2024-01-01' }, ...attested('2025-01-01')],
  });

  it('ends by its first day and a last one, and the other Health Home’s stays', () => {
    expect(attest(two, tide, { from: '2025-01-01', until: '2026-03-01' }).attestations).toEqual([
      { healthHome: 'dune-health-home', from: '2024-01-01' },
      { healthHome: tide, from: '2025-01-01', until: '2026-03-01' },
    ]);
  });

  it('begins again after a gap, and the window before stays on file', () => {
    const ended = attest(two, tide, { from: '2025-01-01', until: '2025-12-31' });
    const again = attest(ended, tide, { from: '2026-02-01' });
    expect(again.attestations.filter(({ healthHome }) => healthHome === tide)).toEqual(
      attested('2025-01-01', '2025-12-31').concat(attested('2026-02-01')),
    );
    expect(attest(again, tide, { from: '2026-02-01' })).toEqual(again);
  });

  it.each([{ from: '2026-01-01' }, { from: '2024-06-01', until: '2025-01-01' }])(
    'of %j over another of the same Health Home is refused',
    (body) => {
      expect(refusalOf(() => attest(two, tide, body))).toMatchObject({ kind: 'rule', ruleId: 'HHP-REG-02' });
    },
  );

  it.each([
    ['that is not the Health Home’s own', two, 'other-hh'],
    ['that does not exist', undefined, tide],
  ])('of an agency %s looks like of none', (_which, agency, healthHome) => {
    expect(refusalOf(() => attest(agency, healthHome, { from: '2026-01-01' }))).toMatchObject({
      kind: 'notFound',
    });
  });

  it('does not end before it begins', () => {
    expect(
      attestationBodySchema.safeParse({ from: '2026-01-02', until: '2026-01-01' }).error?.issues[0]?.path,
    ).toEqual(['until']);
    expect(attestationBodySchema.safeParse({ from: '2026-01-02', until: '2026-01-02' }).success).toBe(true);
  });
});
