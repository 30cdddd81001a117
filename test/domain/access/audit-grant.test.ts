/** An auditor's grant: its sample, its person, its time, and nothing beyond. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/api/access.ts';
import { auditGrantBodySchema, auditGrantFrom, grantFor } from '../../../domain/access/audit-grant.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCase, aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { aPersonOf, refusalOf } from '../../fixtures/draft-fixture.ts';

const auditor = { ...aPersonOf('state', 'omh'), sub: 'a0d17000-0000-4000-8000-000000000007' };
const admin = aPersonOf('admin', 'operations');
const days = (count: number) => addElapsed(openedAt, count * 24, 'hours');
const body = {
  auditor: { sub: 'a0d17000-0000-4000-8000-000000000007', org: 'omh' as const },
  caseIds: [aCaseId, aCaseId],
  reason: 'complaint' as const,
  until: days(7),
};
const grant = auditGrantFrom('AG-1', body, admin, openedAt);
const readAt = (now: string, who = auditor, caseId = aCaseId) =>
  decide(who, 'getCase', { kind: 'case', record: aCase({ caseId }), now, grants: [grant] });

describe('a grant', () => {
  it('lets the auditor read the sample, and shows all of it on the basis of oversight', () => {
    expect(readAt(openedAt)).toMatchObject({
      allow: true,
      standing: 'auditor',
      basis: { kind: 'oversight' },
    });
    expect(readAt(addElapsed(days(7), -1, 'seconds')).allow).toBe(true);
  });

  it.each([
    ['after its end', days(7), auditor, aCaseId],
    ['before it was given', addElapsed(openedAt, -1, 'seconds'), auditor, aCaseId],
    ['for another auditor', openedAt, { ...auditor, sub: 'a0d17000-0000-4000-8000-000000000008' }, aCaseId],
    ['for the same subject of another organisation', openedAt, { ...auditor, org: 'doh' }, aCaseId],
    ['for another role of that name', openedAt, { ...auditor, role: 'cma' as const }, aCaseId],
    ['for a case outside of the sample', openedAt, auditor, 'WH-0000-0000-0009'],
  ])('%s lets nobody read', (_when, now, who, caseId) => {
    expect(readAt(now, who, caseId).allow).toBe(false);
  });

  it('is read only', () => {
    for (const operation of ['recordContact', 'putAotOrder', 'openEmergencyAccess'] as const)
      expect(
        decide(auditor, operation, { kind: 'case', record: aCase(), now: openedAt, grants: [grant] }),
      ).toMatchObject({ allow: false });
  });

  it('names each case once', () => {
    expect(grant.caseIds).toEqual([aCaseId]);
    expect(grantFor([], auditor, aCaseId, openedAt)).toBeUndefined();
  });

  it.each([
    ['one that is over already', openedAt],
    ['one of more than 30 days', addElapsed(days(30), 1, 'seconds')],
  ])('%s is refused with its rule', (_what, until) => {
    expect(refusalOf(() => auditGrantFrom('AG-2', { ...body, until }, admin, openedAt))).toMatchObject({
      kind: 'rule',
      ruleId: 'HHP-ACC-04',
      errors: [{ field: 'body.until' }],
    });
  });

  it('of 30 days to the second is given', () => {
    expect(auditGrantFrom('AG-2', { ...body, until: days(30) }, admin, openedAt).until).toBe(days(30));
  });

  it('cannot name an auditor by a name, nor an endless sample', () => {
    const bad = {
      ...body,
      auditor: { sub: 'Ann Inkwell', org: 'omh' as const },
      caseIds: Array.from({ length: 51 }, () => aCaseId),
    };
    const fields = auditGrantBodySchema.safeParse(bad).error?.issues.map(({ path }) => path.join('.'));
    expect(fields?.toSorted()).toEqual(['auditor.sub', 'caseIds']);
  });
});
