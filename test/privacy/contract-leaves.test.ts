/** Which fields are taken for personal: every text that nothing shows to be harmless, in the contracts of today and tomorrow. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { organisationIdSchema } from '../../domain/shared/actor.ts';
import { canaries, personalPaths } from './canaries.ts';
import {
  bodyContracts,
  checkedAgainstList,
  formOf,
  leavesOfContracts,
  urlLeaves,
} from './contract-leaves.ts';

const personalIn = (contract: z.ZodType): string[] =>
  leavesOfContracts({ body: contract }).flatMap((leaf) => (formOf(leaf) === undefined ? [] : [leaf.path]));

describe('a field is personal', () => {
  it('when it is a text that somebody adds to any contract, however deep', () => {
    const added = z.strictObject({
      visit: z
        .strictObject({ remarks: z.array(z.strictObject({ text: z.string().max(10).optional() })) })
        .optional(),
      answers: z.record(z.string(), z.string().trim().min(1)),
      how: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('a'), why: z.string().default('') }),
        z.strictObject({ kind: z.literal('b'), on: z.iso.date() }),
      ]),
    });
    expect(personalIn(added)).toEqual([
      'body.visit.remarks[].text',
      'body.answers.*',
      'body.how(a).why',
      'body.how(b).on',
    ]);
  });

  it('not when it is a code, a count, an instant or an id', () => {
    const harmless = z.strictObject({
      kind: z.enum(['a', 'b']),
      count: z.int(),
      done: z.boolean(),
      at: z.iso.datetime({ offset: true }),
      agency: organisationIdSchema,
    });
    expect(personalIn(harmless)).toEqual([]);
  });

  it('and a text of a form that nobody judged stops the tests until somebody does', () => {
    expect(() => personalIn(z.strictObject({ ssn: z.string().regex(/^\d{3}-\d{2}-\d{4}$/) }))).toThrow(
      /Is body\.ssn something said of a person\?/,
    );
  });

  it('in the contracts of today at least where everybody would look first', () => {
    expect(personalPaths).toEqual(
      expect.arrayContaining([
        'submitReferral.person.lastName',
        'submitReferral.person.dateOfBirth',
        'submitReferral.person.medicaidCin',
        'submitReferral.person.currentAddress.zip',
        'submitReferral.clinical.primaryDiagnosis.icd10',
        'submitReferral.consent(notObtainable).reason',
        'submitReferral.significantContacts[].phone',
        'completeWorkItem(spoaDecision).reason',
        'recordContact.note',
        'putAotOrder(courtOrder).court',
        'recordSearchStep(attempt).nextStep',
        'reportSignificantEvent.details.*',
        'putPlanOfCare.consulted.physician.who',
        'checkEligibility.indicators.clinicalDiscretion.rationale',
        'putRegistryEntry(care-managers).name',
      ]),
    );
  });
});

it('every personal field has a canary of its own', () => {
  expect(personalPaths.length).toBeGreaterThanOrEqual(80);
  expect(new Set(canaries.map(({ core }) => core)).size).toBe(canaries.length);
});

it('what is excused as checked against a list is there to be excused', () => {
  const all = leavesOfContracts(bodyContracts).map(({ path }) => path);
  expect(checkedAgainstList.filter((path) => !all.includes(path))).toEqual([]);
});

it('an organisation’s id cannot be a birth date, a telephone number, a ZIP code or words', () => {
  const birds = canaries.filter(({ value }) => organisationIdSchema.safeParse(value).success);
  expect(birds).toEqual([]);
});

it('a URL takes ids only', () => {
  expect(urlLeaves().length).toBeGreaterThan(20);
  expect(urlLeaves().filter((leaf) => formOf(leaf) !== undefined)).toEqual([]);
});
