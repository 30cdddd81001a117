/** Completing what orders bring: the county directs, the agency tells, and nothing is taken that has not happened. */
import { describe, expect, it } from '@jest/globals';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { holderOf, partiesOf } from '../../../domain/case/parties.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import type { CompletionBody } from '../../../domain/api/completion-contract.ts';
import { completeByAnswer } from '../../../domain/work/complete-work-item.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCaseOnAot, aotProtocolFor, putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  anAgency,
  attested,
  careManager,
  harbor,
  meadow,
  newYorkInstant,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const at = addElapsed(openedAt, 1, 'hours');
const future = addElapsed(openedAt, 3, 'days');
const parts = [
  'orderCopy',
  'treatmentPlan',
  'careManagerAndAgency',
  'providers',
  'serviceStartDate',
] as const;
const weak = anAgency({ aotAuthority: 'none' });
const registry = [weak, meadow, anAgency({ id: 'idle-cma', aotAuthority: 'none' })];

const refused = (story: Story, body: CompletionBody, by: Person = spoa, agencies = registry) => {
  const draft = story.draft(at, by);
  const context = { by, policy, policyFor, agencies, staff: noStaff, aotProtocolFor };
  const refusal = refusalOf(() => completeByAnswer(draft, story.item(body.kind), body, context));
  expect(draft.changed).toBe(false);
  return refusal;
};

describe('the transfer', () => {
  const unserved = () => aCaseOnAot({}, weak);
  /** The county directs, and the agency that it named accepts for today. */
  const transfer = (story: Story): void => {
    story.answer(at, spoa, { kind: 'aotTransfer', to: 'meadow-cma' }, registry);
    const receiver = { ...careManager, org: 'meadow-cma' };
    story.answer(at, receiver, { kind: 'transferAcceptance', decision: 'accept' }, registry);
  };

  it('is directed by the county, and moves nobody before the agency that it named has accepted', () => {
    const story = unserved();
    story.answer(at, spoa, { kind: 'aotTransfer', to: 'meadow-cma' }, registry);
    expect(story.case.assignment).toMatchObject({
      agency: 'harbor-cma',
      transfer: { from: 'harbor-cma', to: 'meadow-cma', effectiveOn: '2026-03-02', reason: 'aotAuthority' },
    });
    expect(story.item('aotTransfer').status).toBe('open');
    expect(story.toldLast).toEqual(['transferAsked to cma:meadow-cma']);
    expect(refused(story, { kind: 'aotTransfer', to: 'meadow-cma' })).toMatchObject({
      code: 'transferPending',
    });
  });

  it('that the agency declines is still the county’s to direct', () => {
    const story = unserved();
    story.answer(at, spoa, { kind: 'aotTransfer', to: 'meadow-cma' }, registry);
    const receiver = { ...careManager, org: 'meadow-cma' };
    const no = { kind: 'transferAcceptance', decision: 'decline', reason: 'noCapacity' } as const;
    story.answer(at, receiver, no, registry);
    expect(story.item('aotTransfer').status).toBe('open');
    expect(story.case.assignment).not.toHaveProperty('transfer');
    expect(story.toldLast).toEqual(expect.arrayContaining(['transferNotMade to spoa:suffolk']));
  });

  it('once accepted, takes assignment, parties, holder and open work along', () => {
    const story = unserved();
    transfer(story);
    expect(story.item('aotTransfer')).toMatchObject({ status: 'done', outcome: 'directed' });
    expect(story.case.assignment).toMatchObject({
      agency: 'meadow-cma',
      acceptedAt: at,
      healthHome: 'tide-health-home',
    });
    expect(holderOf(story.case)).toEqual({ role: 'cma', org: 'meadow-cma' });
    expect(partiesOf(story.case).filter(({ role }) => role === 'cma')).toEqual([
      { role: 'cma', org: 'meadow-cma', relation: 'assigned' },
    ]);
    for (const kind of ['aotFirstContact', 'cairsReport'] as const)
      expect(story.item(kind).ownerOrg).toBe('meadow-cma');
    expect(story.item('warmHandOff').status).toBe('cancelled');
    expect(story.toldLast).toEqual(
      expect.arrayContaining([
        'transferred to cma:harbor-cma',
        'transferred to cma:meadow-cma',
        'transferred to healthHome:tide-health-home',
      ]),
    );
  });

  it('to an agency that none of its Health Homes has attested is refused with what to do', () => {
    const receiving = { ...meadow, healthHomes: ['dune-health-home'] };
    const refusal = refused(unserved(), { kind: 'aotTransfer', to: 'meadow-cma' }, spoa, [weak, receiving]);
    expect(refusal).toMatchObject({
      code: 'agencyMayNotServe',
      ruleId: 'HHP-CMA-01',
      next: 'Name an agency that has attested, serves the county and may serve AOT, or another day.',
    });
  });

  const tells = (story: Story) =>
    [...story.workItems.values()]
      .filter(({ kind, status }) => kind === 'tellHealthHomeOfAot' && status !== 'cancelled')
      .map(({ ownerOrg, obligationId, status }) => [ownerOrg, obligationId, status]);
  const tell = (story: Story, org: string) => {
    const item = [...story.workItems.values()].findLast(
      ({ kind, ownerOrg, status }) => kind === 'tellHealthHomeOfAot' && ownerOrg === org && status === 'open',
    );
    if (!item) throw new Error(`${org} has nothing to tell.`);
    const by = { ...careManager, org };
    const body = {
      kind: 'tellHealthHomeOfAot',
      toldAt: at,
      orderCopyGiven: true,
      treatmentExchange: true,
    } as const;
    const context = { by, policy, policyFor, agencies: registry, staff: noStaff, aotProtocolFor };
    story.decide(at, (draft) => completeByAnswer(draft, item, body, context), by);
  };

  it('makes both agencies tell the Health Home, and records both', () => {
    const story = unserved();
    transfer(story);
    const left = `tellHealthHomeOfAot:harbor-cma:left:${at}`;
    const ordered = 'tellHealthHomeOfAot:O1:meadow-cma:ordered';
    expect(tells(story)).toEqual([
      ['meadow-cma', ordered, 'open'],
      ['harbor-cma', left, 'open'],
    ]);
    tell(story, 'harbor-cma');
    expect(story.case.aot?.disclosure).toBeUndefined();
    tell(story, 'meadow-cma');
    expect(story.toldLast).toContain('healthHomeToldOfAot to healthHome:tide-health-home');
    expect(story.case.aot?.disclosure).toMatchObject({ orderCopyGivenAt: at });
    expect(tells(story).map(([, , status]) => status)).toEqual(['done', 'done']);
    expect(story.case.aot?.transfers).toMatchObject([
      { at, from: { org: 'harbor-cma' }, to: 'meadow-cma', directedBy: { role: 'spoa' } },
    ]);
  });

  it('takes the person off the caseload of the agency that is left', () => {
    const story = unserved();
    Object.assign(story.case.assignment, { careManager: 'harbor-cm-1' });
    transfer(story);
    expect(story.case.assignment).not.toHaveProperty('careManager');
  });

  it('is never made by itself: a month of silence reminds the county, then OMH, and moves nobody', () => {
    const story = unserved();
    for (let days = 8; days <= 30; days += 1) settleOn(story, addElapsed(openedAt, days, 'days'), weak);
    expect(story.case.assignment.agency).toBe('harbor-cma');
    expect(story.told).toContain('aotTransferOverdue to spoa:suffolk');
    expect(story.toldLast).toContain('aotTransferOverdue to state:omh');
  });

  it.each([
    ['idle-cma', 'HHP-CMA-04'],
    ['nowhere-cma', 'HHP-ASG-02'],
  ])('to %s is refused by %s', (to, ruleId) => {
    expect(refused(unserved(), { kind: 'aotTransfer', to })).toMatchObject({
      kind: 'rule',
      code: 'agencyMayNotServe',
      ruleId,
      errors: [{ field: 'body.to' }],
    });
  });

  it('goes to the Health Home of the referral, else to the first that has attested the agency', () => {
    const story = unserved();
    delete story.case.assignment.healthHome;
    transfer(story);
    expect(story.case.assignment.healthHome).toBe('tide-health-home');
    const known = aCaseAccepted(
      aReferral({ healthHome: { enrolled: true, healthHome: 'tide-health-home' } }),
    );
    putOrder(known, openedAt, {}, spoa, weak);
    delete known.case.assignment.healthHome;
    transfer(known);
    expect(known.case.assignment.healthHome).toBe('tide-health-home');
  });
});

describe('the report to OMH', () => {
  it('is done whole', () => {
    const story = aCaseOnAot();
    const body = { kind: 'aotReportToOmh' as const, reportedAt: at, included: [...parts] };
    expect(refused(story, { ...body, included: ['orderCopy', 'providers'] })).toMatchObject({
      code: 'reportIncomplete',
      ruleId: 'HHP-OMH-01',
    });
    expect(refused(story, { ...body, included: [] }).errors).toHaveLength(5);
    story.answer(at, spoa, body);
    expect(story.item('aotReportToOmh')).toMatchObject({ status: 'done', outcome: 'reported', late: false });
  });

  it('after three days is late, and taken', () => {
    const story = aCaseOnAot();
    const late = newYorkInstant('2026-03-06T00:01');
    story.answer(late, spoa, { kind: 'aotReportToOmh', reportedAt: late, included: [...parts] });
    expect(story.item('aotReportToOmh')).toMatchObject({ status: 'done', late: true });
  });
});

describe('CAIRS', () => {
  it('keeps the answers as codes, beside those sent before', () => {
    const story = aCaseOnAot();
    story.answer(at, careManager, { kind: 'cairsReport', submittedAt: at, answers: { arrests: '0' } });
    settleOn(story, newYorkInstant('2026-08-05T05:00'));
    story.answer(newYorkInstant('2026-08-05T09:00'), careManager, {
      kind: 'cairsReport',
      submittedAt: newYorkInstant('2026-08-05T08:00'),
      answers: {},
    });
    expect(story.case.aot?.cairs?.map(({ obligationId, answers }) => [obligationId, answers])).toEqual([
      ['cairsReport:O1:baseline', { arrests: '0' }],
      ['cairsReport:O1:month6', {}],
    ]);
  });

  it('refuses what is no field and no code', () => {
    const body = { kind: 'cairsReport', submittedAt: at } as const;
    expect(refused(aCaseOnAot(), { ...body, answers: { weather: 'fine' } }, careManager)).toMatchObject({
      code: 'unknownAnswer',
      ruleId: 'HHP-CAIRS-01',
      errors: [{ field: 'body.answers' }],
    });
    expect(refused(aCaseOnAot(), { ...body, answers: { arrests: 'many' } }, careManager).errors).toEqual([
      { field: 'body.answers.arrests', message: 'Give one of 0, 1, 2, 3orMore, unknown.' },
    ]);
  });
});

describe('telling the Health Home', () => {
  it('records the copy of the order and the exchange, and leaves consent alone', () => {
    const story = aCaseOnAot();
    const { consent } = story.case.referral;
    story.answer(at, careManager, {
      kind: 'tellHealthHomeOfAot',
      toldAt: at,
      orderCopyGiven: true,
      treatmentExchange: true,
    });
    expect(story.case.aot?.disclosure).toEqual({
      orderCopyGivenAt: at,
      treatmentExchange: { statedAt: at, by: careManager },
    });
    expect(story.case.referral.consent).toEqual(consent);
    expect(story.toldLast).toEqual(['healthHomeToldOfAot to healthHome:tide-health-home']);
  });

  it.each([
    [
      'whose attestation ended on the day before',
      [anAgency({ attestations: attested('2025-01-01', '2026-03-01') })],
    ],
    ['that the registry lost', []],
  ])('is refused to an agency %s, with what to do', (_what, agencies) => {
    const body = {
      kind: 'tellHealthHomeOfAot',
      toldAt: at,
      orderCopyGiven: true,
      treatmentExchange: true,
    } as const;
    expect(refused(aCaseOnAot(), body, careManager, agencies)).toMatchObject({
      code: 'agencyNotAttested',
      ruleId: 'HHP-CMA-01',
      next: 'Ask the Health Home to attest your agency with PUT /registry/attestations/{agency}, then tell it.',
    });
  });

  it('takes the exchange not back that was stated before, and of the copy the latest word stands', () => {
    const story = aCaseOnAot();
    story.answer(at, careManager, {
      kind: 'tellHealthHomeOfAot',
      toldAt: at,
      orderCopyGiven: true,
      treatmentExchange: true,
    });
    settleOn(story, newYorkInstant('2027-03-02T05:00'));
    const later = newYorkInstant('2027-03-02T09:00');
    delete story.case.assignment.healthHome;
    story.answer(later, careManager, {
      kind: 'tellHealthHomeOfAot',
      toldAt: later,
      orderCopyGiven: false,
      treatmentExchange: false,
    });
    expect(story.case.aot?.disclosure).toEqual({
      orderCopyNotGivenAt: later,
      treatmentExchange: { statedAt: at, by: careManager },
    });
    expect(story.toldLast).toEqual([]);
  });
});

describe('the county’s answers', () => {
  it.each([
    ['confirm', 'verified', 'confirmed', 'active'],
    ['reject', 'rejected', 'rejected', 'expired'],
  ] as const)('%s makes an order %s', (decision, verification, outcome, strand) => {
    const story = aCaseAccepted();
    putOrder(story, openedAt, {}, careManager);
    story.answer(at, spoa, { kind: 'confirmAotOrder', decision });
    expect(story.case.aot?.orders[0]?.verification).toBe(verification);
    expect(story.item('confirmAotOrder')).toMatchObject({ status: 'done', outcome });
    expect(story.case.strands.aot).toBe(strand);
    expect(story.item('aotFirstContact').status).toBe(decision === 'confirm' ? 'open' : 'cancelled');
  });

  it('a review says what comes of it', () => {
    const story = aCaseOnAot();
    const day = newYorkInstant('2026-12-20T05:00');
    settleOn(story, day);
    story.answer(day, spoa, { kind: 'aotReview', reviewedAt: day, decision: 'petitionToRenew' });
    expect(story.item('aotReview')).toMatchObject({
      status: 'done',
      outcome: 'petitionToRenew',
      late: false,
    });
    expect(story.eventOf('aotOrderReviewed').details).toEqual({ decision: 'petitionToRenew' });
  });
});

it('a first contact can be sent as the answer to its work', () => {
  const story = aCaseOnAot();
  story.answer(at, careManager, {
    kind: 'aotFirstContact',
    contact: { at, method: 'video', outcome: 'made' },
  });
  expect(story.item('aotFirstContact').status).toBe('open');
  story.answer(at, careManager, {
    kind: 'aotFirstContact',
    contact: { at, method: 'faceToFace', outcome: 'made' },
  });
  expect(story.item('aotFirstContact').status).toBe('done');
});

it('a first contact that has not happened is refused by the name that its time has in the answer', () => {
  const contact = { at: future, reportedToLguAt: future, method: 'faceToFace', outcome: 'made' } as const;
  const inTime = { ...contact, at };
  const fields = [contact, inTime].map((sent) =>
    refused(aCaseOnAot(), { kind: 'aotFirstContact', contact: sent }, careManager).errors?.map(
      ({ field }) => field,
    ),
  );
  expect(fields).toEqual([['body.contact.at'], ['body.contact.reportedToLguAt']]);
});

it.each([
  [{ kind: 'aotReportToOmh', reportedAt: future, included: [...parts] }, spoa],
  [{ kind: 'cairsReport', submittedAt: future, answers: {} }, careManager],
  [
    { kind: 'tellHealthHomeOfAot', toldAt: future, orderCopyGiven: true, treatmentExchange: false },
    careManager,
  ],
  [{ kind: 'aotReview', reviewedAt: newYorkInstant('2027-01-01T00:00'), decision: 'letExpire' }, spoa],
] as const)('what has not happened is refused: %j', (body, by) => {
  const story = aCaseOnAot({}, harbor);
  if (body.kind === 'aotReview') settleOn(story, newYorkInstant('2026-12-20T05:00'));
  expect(refused(story, { ...body } as CompletionBody, by)).toMatchObject({ code: 'inTheFuture' });
});

it('an item of an older record without its duty is completed all the same', () => {
  const story = aCaseOnAot();
  const { obligationId, ...item } = story.item('cairsReport');
  expect(obligationId).toBeDefined();
  story.workItems.set(item.workItemId, item);
  story.answer(at, careManager, { kind: 'cairsReport', submittedAt: at, answers: {} });
  expect(story.case.aot?.cairs?.[0]?.obligationId).toBe(item.workItemId);

  const told = aCaseAccepted();
  putOrder(told, openedAt, {}, careManager);
  const { obligationId: confirm, orderId, ...older } = told.item('confirmAotOrder');
  expect([confirm, orderId]).toEqual(['confirmAotOrder:O1', 'O1']);
  told.workItems.set(older.workItemId, older);
  told.answer(at, spoa, { kind: 'confirmAotOrder', decision: 'confirm' });
  expect(told.workItems.get(older.workItemId)?.status).toBe('done');
  expect(told.case.aot?.orders[0]?.verification).toBe('unverified');
});

it('a contact meets the clock although its work was taken back', () => {
  const story = aCaseOnAot();
  story.workItems.delete(story.item('aotFirstContact').workItemId);
  story.decide(at, (draft) =>
    recordContact(draft, { at, method: 'faceToFace', outcome: 'made' }, careManager, policy.aot, 'body'),
  );
  expect(story.case.clocks.find(({ kind }) => kind === 'aotFirstContact')).toMatchObject({
    metAt: at,
    late: false,
  });
});
