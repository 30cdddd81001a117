/** What becomes of a referral that a county or a Health Home entered, where a facility would have its say. */
import { describe, expect, it } from '@jest/globals';
import { legalBasis } from '../../../domain/access/legal-basis.ts';
import type { CompletionBody } from '../../../domain/api/completion-contract.ts';
import { unsignedSides } from '../../../domain/case/hand-off.ts';
import { caseFacts } from '../../../domain/case/case-facts.ts';
import { referrerOf } from '../../../domain/case/parties.ts';
import type { ConsentChange } from '../../../domain/case/consent-contract.ts';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { resubmitReferral } from '../../../domain/work/resubmit-referral.ts';
import { caseView } from '../../../domain/views/case-view.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aPersonOf,
  aReferredCase,
  careManager,
  healthHome,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { readerAs } from '../../fixtures/reader-fixture.ts';

const community = (overrides: Parameters<typeof aReferral>[0] = {}): Referral =>
  aReferral({
    source: 'actTeam',
    discharge: undefined,
    admission: undefined,
    indicators: { actStepDownOn: '2026-03-31' },
    ...overrides,
  });
const ofHealthHome = community({ healthHome: { enrolled: true, healthHome: 'tide-health-home' } });
const entered = (by: Person, referral = community()): Story => {
  const story = aReferredCase(referral, by);
  story.decide(openedAt, (draft) => {
    screenReferral(draft);
    planWait(draft, 'spoaDecision', policy);
  });
  return story;
};
const returning: CompletionBody = {
  kind: 'spoaDecision',
  decision: 'returnForInformation',
  questions: ['evidenceOfNeed'],
};
const redirecting: CompletionBody = {
  kind: 'spoaDecision',
  decision: 'redirect',
  county: 'nassau',
  reason: 'Lives there.',
};
const refusedConsent: Referral['consent'] = { status: 'refused', askedOn: '2026-03-02' };

describe('who is told what a facility is told', () => {
  it('is the facility, the Health Home that entered the referral, or the county', () => {
    expect(referrerOf(aCase())).toEqual({ role: 'planner', org: 'pilgrim-pc' });
    expect(referrerOf(entered(healthHome, ofHealthHome).case)).toEqual({
      role: 'healthHome',
      org: 'tide-health-home',
    });
    expect(referrerOf(entered(spoa).case)).toEqual({ role: 'spoa', org: 'suffolk' });
  });

  it('is the county where another Health Home has the person by now', () => {
    const { case: record } = entered(healthHome, ofHealthHome);
    const taken = { ...record, assignment: { ...record.assignment, healthHome: 'dune-health-home' } };
    expect(referrerOf(taken)).toEqual({ role: 'spoa', org: 'suffolk' });
  });
});

describe('a referral that was entered', () => {
  it('by a Health Home goes back to it with questions, which it answers', () => {
    const story = entered(healthHome, ofHealthHome);
    story.answer(openedAt, spoa, returning);
    expect(story.item('referralInformation')).toMatchObject({ ownerOrg: 'tide-health-home' });
    story.answer(openedAt, healthHome, { kind: 'referralInformation', answer: 'The letter is attached.' });
    expect(story.case.strands.placement).toBe('spoaReview');
  });

  it('by the county goes back to nobody', () => {
    const story = entered(spoa);
    expect(refusalOf(() => story.answer(openedAt, spoa, returning))).toMatchObject({
      code: 'nobodyToAsk',
      errors: [{ field: 'body.decision' }],
    });
    expect(story.case.strands.placement).toBe('spoaReview');
  });

  it('by the county is sent on to another, and only the Health Home that entered one hears that it was', () => {
    const ofCounty = entered(spoa);
    ofCounty.answer(openedAt, spoa, redirecting);
    expect(ofCounty.toldLast).toEqual([]);
    const other = entered(healthHome, ofHealthHome);
    other.answer(openedAt, spoa, redirecting);
    expect(other.toldLast).toEqual(['referralRedirected to healthHome:tide-health-home']);
  });

  it('is withdrawn by the county, and by nobody else', () => {
    const story = entered(spoa);
    const taking = (by: Person) =>
      story.decide(openedAt, (draft) => withdraw(draft, { reason: 'withdrawn' }, by, policy), by);
    for (const by of [careManager, planner])
      expect(refusalOf(() => taking(by))).toMatchObject({ code: 'notYoursToWithdraw' });
    taking(spoa);
    expect(story.case).toMatchObject({ closeReason: 'withdrawn' });
  });

  it('is not sent again as one of another source', () => {
    const story = entered(healthHome, ofHealthHome);
    story.answer(openedAt, spoa, returning);
    const again = (referral: Referral) =>
      refusalOf(() => resubmitReferral(story.draft(openedAt, healthHome), referral, healthHome, policy));
    const { discharge, admission } = aReferral();
    for (const changed of [
      { ...ofHealthHome, source: 'hospital' as const },
      { ...ofHealthHome, discharge, admission },
    ])
      expect(again(changed)).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ field: 'body.source' })]),
      });
    expect(again({ ...ofHealthHome, indicators: {} })).toMatchObject({ code: 'notAcceptable' });
    expect(() =>
      resubmitReferral(story.draft(openedAt, healthHome), ofHealthHome, healthHome, policy),
    ).not.toThrow();
  });

  it('has no sending side that would have to sign', () => {
    const { case: record } = entered(spoa);
    expect(unsignedSides(record)).toEqual(['receiving']);
  });

  it('takes the specific consent to substance-use records from the county', () => {
    const consent: ConsentChange = {
      status: 'partTwoSigned',
      signedOn: '2026-03-01',
      expiresOn: '2026-12-31',
      recipients: ['spoa'],
      purpose: 'treatment',
    };
    const story = entered(spoa);
    const sign = (by: Person) => () => changeConsent(story.draft(openedAt, by), consent);
    expect(refusalOf(sign(careManager))).toMatchObject({ code: 'notYoursToSign' });
    expect(sign(spoa)).not.toThrow();
  });

  it('says in the case who entered it, and nothing of a Medicaid at discharge', () => {
    const story = entered(spoa);
    const snapshot = { case: story.case, workItems: [], contacts: [] };
    const view = caseView(snapshot, openedAt, readerAs('ownCounty', story.case));
    expect(view).toMatchObject({
      referredBy: { role: 'spoa', org: 'suffolk' },
      referral: { source: 'actTeam' },
    });
    expect(view).not.toHaveProperty('facility');
    expect(view).not.toHaveProperty('medicaidAtDischarge');
  });

  it('knows nothing of ages in a stay that there is not', () => {
    expect(caseFacts(entered(spoa).case, openedAt)).toMatchObject({
      ageAtAdmission: null,
      ageAtDischarge: null,
      facility: null,
      stateFacility: false,
      forensicFacility: false,
      referredBeforeDischarge: null,
      onCampusResidence: 'none',
    });
    const onCampus = community({
      indicators: { stateFacilityDischargedOn: '2026-01-05', onCampusResidence: 'tlr' },
    });
    expect(caseFacts(entered(spoa, onCampus).case, openedAt)).toMatchObject({
      stateFacility: true,
      stateDischargeOn: '2026-01-05',
      onCampusResidence: 'tlr',
    });
  });
});

describe('who entered a referral', () => {
  const shown = (record: Story['case'], standing: 'ownCounty' | 'healthHome' | 'offered') =>
    legalBasis(record, standing, openedAt).kind;

  it('reads what it wrote where nothing else opens it, and others do not', () => {
    const { case: ofCounty } = aReferredCase(community({ consent: refusedConsent }), spoa);
    expect(legalBasis(ofCounty, 'ownCounty', openedAt)).toMatchObject({ kind: 'source', level: 'full' });
    expect(shown(ofCounty, 'healthHome')).toBe('none');
    const { case: ofHome } = aReferredCase({ ...ofHealthHome, consent: refusedConsent }, healthHome);
    expect(shown(ofHome, 'healthHome')).toBe('source');
    expect(shown(ofHome, 'ownCounty')).toBe('none');
    expect(shown(ofHome, 'offered')).toBe('none');
  });

  it('reads by the consent where one covers it, which opens what others wrote too', () => {
    expect(shown(aReferredCase(community(), spoa).case, 'ownCounty')).toBe('consent');
  });

  it('reads it as the SPOA that triages too, and no longer once another county has it', () => {
    const { case: record } = aReferredCase(
      community({ consent: refusedConsent }),
      aPersonOf('spoa', 'warren'),
    );
    expect(shown(record, 'ownCounty')).toBe('none');
    expect(shown({ ...record, triage: { role: 'spoa', org: 'warren' } }, 'ownCounty')).toBe('source');
  });

  it('sends nothing on to another county that no consent covers', () => {
    const story = entered(spoa);
    story.decide(
      openedAt,
      (draft) => changeConsent(draft, { status: 'withdrawn', withdrawnOn: '2026-03-02' }),
      spoa,
    );
    expect(refusalOf(() => story.answer(openedAt, spoa, redirecting))).toMatchObject({
      code: 'consentDoesNotCover',
    });
  });
});
