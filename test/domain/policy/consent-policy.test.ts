import { describe, expect, it } from '@jest/globals';
import {
  type ConsentPolicy,
  consentPolicyOn,
  consentPolicySchema,
  createConsentPolicyOn,
} from '../../../domain/policy/consent-policy.ts';

const policy: ConsentPolicy = {
  validFrom: '2020-01-01',
  source: 'Invented.',
  assumption: true,
  signingAnew: { after: ['withdrawn'], handSigned: false, recordedBy: ['spoa'] },
};

describe('the consent policy', () => {
  it('asks for a signature by hand, recorded by the facility or the county, after a withdrawal or a refusal', () => {
    expect(consentPolicyOn('2026-03-02').signingAnew).toEqual({
      after: ['withdrawn', 'refused'],
      handSigned: true,
      recordedBy: ['planner', 'spoa'],
    });
  });

  it('is the newest that is in force on the day', () => {
    const on = createConsentPolicyOn([{ ...policy, validFrom: '2026-01-01', source: 'Later.' }, policy]);
    expect(on('2025-12-31').source).toBe('Invented.');
    expect(on('2026-01-01').source).toBe('Later.');
    expect(() => on('2019-12-31')).toThrow(RangeError);
  });

  it('names somebody who may record', () => {
    const nobody = { ...policy, signingAnew: { ...policy.signingAnew, recordedBy: [] } };
    expect(consentPolicySchema.safeParse(nobody).success).toBe(false);
  });
});
