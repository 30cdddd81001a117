/** Consent as it stands, its withdrawal, and the redirect to another county. */
import { describe, expect, it } from '@jest/globals';
import { legalBasis, mayBeOffered, mayDisclose } from '../../../domain/access/legal-basis.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { planWait } from '../../../domain/case/waits.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import type { ConsentChange } from '../../../domain/case/consent-contract.ts';
import { consentOf, consentView } from '../../../domain/case/consent.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { caseFacts } from '../../../domain/case/case-facts.ts';
import { completionBodySchema } from '../../../domain/api/completion-contract.ts';
import { aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { putOrder } from '../../fixtures/aot-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aCaseOffered,
  aPersonOf,
  aReferredCase,
  careManager,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const today = '2026-03-02';
const withdrawn: ConsentChange = { status: 'withdrawn', withdrawnOn: today };
const signedAgain: ConsentChange = {
  status: 'signed',
  signedOn: today,
  handSigned: true,
  scope: ['spoa', 'healthHome'],
};
const change = (story: Story, consent: ConsentChange) =>
  story.decide(openedAt, (draft) => changeConsent(draft, consent), planner);

const underOrder: CaseRecord['referral']['legal'] = { aot: 'activeOrder', probation: false, cpl33020: false };

describe('a withdrawal', () => {
  it('takes an open offer back at once, and the county decides again', () => {
    const story = aCaseOffered();
    change(story, withdrawn);
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.case.assignment).toMatchObject({ asked: [{ agency: 'harbor-cma', answer: 'takenBack' }] });
    expect(story.case.assignment.offeredTo).toBeUndefined();
    expect(story.item('cmaAcceptance').status).toBe('cancelled');
    expect(story.toldLast).toContain('offerTakenBack to cma:harbor-cma');
  });

  it('between two offers gives the case back too', () => {
    const story = aCaseBeforeTheSpoa();
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' });
    change(story, withdrawn);
    expect(story.case.strands.placement).toBe('spoaReview');
  });

  it('under an AOT order leaves the offer standing', () => {
    const attachments = [{ kind: 'aotOrder' as const, dated: today }];
    const story = aCaseOffered(aReferral({ legal: underOrder, attachments }));
    change(story, withdrawn);
    expect(story.case.strands.placement).toBe('cmaAssignment');
    expect(mayBeOffered(story.case, openedAt)).toBe(true);
  });

  it('keeps the SPOA from placing the person until there is a new authorization', () => {
    const story = aCaseBeforeTheSpoa();
    change(story, withdrawn);
    const accept = { kind: 'spoaDecision', decision: 'accept' } as const;
    expect(refusalOf(() => story.answer(openedAt, spoa, accept))).toMatchObject({
      kind: 'rule',
      ruleId: 'HHP-CONSENT-03c',
    });
    change(story, signedAgain);
    expect(consentOf(story.case)).toMatchObject({ status: 'signed', scope: ['spoa', 'healthHome'] });
    story.answer(openedAt, spoa, accept);
    expect(story.case.strands.placement).toBe('cmaAssignment');
  });

  it.each([
    [
      'of nothing that was signed',
      { referral: aReferral({ consent: { status: 'notObtainable', reason: 'Does not speak.' } }) },
    ],
    ['for the second time', { consentChanges: [{ recordedAt: openedAt, consent: withdrawn }] }],
  ])('%s is a conflict', (_what, overrides) => {
    const story = aReferredCase();
    story.case = { ...story.case, ...overrides };
    expect(refusalOf(() => change(story, withdrawn))).toMatchObject({
      kind: 'conflict',
      code: 'noConsentToWithdraw',
    });
  });

  it.each([
    [{ status: 'withdrawn', withdrawnOn: '2026-03-03' }, 'body.withdrawnOn'],
    [{ ...signedAgain, signedOn: '2026-03-03' }, 'body.signedOn'],
  ] as const)('of tomorrow (%j) is refused', (consent, field) => {
    expect(refusalOf(() => change(aReferredCase(), consent))).toMatchObject({ errors: [{ field }] });
  });

  it('from an agency that has accepted stops nothing of the care, and closes its view', () => {
    const story = aCaseAccepted();
    change(story, withdrawn);
    expect(story.case.strands.placement).toBe('handOff');
    expect(legalBasis(story.case, 'assigned', openedAt).level).toBe('none');
  });
});

describe('a refusal', () => {
  const refused: ConsentChange = { status: 'refused', askedOn: today };
  const stateOf = (story: Story) => {
    const { kind, level } = legalBasis(story.case, 'assigned', openedAt);
    return [consentOf(story.case).status, kind, level];
  };

  it.each([
    ['an authorization', {}],
    ['what could not be had', { consent: { status: 'notObtainable' as const, reason: 'Does not speak.' } }],
  ])('can be recorded after %s, ends its basis, takes the offer back and is told', (_before, sections) => {
    const story = aCaseOffered(aReferral(sections));
    expect(stateOf(story)[1]).not.toBe('none');
    change(story, refused);
    expect(stateOf(story)).toEqual(['refused', 'none', 'none']);
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.toldLast).toContain('consentRefused to spoa:suffolk');
    expect(story.eventOf('consentChanged').details).toEqual({ status: 'refused' });
  });

  it('can be recorded after a withdrawal, and again on another day', () => {
    const story = aCaseAccepted();
    change(story, withdrawn);
    change(story, refused);
    change(story, refused);
    expect(stateOf(story)).toEqual(['refused', 'none', 'none']);
  });

  it('leaves what the order opens', () => {
    const story = aCaseAccepted();
    putOrder(story, openedAt);
    change(story, refused);
    expect(stateOf(story)).toEqual(['refused', 'orderCopy', 'identity']);
  });

  it('ends the specific consent to substance-use records too', () => {
    const consent = {
      signedOn: '2026-02-20',
      recipients: ['careManagementAgency' as const],
      purpose: 'treatment' as const,
      expiresOn: '2026-12-31',
    };
    const records = [{ kind: 'diagnosis' as const, description: 'Invented' }];
    const story = aReferredCase(aReferral({ partTwo: { records, consent } }));
    expect(legalBasis(story.case, 'assigned', openedAt).partTwo).toBe(true);
    change(story, refused);
    expect(legalBasis(story.case, 'assigned', openedAt)).not.toHaveProperty('partTwo');
    change(story, { status: 'partTwoSigned', ...consent, signedOn: today });
    expect(legalBasis(story.case, 'assigned', openedAt).partTwo).toBe(true);
  });

  it('of tomorrow is refused', () => {
    const tomorrow = () => change(aReferredCase(), { status: 'refused', askedOn: '2026-03-03' });
    expect(refusalOf(tomorrow)).toMatchObject({ code: 'inTheFuture', errors: [{ field: 'body.askedOn' }] });
  });
});

describe('an authorization', () => {
  const typed: ConsentChange = { ...signedAgain, handSigned: false };
  const sign = (story: Story, consent: ConsentChange, by?: Person) =>
    story.decide(openedAt, (draft) => changeConsent(draft, consent), by);
  const after = (...changes: ConsentChange[]) => {
    const story = aCaseAccepted();
    for (const one of changes) change(story, one);
    return story;
  };

  it('leaves the status withdrawn after its withdrawal, and signed after the next', () => {
    const story = after(withdrawn);
    expect(consentView(story.case)).toEqual({ status: 'withdrawn', withdrawnOn: today });
    expect(story.eventOf('consentChanged').details).toEqual({ status: 'withdrawn' });
    expect(refusalOf(() => change(story, withdrawn)).state).toEqual({
      consent: 'withdrawn',
      withdrawnOn: today,
    });
    change(story, signedAgain);
    expect(consentView(story.case)).toEqual({ status: 'signed', withdrawnOn: null });
  });

  it('that is typed, or comes through the agency, counts while none was withdrawn', () => {
    const story = aCaseAccepted();
    sign(story, typed, careManager);
    expect(consentOf(story.case)).toMatchObject({ status: 'signed', handSigned: false });
  });

  describe.each<[string, ConsentChange]>([
    ['a withdrawal', withdrawn],
    ['a refusal', { status: 'refused', askedOn: today }],
  ])('after %s', (_what, ending) => {
    it.each([
      ['the agency, which alone gains by it', careManager],
      ['a part of the system', undefined],
    ])('is not recorded by %s', (_who, by) => {
      expect(refusalOf(() => sign(after(ending), signedAgain, by))).toMatchObject({
        code: 'notYoursToSign',
        ruleId: 'HHP-CONSENT-08',
        next: 'Send the authorization, signed by hand, to the facility or the county.',
      });
    });

    it('is signed by hand', () => {
      expect(refusalOf(() => sign(after(ending), typed, planner))).toMatchObject({
        code: 'handSignatureNeeded',
        errors: [{ field: 'body.handSigned' }],
      });
    });

    it.each([
      ['the facility', planner],
      ['the county', spoa],
    ])('is recorded by %s', (_who, by) => {
      const story = after(ending);
      sign(story, signedAgain, by);
      expect(legalBasis(story.case, 'assigned', openedAt)).toMatchObject({ kind: 'consent', level: 'full' });
    });

    it('is not one that was signed before it', () => {
      const older = () => sign(after(ending), { ...signedAgain, signedOn: '2026-03-01' }, planner);
      expect(refusalOf(older)).toMatchObject({ code: 'signedBeforeWithdrawal' });
    });
  });
});

describe('a redirect', () => {
  const redirect = (county: 'nassau' | 'suffolk' | 'washington' | 'kings') =>
    ({ kind: 'spoaDecision', decision: 'redirect', county, reason: 'The person moves there.' }) as const;

  it('moves the case, keeps its history and starts the clock of the new SPOA', () => {
    const story = aCaseBeforeTheSpoa();
    story.answer(openedAt, spoa, redirect('nassau'));
    story.decide('2026-03-02T16:00:00.000Z', (draft) => planWait(draft, 'spoaDecision', policy));
    expect(story.case).toMatchObject({
      county: 'nassau',
      lgu: 'nassau',
      redirects: [{ from: 'suffolk', to: 'nassau', reason: 'The person moves there.' }],
    });
    expect(story.case.clocks.map(({ kind, anchor, metAt }) => [kind, anchor, metAt])).toEqual([
      ['spoaDecision', openedAt, openedAt],
      ['placement', openedAt, undefined],
      ['spoaDecision', '2026-03-02T16:00:00.000Z', undefined],
    ]);
    expect(story.toldLast).toEqual(['referralReceived to spoa:nassau']);
    expect(story.countOf('referralSubmitted')).toBe(1);
  });

  it('to a county that shares a SPOA is that SPOA’s to decide, and from there back the county’s own', () => {
    const story = aCaseBeforeTheSpoa();
    story.answer(openedAt, spoa, redirect('washington'));
    story.decide(openedAt, (draft) => planWait(draft, 'spoaDecision', policy));
    expect(story.item('spoaDecision')).toMatchObject({ ownerRole: 'spoa', ownerOrg: 'warren' });
    expect(story.toldLast).toEqual([
      'referralReceived to spoa:washington',
      'referralReceived to spoa:warren',
    ]);
    story.answer(openedAt, aPersonOf('spoa', 'warren'), redirect('nassau'));
    expect(story.case.triage).toBeUndefined();
  });

  it('hands an open contact to the new county', () => {
    const story = aCaseBeforeTheSpoa();
    story.decide(
      openedAt,
      (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
      planner,
    );
    story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    story.answer(openedAt, spoa, redirect('nassau'));
    expect(story.item('faceToFaceContact').ownerOrg).toBe('nassau');
  });

  it('hands what the county owes under a court order to the new county, and tells it', () => {
    const story = aCaseBeforeTheSpoa();
    putOrder(story, openedAt);
    expect(story.item('aotReportToOmh').ownerOrg).toBe('suffolk');
    story.answer(openedAt, spoa, redirect('nassau'));
    const open = [...story.workItems.values()].filter(({ status }) => status === 'open');
    expect(open.filter(({ ownerOrg }) => ownerOrg === 'suffolk')).toEqual([]);
    expect(story.item('aotReportToOmh')).toMatchObject({ status: 'open', ownerOrg: 'nassau' });
    expect(story.toldLast).toContain('aotReportToOmhDue to spoa:nassau');
  });

  it('of a CNYPC release to New York City goes to the forensic team, once', () => {
    const story = aReferredCase(aReferral(), aPersonOf('planner', 'cnypc'));
    story.case = { ...story.case, strands: { ...story.case.strands, placement: 'spoaReview' } };
    story.decide(openedAt, (draft) => planWait(draft, 'spoaDecision', policy));
    story.answer(openedAt, spoa, redirect('kings'));
    expect(story.case.strands.placement).toBe('forensicTransition');
  });

  it.each([
    ['to its own county', {}, 'suffolk', 'HHP-ROUTE-02'],
    [
      'without a consent that covers a SPOA',
      { consent: { status: 'signed', signedOn: today, handSigned: true, scope: ['healthHome'] } },
      'nassau',
      'HHP-CONSENT-03s',
    ],
  ] as const)('%s is refused with its rule, and nothing moves', (_what, sections, county, ruleId) => {
    const consent =
      'consent' in sections
        ? { ...sections.consent, scope: [...sections.consent.scope] }
        : aReferral().consent;
    const story = aCaseBeforeTheSpoa(aReferral({ consent }));
    expect(refusalOf(() => story.answer(openedAt, spoa, redirect(county)))).toMatchObject({
      kind: 'rule',
      ruleId,
    });
    expect(story.case.county).toBe('suffolk');
  });

  it.each([
    [{ kind: 'spoaDecision', decision: 'redirect', reason: 'The person moves there.' }],
    [{ kind: 'spoaDecision', decision: 'accept', county: 'nassau' }],
  ])('%j names the field', (body) => {
    expect(completionBodySchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'county',
    ]);
  });
});

describe('a refusal under an AOT order', () => {
  const refusing = (attached: boolean) =>
    aReferral({
      consent: { status: 'refused', askedOn: today },
      person: aPerson(),
      legal: underOrder,
      ...(attached && { attachments: [{ kind: 'aotOrder' as const, dated: today }] }),
    });

  it('with the order on file the person is enrolled, and nothing is implied', () => {
    const story = aCaseBeforeTheSpoa(refusing(true));
    expect(story.case.screening).toMatchObject({ eligible: true });
    expect(legalBasis(story.case, 'offered', openedAt).level).toBe('none');
    expect(legalBasis(story.case, 'assigned', openedAt)).toMatchObject({
      kind: 'orderCopy',
      level: 'identity',
    });
  });

  it('without a copy of the order it is a refusal', () => {
    expect(aReferredCase(refusing(false)).case.referral.consent.status).toBe('refused');
    const story = aReferredCase(refusing(false));
    expect(mayDisclose(caseFacts(story.case, openedAt), 'spoa').outcome).toBe('notMet');
  });
});
