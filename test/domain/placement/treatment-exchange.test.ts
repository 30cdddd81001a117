/** The treatment exchange of Mental Hygiene Law 33.13(d): stated and taken back at any time, with its reason. */
import { describe, expect, it } from '@jest/globals';
import { legalBasis } from '../../../domain/access/legal-basis.ts';
import type { ExchangeChange } from '../../../domain/case/consent-contract.ts';
import { consentView } from '../../../domain/case/consent.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { changeExchange } from '../../../domain/placement/treatment-exchange.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { putOrder } from '../../fixtures/aot-fixture.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseOffered,
  careManager,
  planner,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const stated: ExchangeChange = { status: 'treatmentExchangeStated', reason: 'careCoordination' };
const takenBack: ExchangeChange = { status: 'treatmentExchangeTakenBack', reason: 'objectionOfPerson' };
const exchange = (story: Story, change: ExchangeChange, by: Person = planner) =>
  story.decide(openedAt, (draft) => changeExchange(draft, change, by), by);
const withdraw = (story: Story) =>
  story.decide(
    openedAt,
    (draft) => changeConsent(draft, { status: 'withdrawn', withdrawnOn: '2026-03-02' }),
    planner,
  );
const basisOf = (story: Story) => legalBasis(story.case, 'assigned', openedAt).kind;

describe('the treatment exchange', () => {
  it.each([
    ['the facility', planner],
    ['the county', spoa],
    ['the agency', careManager],
  ])('is stated by %s and taken back with a reason, and opens treatment only between', (_who, by) => {
    const story = aCaseAccepted();
    putOrder(story, openedAt);
    withdraw(story);
    expect(basisOf(story)).toBe('orderCopy');
    exchange(story, stated, by);
    expect(basisOf(story)).toBe('treatmentExchange');
    expect(consentView(story.case)).toMatchObject({
      status: 'withdrawn',
      treatmentExchange: { statedAt: openedAt, reason: 'careCoordination' },
    });
    expect(story.eventOf('treatmentExchangeStated')).toMatchObject({
      actor: by,
      details: { reason: 'careCoordination' },
      ruleIds: ['HHP-CONSENT-05'],
    });
    exchange(story, takenBack, by);
    expect(basisOf(story)).toBe('orderCopy');
    expect(consentView(story.case)).not.toHaveProperty('treatmentExchange');
    expect(story.eventOf('treatmentExchangeTakenBack')).toMatchObject({
      actor: by,
      details: { reason: 'objectionOfPerson' },
    });
  });

  it('can be stated before there is an order, and opens nothing until one is active', () => {
    const story = aCaseAccepted();
    exchange(story, stated);
    withdraw(story);
    expect(basisOf(story)).toBe('none');
    putOrder(story, openedAt);
    expect(basisOf(story)).toBe('treatmentExchange');
  });

  it('that nobody stated, or that was taken back already, cannot be taken back', () => {
    const story = aCaseAccepted();
    const again = () => exchange(story, takenBack);
    expect(refusalOf(again)).toMatchObject({ kind: 'conflict', code: 'noExchangeToTakeBack' });
    exchange(story, stated);
    again();
    expect(refusalOf(again)).toMatchObject({ code: 'noExchangeToTakeBack' });
  });

  it('keeps the copy of the order that the Health Home was given', () => {
    const story = aCaseAccepted();
    putOrder(story, openedAt);
    story.answer(openedAt, careManager, {
      kind: 'tellHealthHomeOfAot',
      toldAt: openedAt,
      orderCopyGiven: true,
      treatmentExchange: true,
    });
    expect(consentView(story.case).treatmentExchange).toEqual({ statedAt: openedAt });
    exchange(story, takenBack);
    expect(story.case.aot?.disclosure).toEqual({ orderCopyGivenAt: openedAt });
  });

  it('takes the offer back that rested on it alone', () => {
    const today = '2026-03-02';
    const order = { county: 'suffolk' as const, from: '2026-01-01', until: '2026-12-31' };
    const legal = { aot: 'activeOrder' as const, aotOrder: order, probation: false, cpl33020: false };
    const story = aCaseOffered(aReferral({ legal }));
    exchange(story, stated);
    story.decide(openedAt, (draft) => changeConsent(draft, { status: 'refused', askedOn: today }), planner);
    expect(story.case.strands.placement).toBe('cmaAssignment');
    exchange(story, takenBack);
    expect(story.case.strands.placement).toBe('spoaReview');
  });
});
