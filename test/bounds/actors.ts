/** What hostile and honest people do to one case: any order, any time, as large as the contracts let it be. */
import type { Dice } from '../fuzz/dice.ts';
import { addElapsed, type Instant } from '../../domain/shared/instant.ts';
import { localDate, addDays } from '../../domain/shared/calendar.ts';
import type { Store } from '../../domain/ports/ports.ts';
import { agency, type Ask, otherSpoa, planner, spoa, type Who } from '../lambdas/api/desk.ts';

export interface Acting {
  caseId: string;
  now: Instant;
  dice: Dice;
  store: Store;
}
type Act = (acting: Acting) => Promise<Ask | undefined> | Ask | undefined;

/** Three bytes a letter: as much as a field of so many letters can hold. */
const long = (letters: number): string => '漢'.repeat(letters);
const ago = ({ now, dice }: Acting, hours: number): Instant =>
  addElapsed(now, -dice.between(0, hours * 60), 'minutes');
const on = ({ caseId }: Acting, who: Who, method: string, path: string, json: unknown): Ask => ({
  who,
  method,
  path: `/cases/${caseId}/${path}`,
  json,
});
const openItem = async ({ store, caseId, dice }: Acting, whose: Who) => {
  const items = (await store.load(caseId))?.workItems ?? [];
  const open = items.filter(
    ({ status, ownerRole, ownerOrg }) =>
      status === 'open' && ownerRole === whose.role && ownerOrg === whose.org,
  );
  return open.length === 0 ? undefined : dice.oneOf(open);
};

const contact: Act = (acting) =>
  on(acting, acting.dice.oneOf([agency, spoa]), 'POST', 'contacts', {
    at: ago(acting, 72),
    method: acting.dice.oneOf(['faceToFace', 'phone', 'video', 'text']),
    outcome: acting.dice.oneOf(['made', 'attempted']),
    note: long(acting.dice.oneOf([1, 4_000])),
  });

const significantEvent: Act = (acting) => {
  const awareAt = ago(acting, 20);
  return on(acting, agency, 'POST', 'significant-events', {
    kind: 'arrest',
    occurredAt: addElapsed(awareAt, -acting.dice.between(0, 100_000), 'seconds'),
    awareAt,
    channel: 'portal',
    details: { authority: long(500) },
  });
};

const signConsent: Act = (acting) =>
  on(acting, planner, 'PUT', 'consent', {
    status: 'signed',
    signedOn: localDate(acting.now),
    handSigned: true,
    scope: ['spoa', 'careManagementAgency', 'healthHome'],
  });
const withdrawConsent: Act = (acting) =>
  on(acting, planner, 'PUT', 'consent', { status: 'withdrawn', withdrawnOn: localDate(acting.now) });

const order = (acting: Acting, who: Who, days: number): Ask =>
  on(acting, who, 'PUT', 'aot-order', {
    kind: 'courtOrder',
    court: long(100),
    county: 'suffolk',
    from: addDays(localDate(acting.now), -days),
    until: addDays(localDate(acting.now), 300 - days),
    categories: ['careManagement'],
  });
/** The county corrects the latest order that it has confirmed. */
const correctOrder: Act = async (acting) => {
  const orders = (await acting.store.load(acting.caseId))?.case.aot?.orders ?? [];
  const known = orders.findLast(({ verification }) => verification === 'verified');
  return (
    known &&
    on(acting, spoa, 'PUT', 'aot-order', {
      kind: 'courtOrder',
      orderId: known.orderId,
      court: 'Supreme Court, Suffolk County',
      county: 'suffolk',
      from: known.from,
      until: known.until,
      categories: ['careManagement', 'medication'],
    })
  );
};

const openEmergency: Act = (acting) => ({
  ...on(acting, otherSpoa, 'POST', 'emergency-access', {
    reason: 'emergencyRoom',
    explanation: long(2_000),
  }),
  who: { ...otherSpoa, sub: `nassau-${String(acting.dice.upTo(1_000_000))}` },
});
const sighting: Act = (acting) =>
  on(acting, acting.dice.oneOf([agency, spoa]), 'POST', 'sightings', {
    at: ago(acting, 30),
    credible: true,
    how: 'seen',
    ...(acting.dice.chance(0.6) && {
      located: { place: acting.dice.oneOf(['community', 'jail', 'hospital']) },
    }),
  });
const concern: Act = (acting) =>
  on(acting, agency, 'POST', 'missing-concerns', { receivedAt: ago(acting, 40), kind: 'unexplainedAbsence' });

const answers: Readonly<Record<string, (acting: Acting) => object>> = {
  confirmAotOrder: ({ dice }) => ({ decision: dice.oneOf(['confirm', 'reject']) }),
  aotFirstContact: ({ now }) => ({ contact: { at: now, method: 'faceToFace', outcome: 'made' } }),
  aotReportToOmh: ({ now }) => ({
    reportedAt: now,
    included: ['orderCopy', 'treatmentPlan', 'careManagerAndAgency', 'providers', 'serviceStartDate'],
  }),
  aotReview: ({ now }) => ({ reviewedAt: now, decision: 'petitionToRenew' }),
  cairsReport: ({ now }) => ({ submittedAt: now, answers: { arrests: '1' } }),
  tellHealthHomeOfAot: ({ now }) => ({ toldAt: now, orderCopyGiven: true, treatmentExchange: false }),
  significantEventReport: ({ now, dice }) => ({
    reportedAt: now,
    channel: 'phone',
    lateReason: long(1_000),
    ...(dice.chance(0.5) && { bounced: true }),
  }),
  missingAcknowledgement: () => ({ decision: 'acknowledge' }),
  significantEventAcknowledgement: () => ({ decision: 'acknowledge' }),
  omhMissingReport: ({ now }) => ({ reportedAt: now }),
  searchOutcome: ({ now }) => ({
    sighting: { at: now, credible: true, how: 'seen', located: { place: 'jail' } },
  }),
  credibleContact: ({ now }) => ({ sighting: { at: now, credible: true, how: 'seen' } }),
};
const completeWork =
  (whose: Who): Act =>
  async (acting) => {
    const item = await openItem(acting, whose);
    const answer = item && answers[item.kind];
    if (!answer) return undefined;
    const json = { kind: item.kind, ...answer(acting) };
    return { who: whose, method: 'POST', path: `/work-items/${item.workItemId}/completion`, json };
  };
const acknowledge: Act = async ({ store, dice }) => {
  const { items } = await store.openNoticesOf({ role: 'spoa', org: 'suffolk' }, { limit: 100 });
  if (items.length === 0) return undefined;
  return { who: spoa, method: 'POST', path: `/notices/${dice.oneOf(items).noticeId}/acknowledgement` };
};

/** What the quota never meets: it must be taken whatever came before. */
export const essential = { contact, withdrawConsent, correctOrder, openEmergency, sighting, concern };

/** How often each is done, in a hundred. */
const acts: readonly (readonly [number, Act])[] = [
  [25, contact],
  [14, significantEvent],
  [6, signConsent],
  [5, withdrawConsent],
  [6, (acting) => order(acting, agency, acting.dice.between(0, 40))],
  [2, (acting) => order(acting, spoa, acting.dice.between(0, 40))],
  [2, correctOrder],
  [4, openEmergency],
  [8, sighting],
  [8, concern],
  [
    6,
    (acting) =>
      on(acting, agency, 'POST', 'search-steps', {
        kind: 'lguCommunication',
        occurredAt: ago(acting, 30),
        channel: 'phone',
        agreedFollowUp: long(1_000),
      }),
  ],
  [
    4,
    (acting) =>
      on(acting, agency, 'PUT', 'plan-of-care', {
        courtPlan: ['careManagement', ...(acting.dice.chance(0.5) ? ['medication'] : [])],
        other: [long(100)],
        consulted: {
          physician: { who: long(100), at: acting.now },
          county: { who: long(100), office: 'aotCoordinator', at: acting.now },
        },
      }),
  ],
  [6, completeWork(agency)],
  [3, completeWork(spoa)],
  [1, acknowledge],
];

export const anAct = ({ dice }: Pick<Acting, 'dice'>): Act => {
  let left = dice.upTo(acts.reduce((sum, [share]) => sum + share, 0));
  for (const [share, act] of acts) {
    if (left < share) return act;
    left -= share;
  }
  throw new RangeError('The shares do not add up.');
};
