/** Substance-use records (42 CFR Part 2): taken in their own section, hidden without a specific consent. */
import { describe, expect, it } from '@jest/globals';
import { legalBasis } from '../../../domain/access/legal-basis.ts';
import type { Standing } from '../../../domain/access/standing.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { caseView } from '../../../domain/views/case-view.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import type { ConsentChange } from '../../../domain/case/consent-contract.ts';
import { partTwoConsentOf } from '../../../domain/case/consent.ts';
import { strayPartTwoPaths } from '../../../domain/case/part-two-contract.ts';
import { redisclosureNotice, withoutPartTwo } from '../../../domain/views/part-two.ts';
import { referralSchema } from '../../../domain/case/referral-contract.ts';
import { storedReferralSchema } from '../../../domain/case/stored-referral-contract.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseBeforeTheSpoa,
  aReferredCase,
  careManager,
  planner,
  refusalOf,
} from '../../fixtures/draft-fixture.ts';
import { readerAs } from '../../fixtures/reader-fixture.ts';

const consent = {
  signedOn: '2026-02-20',
  recipients: ['careManagementAgency' as const],
  purpose: 'careCoordination' as const,
  expiresOn: '2026-12-31',
};
const records = [{ kind: 'diagnosis' as const, icd10: 'F10.20', description: 'Invented dependence' }];
const withRecords = (specific?: typeof consent) =>
  aReferral({ partTwo: { records, ...(specific && { consent: specific }) } });
const textFor = (record: CaseRecord, standing: Standing, now = openedAt) =>
  JSON.stringify(
    caseView({ case: record, workItems: [], contacts: [] }, now, readerAs(standing, record, now)),
  );

describe('a substance-use record', () => {
  it('is shown to its source, with the notice that forbids passing it on', () => {
    const text = textFor(aCase({ referral: withRecords() }), 'ownFacility');
    expect(text).toContain('Invented dependence');
    expect(text).toContain(redisclosureNotice);
  });

  it.each(['ownCounty', 'assigned', 'healthHome', 'offered', 'emergency', 'auditor'] as const)(
    'is hidden from %s without a specific consent, and so is that there is one',
    (standing) => {
      const text = textFor(aCase({ referral: withRecords() }), standing);
      expect(text).not.toMatch(/Invented dependence|F10|partTwo|42 CFR/);
    },
  );

  it('is shown to whom the specific consent names, to nobody else, and until it ends', () => {
    const record = aCase({ referral: withRecords(consent) });
    expect(textFor(record, 'assigned')).toContain('Invented dependence');
    expect(textFor(record, 'assigned')).toContain(redisclosureNotice);
    expect(textFor(record, 'healthHome')).not.toContain('Invented dependence');
    expect(textFor(record, 'ownCounty')).not.toContain('Invented dependence');
    expect(textFor(record, 'assigned', '2027-01-01T15:00:00.000Z')).not.toContain('Invented dependence');
  });
});

describe('the specific consent', () => {
  const change = (story: ReturnType<typeof aReferredCase>, next: ConsentChange) =>
    story.decide(openedAt, (draft) => changeConsent(draft, next), planner);

  it('is withdrawn by itself: the general authorization stands, and no notice says what it was', () => {
    const story = aReferredCase(withRecords(consent));
    const told = story.notices.length;
    change(story, { status: 'partTwoWithdrawn', withdrawnOn: '2026-03-02' });
    expect(textFor(story.case, 'assigned')).not.toContain('Invented dependence');
    expect(legalBasis(story.case, 'assigned', openedAt)).toMatchObject({ kind: 'consent', level: 'full' });
    expect(story.notices).toHaveLength(told);
    expect(story.eventOf('consentChanged').details).toEqual({ status: 'signed' });
  });

  it('given later opens the records, and the withdrawal of the general one does not end it', () => {
    const story = aReferredCase(withRecords());
    change(story, { status: 'partTwoSigned', ...consent });
    expect(textFor(story.case, 'assigned')).toContain('Invented dependence');
    change(story, { status: 'withdrawn', withdrawnOn: '2026-03-02' });
    expect(partTwoConsentOf(story.case)).toEqual(consent);
    // Without any basis nothing of the person is shown at all.
    expect(textFor(story.case, 'assigned')).not.toContain('Invented dependence');
  });

  it.each([
    ['that was never given', withRecords()],
    ['of records that are not there', aReferral()],
  ])('%s cannot be withdrawn', (_what, referral) => {
    const story = aReferredCase(referral);
    const withdraw = () => change(story, { status: 'partTwoWithdrawn', withdrawnOn: '2026-03-02' });
    expect(refusalOf(withdraw)).toMatchObject({ kind: 'conflict', code: 'noConsentToWithdraw' });
  });

  it('is put on record by the facility alone, and not with a signature from before its withdrawal', () => {
    const story = aReferredCase(withRecords(consent));
    const sign = (signedOn: string, by = planner) =>
      refusalOf(() =>
        story.decide(
          openedAt,
          (draft) => changeConsent(draft, { status: 'partTwoSigned', ...consent, signedOn }),
          by,
        ),
      );
    expect(sign('2026-02-21', careManager)).toMatchObject({ code: 'notYoursToSign' });
    change(story, { status: 'partTwoWithdrawn', withdrawnOn: '2026-03-02' });
    expect(sign('2026-03-01')).toMatchObject({
      code: 'signedBeforeWithdrawal',
      errors: [{ field: 'body.signedOn' }],
    });
  });

  it('withdrawn twice is a conflict', () => {
    const story = aReferredCase(withRecords(consent));
    const withdraw = () => change(story, { status: 'partTwoWithdrawn', withdrawnOn: '2026-03-02' });
    withdraw();
    expect(refusalOf(withdraw)).toMatchObject({ code: 'noConsentToWithdraw' });
    expect(partTwoConsentOf(aCase({ consentChanges: story.case.consentChanges }))).toBeUndefined();
  });
});

describe('a code of the chapter outside of its section', () => {
  it.each([
    [
      'as the primary diagnosis',
      { clinical: { ...aReferral().clinical, primaryDiagnosis: { icd10: 'F19.10', description: 'x' } } },
      [['clinical', 'primaryDiagnosis', 'icd10']],
    ],
    [
      'among other diagnoses',
      { clinical: { ...aReferral().clinical, otherDiagnoses: ['Asthma', 'F11.20 opioids'] } },
      [['clinical', 'otherDiagnoses', 1]],
    ],
    [
      'in words',
      { clinical: { ...aReferral().clinical, riskHistory: 'Has had F10.20 since 2019.' } },
      [['clinical', 'riskHistory']],
    ],
  ])('%s is refused, naming the field', (_where, sections, paths) => {
    const stored = { ...aReferral(), ...sections };
    expect(strayPartTwoPaths(stored)).toEqual(paths);
    expect(referralSchema.safeParse(stored).error?.issues.map(({ path }) => path)).toEqual(paths);
    // What was once taken in can be read again.
    expect(storedReferralSchema.safeParse(stored).success).toBe(true);
  });

  it('does not see codes in other words', () => {
    expect(strayPartTwoPaths({ a: 'F100 and AF10 and F20.9 and F1', b: [7, null, true] })).toEqual([]);
  });
});

describe('what was decided on', () => {
  const screened = (substanceUseDisorder?: boolean) => {
    const referral = aReferral({
      indicators: {
        psychiatricInpatientAdmissions: [],
        ...(substanceUseDisorder !== undefined && { substanceUseDisorder }),
      },
    });
    return aCaseBeforeTheSpoa(referral).case;
  };

  it('says nothing of use, whichever way it was answered', () => {
    for (const answer of [true, false]) {
      const record = screened(answer);
      const text = textFor(record, 'ownCounty');
      expect(text).not.toMatch(/"substanceUseDisorder":(true|false)/);
      expect(textFor(record, 'ownFacility')).toContain(`"substanceUseDisorder":${String(answer)}`);
    }
  });

  it('nor do the findings in words, and an older record that kept no facts is shown as it is', () => {
    const { screening } = screened(true);
    if (!screening?.record) throw new Error('Nothing was decided.');
    const telling = screening.record.decision.base.find(
      ({ factsUsed }) => factsUsed['substanceUseDisorder'] === true,
    );
    const finding = {
      ruleId: telling?.ruleId ?? '',
      met: false,
      reason: 'A substance use disorder alone.',
      policyChoice: false,
    };
    const worded = { ...screening, findings: [...screening.findings, finding] };
    const shown = withoutPartTwo({ referral: aReferral(), screening: worded }).screening;
    expect(shown?.findings.at(-1)?.reason).toMatch(/^The person has fewer than two/);
    expect(shown?.findings.slice(0, -1)).toEqual(screening.findings);
    const { record, ...older } = screening;
    expect(withoutPartTwo({ referral: aReferral(), screening: older }).screening).toEqual(older);
    expect(record.decision.enrolment.length).toBeGreaterThan(0);
  });

  it('a case where nobody asked is shown as it is', () => {
    const record = screened();
    const { referral, screening } = withoutPartTwo(record);
    expect({ referral, screening }).toEqual({ referral: record.referral, screening: record.screening });
    expect(withoutPartTwo(aCase())).toEqual({ referral: aCase().referral });
  });
});
