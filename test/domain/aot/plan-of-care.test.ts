/** The plan of care beside the court's: what is missing, what is a material change, and what is free. */
import { describe, expect, it } from '@jest/globals';
import { planOfCareBodySchema } from '../../../domain/aot/plan-of-care-contract.ts';
import { materialChange, missingFromPlanOfCare, putPlanOfCare } from '../../../domain/aot/plan-of-care.ts';
import type { ServiceCategory } from '../../../domain/case/plan-of-care-record.ts';
import { aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, careManager, newYorkInstant, refusalOf } from '../../fixtures/draft-fixture.ts';

const consulted = {
  physician: { who: 'Dr. Quince Marrow', at: openedAt },
  county: { who: 'Tansy Fennel', office: 'aotCoordinator' as const, at: openedAt },
};
const put = (story: ReturnType<typeof aCaseOnAot>, courtPlan: ServiceCategory[], more = {}, now = openedAt) =>
  story.decide(now, (draft) =>
    putPlanOfCare(draft, planOfCareBodySchema.parse({ courtPlan, other: [], ...more }), careManager),
  );
const aligned = () => {
  const story = aCaseOnAot();
  put(story, ['careManagement', 'medication']);
  return story;
};

describe('what the plan of care lacks', () => {
  it('is the court’s categories until they are taken up, which is free', () => {
    const story = aCaseOnAot();
    expect(missingFromPlanOfCare(story.case, openedAt)).toEqual(['careManagement', 'medication']);
    put(story, ['careManagement']);
    expect(missingFromPlanOfCare(story.case, openedAt)).toEqual(['medication']);
    put(story, ['careManagement', 'medication', 'medication']);
    expect(missingFromPlanOfCare(story.case, openedAt)).toEqual([]);
    expect(story.case.aot?.planOfCare?.consultations).toEqual([]);
  });

  it('is nothing without an active order', () => {
    expect(missingFromPlanOfCare(aCaseAccepted().case, openedAt)).toEqual([]);
    expect(missingFromPlanOfCare(aCaseOnAot().case, newYorkInstant('2027-03-02T00:00'))).toEqual([]);
  });

  it('is nothing known of an order whose plan was not recorded', () => {
    const story = aCaseOnAot();
    delete story.case.aot?.orders[0]?.categories;
    expect(missingFromPlanOfCare(story.case, openedAt)).toEqual([]);
    expect(materialChange(story.case, openedAt, ['medication'])).toEqual({
      added: ['medication'],
      removed: [],
    });
  });
});

describe('a material change', () => {
  it.each([
    ['adding what the court did not order', ['careManagement', 'medication', 'dayProgram']],
    ['deleting what the court ordered', ['careManagement']],
  ] as const)('%s is refused without a consultation', (_name, courtPlan) => {
    const story = aligned();
    const draft = story.draft(openedAt, careManager);
    const refusal = refusalOf(() =>
      putPlanOfCare(draft, planOfCareBodySchema.parse({ courtPlan, other: [] }), careManager),
    );
    expect(refusal).toMatchObject({ kind: 'rule', code: 'materialChange', ruleId: 'HHP-POC-01' });
    expect(draft.changed).toBe(false);
  });

  it('is kept with who was consulted, and when', () => {
    const story = aligned();
    expect(put(story, ['careManagement', 'dayProgram'], { consulted })).toEqual({
      added: ['dayProgram'],
      removed: ['medication'],
    });
    expect(story.case.aot?.planOfCare?.consultations).toEqual([
      {
        number: 1,
        at: openedAt,
        by: careManager,
        added: ['dayProgram'],
        removed: ['medication'],
        ...consulted,
      },
    ]);
    expect(JSON.stringify(story.events)).not.toMatch(/Marrow|Fennel/);
  });

  it.each(['physician', 'county'] as const)('is not consulted on in the future: %s', (whom) => {
    const late = { ...consulted, [whom]: { ...consulted[whom], at: '2026-04-01T12:00:00.000Z' } };
    const draft = aligned().draft(openedAt, careManager);
    const body = planOfCareBodySchema.parse({ courtPlan: ['careManagement'], other: [], consulted: late });
    expect(refusalOf(() => putPlanOfCare(draft, body, careManager))).toMatchObject({
      code: 'inTheFuture',
      ruleId: 'HHP-POC-01',
    });
  });

  it('is made once: what was added before is not added again', () => {
    const story = aligned();
    put(story, ['careManagement', 'medication', 'dayProgram'], { consulted });
    expect(put(story, ['careManagement', 'medication', 'dayProgram'])).toEqual({ added: [], removed: [] });
  });
});

it('other services change freely, with an order and without', () => {
  const story = aligned();
  put(story, ['careManagement', 'medication'], { other: ['primary care', 'dentist', 'dentist'], consulted });
  expect(story.case.aot?.planOfCare).toMatchObject({ other: ['primary care', 'dentist'], consultations: [] });
  put(story, [], { other: [] }, newYorkInstant('2027-03-02T00:00'));
  expect(story.case.aot?.planOfCare?.courtPlan).toEqual([]);
});

it.each([
  {},
  { courtPlan: ['juggling'], other: [] },
  { courtPlan: [], other: [''] },
  { courtPlan: [], other: [], consulted: { physician: consulted.physician } },
])('by the contract is refused: %j', (wrong) => {
  expect(planOfCareBodySchema.safeParse(wrong).success).toBe(false);
});
