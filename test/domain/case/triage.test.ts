/** A county may let another SPOA, or a Health Home, decide for it: who decides is a party, and everybody sees who it is. */
import { describe, expect, it } from '@jest/globals';
import { caseView } from '../../../domain/views/case-view.ts';
import { relationTo } from '../../../domain/case/parties.ts';
import { redirectReferral } from '../../../domain/placement/redirect.ts';
import { createPolicyFor, countyProtocolSchema, policyFor } from '../../../domain/policy/county-protocol.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { asSource } from '../../fixtures/reader-fixture.ts';
import { aCaseBeforeTheSpoa, policy, refusalOf, spoa } from '../../fixtures/draft-fixture.ts';

const triagedBy = (role: 'spoa' | 'healthHome', org: string) => aCase({ triage: { role, org } });

describe('the organisation that decides for a county', () => {
  it.each([
    ['a shared SPOA stands to the case as the county', 'spoa', 'warren', 'ownCounty'],
    ['a Health Home stands to the case as Health Home', 'healthHome', 'tide-health-home', 'healthHome'],
  ] as const)('%s', (_consequence, role, org, relation) => {
    expect(relationTo(triagedBy(role, org), { role, org })).toBe(relation);
  });

  it('is shown with the case', () => {
    const record = triagedBy('spoa', 'warren');
    expect(caseView({ case: record, workItems: [], contacts: [] }, openedAt, asSource)).toMatchObject({
      triage: { role: 'spoa', org: 'warren' },
    });
  });
});

describe('a redirection', () => {
  it('that names no other county leaves the referral where it is', () => {
    const story = aCaseBeforeTheSpoa();
    const redirect = () =>
      story.decide(
        openedAt,
        (draft) =>
          redirectReferral(
            draft,
            story.item('spoaDecision'),
            { kind: 'spoaDecision', decision: 'redirect' },
            policyFor,
          ),
        spoa,
      );
    expect(refusalOf(redirect)).toMatchObject({ ruleId: 'HHP-ROUTE-02', code: 'sameCounty' });
  });
});

describe('two protocols in force', () => {
  const of = (validFrom: string, count: number) =>
    countyProtocolSchema.parse({
      lgu: 'erie',
      validFrom,
      source: 'Erie',
      assumption: false,
      due: { spoaDecision: { count, unit: 'businessDays' } },
    });

  it.each([
    ['in order', [of('2025-01-01', 10), of('2026-01-01', 5)]],
    ['out of order', [of('2026-01-01', 5), of('2025-01-01', 10)]],
  ])('given %s, the newer one decides', (_how, protocols) => {
    expect(createPolicyFor(protocols, policy)('erie', '2026-03-02').waits.spoaDecision.due).toEqual({
      count: 5,
      unit: 'businessDays',
    });
  });
});
