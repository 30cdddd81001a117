/** Age bands, the table that never guesses, the tail of District 97, and the tracker before it ends. */
import { describe, expect, it } from '@jest/globals';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import { coverageEnds, dueOn, medicaidAtDischarge } from '../../../domain/rules/medicaid-at-discharge.ts';
import { medicaidBand } from '../../../domain/rules/medicaid-band.ts';
import { medicaidTable } from '../../../domain/rules/medicaid-table.ts';
import { caseView } from '../../../domain/views/case-view.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { asSource } from '../../fixtures/reader-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aReferredCase,
  careManager,
  planner,
  policy,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

describe('the age band', () => {
  it.each([
    ['admitted at 20, discharged at 20', 20, 20, 'youth'],
    ['admitted at 20, turned 21 in the stay', 20, 21, 'youth'],
    ['admitted at 20, turned 22 in the stay', 20, 22, 'adult'],
    ['admitted at 21', 21, 21, 'adult'],
    ['admitted at 64, discharged at 64', 64, 64, 'adult'],
    ['turned 65 in the stay', 64, 65, 'elder'],
    ['discharged at 17', 17, 17, undefined],
  ])('%s', (_stay, admission, discharge, band) => {
    expect(medicaidBand(admission, discharge)).toBe(band);
  });
});

const adult = {
  ageAtAdmission: 40,
  ageAtDischarge: 40,
  program: 'wms',
  status: 'suspended',
  localCaseOpen: null,
};

describe('the table', () => {
  it('names an action, an owner and a day for everything that it knows', () => {
    for (const { outcome } of medicaidTable) {
      expect(outcome.action).toMatch(/\.$/);
      expect(dueOn(outcome, '2026-03-03') >= '2026-03-03').toBe(true);
    }
  });

  it.each([
    ['no ages', { ...adult, ageAtAdmission: null }, 'When was the person born'],
    ['no discharge', { ...adult, ageAtDischarge: null }, 'When was the person born'],
    ['no program', { ...adult, program: null }, 'Which program'],
    ['an unknown status', { ...adult, status: 'unknown' }, 'What is the Medicaid status'],
    ['no status', { ...adult, status: null }, 'What is the Medicaid status'],
    [
      'a youth on District 97 without a word of the local case',
      { ...adult, ageAtAdmission: 19, ageAtDischarge: 20, program: 'district97', status: 'active' },
      'Did a local district',
    ],
    ['a combination without a row', { ...adult, status: 'pending' }, 'No rule covers'],
  ])('%s is asked about', (_what, question, asked) => {
    const answer = medicaidAtDischarge(question, '2026-03-02');
    expect(answer).toMatchObject({ kind: 'ask', ask: [expect.stringContaining(asked)] });
  });

  it('has no row for a day before it, or after a row has ended', () => {
    expect(medicaidAtDischarge(adult, '2019-10-31').kind).toBe('ask');
    const ended = medicaidTable.map((row) => ({ ...row, validTo: '2026-03-01' }));
    expect(medicaidAtDischarge(adult, '2026-03-02', ended).kind).toBe('ask');
    expect(medicaidAtDischarge(adult, '2026-03-01', ended).kind).toBe('known');
  });
});

describe('the tail of District 97', () => {
  it.each([
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-03-03', '2026-04-30'],
    ['2026-03-31', '2026-04-30'],
    ['2026-12-01', '2027-01-31'],
  ])('a discharge on %s is covered to %s', (discharged, ends) => {
    expect(coverageEnds(discharged)).toBe(ends);
  });
});

describe('a case', () => {
  const answerOf = (medicaid: object, discharge: object) =>
    caseView(
      {
        case: aCase({
          referral: aReferral({ medicaid: { ...adultCase, ...medicaid } }),
          discharge: { ...aCase().discharge, ...discharge },
        }),
        workItems: [],
        contacts: [],
      },
      openedAt,
      asSource,
    ).medicaidAtDischarge;
  const adultCase = { status: 'suspended', program: 'wms', district: '47' } as const;

  it('names the action, its owner and the day by the planned discharge, and by the true one', () => {
    const planned = { plannedFor: '2026-03-06T22:00:00.000Z' };
    expect(answerOf({}, planned)).toMatchObject({
      rowId: 'adult-suspended-district',
      outcome: { owner: 'planner' },
      dueOn: '2026-03-06',
    });
    expect(answerOf({}, { ...planned, dischargedAt: '2026-03-01T22:00:00.000Z' })).toMatchObject({
      dueOn: '2026-03-01',
    });
  });

  it('on District 97 says until when the OMH case lasts; without a discharge date nobody knows', () => {
    const on97 = { status: 'active', program: 'district97', district: '97' };
    expect(answerOf(on97, { plannedFor: '2026-01-31T22:00:00.000Z' })).toMatchObject({
      dueOn: '2026-02-27',
      coverageEnds: '2026-02-28',
    });
    expect(answerOf(on97, { plannedFor: undefined })).toMatchObject({ kind: 'ask' });
  });
});

const on97 = aReferral({ medicaid: { status: 'active', program: 'district97', district: '97' } });
const discharge = (story: Story, body: Parameters<typeof recordDischarge>[1]) =>
  story.decide(openedAt, (draft) => recordDischarge(draft, body, policy, 'body'), planner);

describe('the tracker', () => {
  it('is opened for the holder with the discharge, due before the last day of coverage', () => {
    const story = aCaseAccepted(on97);
    discharge(story, { dischargedAt: openedAt });
    expect(story.item('medicaidFollowUp')).toMatchObject({
      ownerOrg: 'harbor-cma',
      dueAt: '2026-04-30T04:00:00.000Z',
    });
    expect(story.told).toContain('medicaidFollowUp to cma:harbor-cma');
  });

  it('is opened by a late referral too, and goes to the agency that accepts', () => {
    const late = { ...on97, discharge: { destination: { kind: 'family' as const }, dischargedAt: openedAt } };
    expect(aReferredCase(aReferral(late)).item('medicaidFollowUp').ownerOrg).toBe('suffolk');
    const story = aCaseAccepted(aReferral(late));
    expect(story.item('medicaidFollowUp').ownerOrg).toBe('harbor-cma');
  });

  it('is not opened for a person who is not on District 97', () => {
    const story = aCaseAccepted();
    discharge(story, { dischargedAt: openedAt });
    expect(() => story.item('medicaidFollowUp')).toThrow();
  });

  it('moves with a correction into another month, and stays within the same', () => {
    const story = aCaseBeforeTheSpoa(on97);
    discharge(story, { dischargedAt: openedAt });
    discharge(story, { dischargedAt: '2026-03-01T17:00:00.000Z', correctionReason: 'wrongDate' });
    expect(story.item('medicaidFollowUp').revision).toBe(1);
    discharge(story, { dischargedAt: '2026-02-27T17:00:00.000Z', correctionReason: 'wrongDate' });
    expect(story.item('medicaidFollowUp').dueAt).toBe('2026-03-31T04:00:00.000Z');
    expect(story.case.clocks.find(({ kind }) => kind === 'medicaidFollowUp')?.moves).toHaveLength(1);
  });

  it('is taken back by a readmission, and only then', () => {
    const story = aCaseBeforeTheSpoa(on97);
    discharge(story, { dischargedAt: openedAt });
    const orders = story.outbox.length;
    story.decide(
      openedAt,
      (draft) => changeDischargePlan(draft, { status: 'readmitted', readmittedAt: openedAt }, policy),
      planner,
    );
    expect(story.item('medicaidFollowUp').status).toBe('cancelled');
    expect(story.outbox.slice(orders).filter(({ kind }) => kind === 'answerWait')).toEqual([]);
    const other = aCaseBeforeTheSpoa();
    discharge(other, { dischargedAt: openedAt });
    other.decide(
      openedAt,
      (draft) => changeDischargePlan(draft, { status: 'readmitted', readmittedAt: openedAt }, policy),
      planner,
    );
    expect(other.case.strands.discharge).toBe('unplanned');
  });

  it('is done by the holder’s confirmation', () => {
    const story = aCaseAccepted(on97);
    discharge(story, { dischargedAt: openedAt });
    story.answer(openedAt, careManager, {
      kind: 'medicaidFollowUp',
      outcome: 'moved',
      confirmedAt: openedAt,
    });
    expect(story.item('medicaidFollowUp')).toMatchObject({ status: 'done', outcome: 'moved', late: false });
    expect(story.case.clocks.find(({ kind }) => kind === 'medicaidFollowUp')).toMatchObject({
      metAt: openedAt,
    });
  });

  it('of a case without an agency is the county’s', () => {
    const story = aCaseBeforeTheSpoa(on97);
    discharge(story, { dischargedAt: openedAt });
    expect(story.item('medicaidFollowUp').ownerOrg).toBe(spoa.org);
  });
});
