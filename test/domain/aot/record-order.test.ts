/** The registry of orders: who may record what, what is refused with which rule, and that consent is never touched. */
import { describe, expect, it } from '@jest/globals';
import { aotOrderBodySchema, type CourtOrderBody } from '../../../domain/aot/order-contract.ts';
import { answerUnverified, recordAotOrder } from '../../../domain/aot/record-order.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { anOrderBody, aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, careManager, newYorkInstant, refusalOf, spoa } from '../../fixtures/draft-fixture.ts';

const refused = (body: Partial<CourtOrderBody>, by = spoa, story = aCaseOnAot()) => {
  const draft = story.draft(openedAt, by);
  const refusal = refusalOf(() => recordAotOrder(draft, anOrderBody(body), by));
  expect(draft.changed).toBe(false);
  return refusal;
};
const renewal = { from: '2027-03-02', until: '2028-03-01' };

describe('an order', () => {
  it('recorded by the county is verified and makes the strand active', () => {
    const story = aCaseOnAot();
    expect(story.case.aot?.orders).toMatchObject([{ orderId: 'O1', verification: 'verified' }]);
    expect(story.case.strands.aot).toBe('active');
    expect(story.told).toContain('aotOrderRecorded to spoa:suffolk');
  });

  it('told by the agency counts, unverified, until the county confirms or rejects it', () => {
    for (const [confirmed, verification] of [
      [true, 'verified'],
      [false, 'rejected'],
    ] as const) {
      const story = aCaseAccepted();
      story.decide(openedAt, (draft) => recordAotOrder(draft, anOrderBody(), careManager), careManager);
      expect(story.case.aot?.orders[0]?.verification).toBe('unverified');
      story.decide(openedAt, (draft) => answerUnverified(draft, 'O1', confirmed), spoa);
      expect(story.case.aot?.orders[0]?.verification).toBe(verification);
      const draft = story.draft(openedAt, spoa);
      answerUnverified(draft, 'O9', true);
      expect(draft.changed).toBe(false);
    }
  });

  it('that the agency told of becomes verified when the county corrects it', () => {
    const story = aCaseAccepted();
    story.decide(openedAt, (draft) => recordAotOrder(draft, anOrderBody(), careManager), careManager);
    story.decide(addElapsed(openedAt, 1, 'days'), (draft) =>
      recordAotOrder(draft, anOrderBody({ orderId: 'O1', until: '2026-12-01' }), spoa),
    );
    expect(story.case.aot?.orders).toMatchObject([
      { orderId: 'O1', until: '2026-12-01', verification: 'verified', recordedAt: openedAt },
    ]);
    expect(story.countOf('aotOrderChanged')).toBe(1);
  });

  it('ended by the court keeps when and why', () => {
    const story = aCaseOnAot();
    story.decide(openedAt, (draft) =>
      recordAotOrder(draft, anOrderBody({ orderId: 'O1', ended: { at: openedAt, reason: 'vacated' } }), spoa),
    );
    expect(story.case.aot?.orders[0]).toMatchObject({ endedAt: openedAt, endReason: 'vacated' });
  });

  it.each([
    [renewal, []],
    [
      { from: '2027-03-03', until: '2028-03-01' },
      ['There is a gap of 1 day(s) after O1: what counts from the order begins anew.'],
    ],
    [{ from: '2027-02-20', until: '2028-02-19' }, ['It overlaps O1 by 10 day(s): the later order decides.']],
    [{ from: '2025-01-01', until: '2025-12-31' }, []],
  ])('a second one of %j warns: %j', (body, warnings) => {
    const story = aCaseOnAot();
    const recorded = story.decide(openedAt, (draft) => recordAotOrder(draft, anOrderBody({ ...body }), spoa));
    expect(recorded).toEqual({ id: 'O2', warnings });
  });

  it('from the day after a court ended the first at noon leaves a gap of hours, and says so', () => {
    const story = aCaseOnAot();
    const ended = { at: newYorkInstant('2026-03-02T09:00'), reason: 'vacated' as const };
    const now = newYorkInstant('2026-03-02T12:00');
    story.decide(now, (draft) => recordAotOrder(draft, anOrderBody({ orderId: 'O1', ended }), spoa));
    const recorded = story.decide(now, (draft) =>
      recordAotOrder(draft, anOrderBody({ from: '2026-03-03', until: '2027-03-02' }), spoa),
    );
    expect(recorded.warnings).toEqual([
      'There is a gap of hours after O1: what counts from the order begins anew.',
    ]);
  });

  it('names the day on which it was made, and the order that it renews', () => {
    const story = aCaseOnAot();
    const body = anOrderBody({ ...renewal, renews: 'O1', orderedOn: '2026-03-01' });
    story.decide(openedAt, (draft) => recordAotOrder(draft, body, spoa));
    expect(story.case.aot?.orders[1]).toMatchObject({ renews: 'O1', orderedOn: '2026-03-01' });
  });

  it('never sets or changes consent', () => {
    const before = aCaseAccepted().case.referral;
    expect(aCaseOnAot().case.referral).toEqual(before);
  });

  it('leaves no category of treatment in the audit trail', () => {
    expect(JSON.stringify(aCaseOnAot().eventOf('aotOrderRecorded').details)).not.toMatch(/medication|care/i);
  });
});

describe('refused', () => {
  it.each([
    ['an unknown order', { ...renewal, orderId: 'O7' }, 'unknownOrder', 'HHP-ORD-04', 'body.orderId'],
    [
      'a renewal of an unknown order',
      { ...renewal, renews: 'O7' },
      'unknownOrder',
      'HHP-ORD-04',
      'body.renews',
    ],
    [
      'more than a year',
      { from: '2027-03-02', until: '2028-03-03' },
      'orderTooLong',
      'HHP-ORD-02',
      'body.until',
    ],
    [
      'an order still to be made',
      { ...renewal, orderedOn: '2026-03-03' },
      'inTheFuture',
      'HHP-ORD-05',
      'body.orderedOn',
    ],
    [
      'a plan without care management',
      { ...renewal, categories: ['medication'] },
      'planWithoutCareManagement',
      'HHP-ORD-03',
      'body.categories',
    ],
    [
      'an end still to come',
      { orderId: 'O1', ended: { at: '2026-03-05T12:00:00.000Z', reason: 'vacated' } },
      'inTheFuture',
      'HHP-ORD-05',
      'body.ended.at',
    ],
  ] as const)('%s', (_name, body, code, ruleId, field) => {
    const refusal = refused(body as Partial<CourtOrderBody>);
    expect(refusal).toMatchObject({ kind: 'rule', code, ruleId });
    expect(refusal.errors?.map((error) => error.field)).toEqual([field]);
  });

  it('the agency ending an order, or changing what the county confirmed', () => {
    expect(refused({ orderId: 'O1', ended: { at: openedAt, reason: 'vacated' } }, careManager)).toMatchObject(
      {
        code: 'notYoursToEnd',
        ruleId: 'HHP-ORD-01',
      },
    );
    expect(refused({ orderId: 'O1', until: '2026-09-01' }, careManager)).toMatchObject({
      code: 'confirmedByCounty',
      ruleId: 'HHP-ORD-01',
    });
  });

  it('a second one of the agency while the first waits for the county, with what to do', () => {
    const story = aCaseAccepted();
    const tell = (body: Partial<CourtOrderBody> = {}) =>
      story.decide(openedAt, (draft) => recordAotOrder(draft, anOrderBody(body), careManager), careManager);
    tell();
    for (let count = 0; count < 70; count += 1)
      expect(refusalOf(() => tell(renewal))).toMatchObject({
        kind: 'conflict',
        code: 'orderAwaitsConfirmation',
        next: 'To correct it, send orderId O1 too; tell of another order once the county has answered.',
        state: { orderId: 'O1' },
      });
    expect(story.case.aot?.orders).toHaveLength(1);
    expect(tell({ orderId: 'O1', until: '2026-12-01' }).id).toBe('O1');
    story.decide(openedAt, (draft) => recordAotOrder(draft, anOrderBody(renewal), spoa), spoa);
    story.decide(openedAt, (draft) => answerUnverified(draft, 'O1', false), spoa);
    expect(tell({ from: '2028-03-02', until: '2029-03-01' }).id).toBe('O3');
  });

  it('the same order twice, with the id that would change it', () => {
    expect(refused({})).toMatchObject({ kind: 'conflict', code: 'orderOnRecord', state: { orderId: 'O1' } });
  });

  it.each([
    { from: '2026-03-02', until: '2026-03-01' },
    { county: 'springfield' },
    { categories: [] },
    { categories: ['juggling'] },
    { court: '' },
    { orderId: '1' },
    { extra: true },
  ])('by the contract: %j', (wrong) => {
    expect(aotOrderBodySchema.safeParse({ ...anOrderBody(), ...wrong }).success).toBe(false);
  });
});

it('assertive community treatment is care management too', () => {
  const story = aCaseAccepted();
  const body = anOrderBody({ categories: ['assertiveCommunityTreatment'] });
  expect(story.decide(openedAt, (draft) => recordAotOrder(draft, body, spoa)).id).toBe('O1');
});

describe('an agreement', () => {
  it.each(['voluntaryAgreement', 'enhancedServicePackage'] as const)(
    '%s is kept apart from orders',
    (kind) => {
      const story = aCaseAccepted();
      for (const until of [undefined, '2026-09-01']) {
        const body = aotOrderBodySchema.parse({ kind, from: '2026-03-02', ...(until && { until }) });
        story.decide(openedAt, (draft) => recordAotOrder(draft, body, spoa));
      }
      expect(story.case.aot?.orders).toEqual([]);
      expect(story.case.aot?.agreements).toMatchObject([
        { agreementId: 'A1', kind },
        { agreementId: 'A2', kind, until: '2026-09-01' },
      ]);
      expect(story.case.strands.aot).toBe('none');
    },
  );

  it('does not end before it begins', () => {
    const body = { kind: 'voluntaryAgreement', from: '2026-03-02', until: '2026-03-01' };
    expect(aotOrderBodySchema.safeParse(body).success).toBe(false);
  });
});
