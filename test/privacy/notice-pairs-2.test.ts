/** Half of the thousand pairs of cases, and that a notice which depends on the person would be found out. */
import { describe, expect, it } from '@jest/globals';
import { type Interference, playPairs } from './notice-pairs.ts';
import { pairsToldAlike } from './pairs-told-alike.ts';

pairsToldAlike(Array.from({ length: 20 }, (_, index) => 7_021 + index));

describe('a notice that depends on the person is found out', () => {
  const interferences: [string, Interference][] = [
    [
      'by its subject',
      (input, { referral }) => ({
        ...input,
        Subject: `${input.Subject ?? ''} ${(referral.person.lastName ?? '').charAt(1)}`,
      }),
    ],
    [
      'by its body',
      (input, { referral }) => ({
        ...input,
        Message: (input.Message ?? '').replace(
          '}',
          `,"age":${(referral.person.dateOfBirth ?? '').slice(0, 4)}}`,
        ),
      }),
    ],
    [
      'by an attribute',
      (input, { referral }) =>
        (referral.person.lastName ?? '').length % 2 === 0 ? { ...input, MessageAttributes: {} } : input,
    ],
    [
      'by its topic',
      (input, { referral }) => ({
        ...input,
        TopicArn: `${input.TopicArn ?? ''}-${referral.clinical.primaryDiagnosis.icd10}`,
      }),
    ],
    [
      'by being missing',
      (input, { referral }) => (referral.clinical.riskHistory === undefined ? undefined : input),
    ],
  ];

  it.each(interferences)('%s', async (_how, interference) => {
    const pairs = await playPairs({ seed: 6_001, cases: 8 }, interference);
    expect(pairs.some(({ one, other }) => JSON.stringify(one) !== JSON.stringify(other))).toBe(true);
  });
});
