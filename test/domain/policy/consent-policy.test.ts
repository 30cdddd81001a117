import { describe, expect, it } from '@jest/globals';
import {
  type ConsentPolicy,
  consentPolicyOn,
  consentPolicySchema,
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

  it('names somebody who may record', () => {
    const nobody = { ...policy, signingAnew: { ...policy.signingAnew, recordedBy: [] } };
    expect(consentPolicySchema.safeParse(nobody).success).toBe(false);
  });
});
