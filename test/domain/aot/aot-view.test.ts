/** What each organisation sees of the AOT side of a case. */
import { expect, it } from '@jest/globals';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { aotView } from '../../../domain/aot/aot-view.ts';
import { putPlanOfCare } from '../../../domain/aot/plan-of-care.ts';
import { reportSignificantEvent } from '../../../domain/aot/significant-event.ts';
import { acknowledge } from '../../../domain/work/acknowledge-notice.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import type { Relation } from '../../../domain/case/parties.ts';
import { aCaseOnAot, anOrder, protocol } from '../../fixtures/aot-fixture.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { careManager, newYorkInstant, policy, spoa } from '../../fixtures/draft-fixture.ts';
import { readerAs } from '../../fixtures/reader-fixture.ts';

const view = (record: CaseRecord, relation: Relation, now = openedAt) =>
  aotView({ case: record, workItems: [], contacts: [] }, now, readerAs(relation, record, now), protocol);

const full = () => {
  const story = aCaseOnAot();
  const body = {
    kind: 'arrest',
    occurredAt: openedAt,
    awareAt: openedAt,
    channel: 'portal' as const,
    details: { authority: 'Sheriff' },
  };
  story.decide(
    openedAt,
    (draft) => reportSignificantEvent(draft, body, careManager, protocol, policy.aot),
    careManager,
  );
  const notice = story.notices.find(({ kind }) => kind === 'significantEvent')!;
  story.decide(openedAt, (draft) => acknowledge(draft, notice, spoa), spoa);
  story.answer(openedAt, careManager, {
    kind: 'cairsReport',
    submittedAt: openedAt,
    answers: { arrests: '1' },
  });
  story.decide(openedAt, (draft) =>
    putPlanOfCare(draft, { courtPlan: ['careManagement'], other: [] }, careManager),
  );
  return story.case;
};

it('the county and the assigned agency see the plan, the events, the figures and the month', () => {
  for (const relation of ['ownCounty', 'assigned'] as const)
    expect(view(full(), relation)).toMatchObject({
      status: 'courtOrder',
      protocolId: 'state-default',
      orders: [{ orderId: 'O1', categories: ['careManagement', 'medication'], recordedBy: spoa.sub }],
      missingFromPlanOfCare: ['medication'],
      planOfCare: { courtPlan: ['careManagement'], updatedBy: careManager.sub },
      significantEvents: [{ eventId: 'E1', late: false, acknowledgedBy: spoa.sub }],
      significantEventFigures: { 'harbor-cma': { count: 1, onTime: 1, late: 0 } },
      cairs: [{ obligationId: 'cairsReport:O1:baseline', by: careManager.sub }],
      month: { month: '2026-03', minimum: 4, made: 0, shortBy: 4 },
      enrolmentBasis: 'consent',
    });
});

it.each(['offered', 'healthHome', 'ownFacility', 'forensicTeam'] as const)(
  '%s sees that an order stands and until when, and nothing of its plan',
  (relation) => {
    const seen = view(full(), relation);
    expect(seen).toMatchObject({ status: 'courtOrder', orders: [{ until: '2027-03-01' }] });
    expect(JSON.stringify(seen)).not.toMatch(
      /medication|categories|significantEvents|planOfCare|cairs|"month"|recordedBy/,
    );
  },
);

it('shows little where little is on record', () => {
  expect(view(aCase(), 'ownCounty')).toBeUndefined();
  const missing = {
    eventId: 'M1',
    kind: 'missing',
    occurredAt: 'x',
    awareAt: 'x',
    dueAt: 'x',
    enteredAt: 'x',
  };
  const { categories, ...order } = anOrder();
  expect(categories).toBeDefined();
  const record = aCase({ aot: aotRecordSchema.parse({ orders: [order], significantEvents: [missing] }) });
  const after = newYorkInstant('2027-04-01T12:00');
  const seen = view(record, 'ownCounty', after);
  expect(seen).toMatchObject({ status: 'expiredWithinYear', orders: [{ categories: [] }], cairs: [] });
  expect(seen).not.toHaveProperty('month');
  expect(seen?.significantEvents?.[0]).toMatchObject({ eventId: 'M1' });
  expect(seen?.significantEvents?.[0]).not.toHaveProperty('late');
});
