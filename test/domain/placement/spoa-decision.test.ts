import { describe, it, expect } from '@jest/globals';
import type { CompletionBody } from '../../../domain/api/completion-contract.ts';
import { serviceNeedOf } from '../../../domain/placement/service-need.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseBeforeTheSpoa,
  agencies,
  anAgency,
  attested,
  harbor,
  meadow,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const accept = { kind: 'spoaDecision', decision: 'accept' } as const;
const upstate = anAgency({ id: 'upstate-cma', counties: ['erie'] });
const lapsed = anAgency({ id: 'lapsed-cma', attestations: attested('2025-01-01', '2026-01-31') });
const underOrder = { aot: 'activeOrder', probation: false, cpl33020: false } as const;

const decided = (body: CompletionBody = accept, registry = agencies, story = aCaseBeforeTheSpoa()): Story => {
  story.answer(openedAt, spoa, body, registry);
  return story;
};

describe('accepting', () => {
  it('without names asks the registry’s agencies that may serve, and only those', () => {
    const story = decided(accept, [upstate, lapsed, ...agencies]);
    expect(story.case.assignment).toMatchObject({ round: 1, candidates: ['harbor-cma', 'meadow-cma'] });
    expect(story.case.strands.placement).toBe('cmaAssignment');
    expect(story.eventOf('spoaDecided')).toMatchObject({
      details: { decision: 'accept', candidates: ['harbor-cma', 'meadow-cma'] },
      ruleIds: ['HHP-SPOA-01'],
    });
    expect(story.case.clocks[0]).toMatchObject({ kind: 'spoaDecision', metAt: openedAt, late: false });
  });

  it.each([
    [
      'where the person is known already',
      { healthHome: { enrolled: true, careManagementAgency: 'zeta-cma' } },
    ],
    [
      'that the planner prefers',
      { request: { programs: ['healthHomePlus' as const], preferredAgency: 'zeta-cma' } },
    ],
    ['of the person’s Health Home', { healthHome: { enrolled: true, healthHome: 'zeta-health-home' } }],
  ])('the agency %s comes first, the others in order', (_why, sections) => {
    const zeta = anAgency({ id: 'zeta-cma', healthHomes: ['zeta-health-home'] });
    const story = decided(accept, [zeta, meadow, harbor], aCaseBeforeTheSpoa(aReferral(sections)));
    expect(story.case.assignment.candidates).toEqual(['zeta-cma', 'harbor-cma', 'meadow-cma']);
  });

  it('known before preferred before Health Home before the rest', () => {
    const known = anAgency({ id: 'd-known' });
    const preferred = anAgency({ id: 'c-preferred' });
    const ofHome = anAgency({ id: 'b-home', healthHomes: ['dune-health-home'] });
    const other = anAgency({ id: 'a-other' });
    const referral = aReferral({
      healthHome: { enrolled: true, healthHome: 'dune-health-home', careManagementAgency: 'd-known' },
      request: { programs: ['healthHomePlus'], preferredAgency: 'c-preferred' },
    });
    const story = decided(accept, [other, ofHome, preferred, known], aCaseBeforeTheSpoa(referral));
    expect(story.case.assignment.candidates).toEqual(['d-known', 'c-preferred', 'b-home', 'a-other']);
  });

  it('a person under an AOT order is offered only to agencies with the authority', () => {
    const withoutAuthority = anAgency({ id: 'a-none', aotAuthority: 'none' });
    const story = decided(
      accept,
      [withoutAuthority, harbor],
      aCaseBeforeTheSpoa(aReferral({ legal: underOrder })),
    );
    expect(story.case.assignment.candidates).toEqual(['harbor-cma']);
  });

  it('with names asks those, in that order, each once', () => {
    const story = decided({ ...accept, candidates: ['meadow-cma', 'harbor-cma', 'meadow-cma'] });
    expect(story.case.assignment.candidates).toEqual(['meadow-cma', 'harbor-cma']);
  });

  it.each([
    ['is unknown to the registry', 'nowhere-cma', 'HHP-ASG-02'],
    ['does not serve the county', 'upstate-cma', 'HHP-CMA-02'],
    ['has no standing attestation', 'lapsed-cma', 'HHP-CMA-01'],
  ])('an agency that %s is refused by its place in the list, and nothing is decided', (_why, id, ruleId) => {
    const story = aCaseBeforeTheSpoa();
    const body: CompletionBody = { ...accept, candidates: ['harbor-cma', id] };
    const refusal = refusalOf(() => decided(body, [upstate, lapsed, ...agencies], story));
    expect(refusal).toMatchObject({ kind: 'rule', code: 'agencyMayNotServe', ruleId });
    expect(refusal.errors).toEqual([{ field: 'body.candidates[1]', message: expect.any(String) }]);
    expect(story.case).toMatchObject({ strands: { placement: 'spoaReview' }, assignment: { round: 0 } });
    expect(story.item('spoaDecision').status).toBe('open');
  });

  it('every agency at fault is named', () => {
    const body: CompletionBody = { ...accept, candidates: ['upstate-cma', 'harbor-cma', 'nowhere-cma'] };
    const refusal = refusalOf(() => decided(body, [upstate, ...agencies]));
    expect(refusal.errors?.map(({ field }) => field)).toEqual(['body.candidates[0]', 'body.candidates[2]']);
  });

  it('with no agency left in the registry is refused, and the way on is to name some', () => {
    expect(refusalOf(() => decided(accept, [upstate]))).toMatchObject({
      code: 'noAgencyLeft',
      ruleId: 'HHP-ASG-02',
      next: expect.stringContaining('candidates'),
    });
  });
});

describe('declining', () => {
  it('closes the case, tells its parties and frees the person for another referral', () => {
    const story = decided({ kind: 'spoaDecision', decision: 'decline', reason: 'Lives in another county.' });
    expect(story.case).toMatchObject({
      closeReason: 'declined',
      strands: { case: 'closed', placement: 'spoaReview' },
    });
    expect(story.item('spoaDecision')).toMatchObject({ status: 'done', outcome: 'decline' });
    expect(story.toldLast).toEqual(['caseClosed to planner:pilgrim-pc', 'caseClosed to spoa:suffolk']);
    expect(story.lastWrite?.personLock).toBe('free');
  });
});

describe('what an agency must be able to do', () => {
  it('is measured on the day in New York', () => {
    expect(serviceNeedOf(aCase(), '2026-03-03T04:59:00.000Z')).toEqual({
      county: 'suffolk',
      on: '2026-03-02',
      activeAotOrder: false,
    });
    expect(
      serviceNeedOf(aCase({ referral: aReferral({ legal: underOrder }) }), openedAt).activeAotOrder,
    ).toBe(true);
  });
});
