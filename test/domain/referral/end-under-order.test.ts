/** What a court order asks is ended by nobody's choice: the search, the reports, and a death that the county confirms. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { settleConcern } from '../../../domain/aot/deem-missing.ts';
import { reportSignificantEvent } from '../../../domain/aot/significant-event.ts';
import { searchNumbered } from '../../../domain/aot/search-execution.ts';
import { whatHolds } from '../../../domain/case/what-holds.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import type { WithdrawalBody } from '../../../domain/referral/withdrawal-contract.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCaseOnAot, protocol, putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aPersonOf,
  careManager,
  newYorkInstant,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const dayAfter = addElapsed(openedAt, 24, 'hours');
const expired = newYorkInstant('2027-03-02T09:00');
const end = (story: Story, reason: WithdrawalBody['reason'], by: Person = careManager, now = dayAfter) =>
  story.decide(now, (draft) => withdraw(draft, { reason, at: openedAt }, by, policy), by);
const refusal = (story: Story, reason: WithdrawalBody['reason'], by: Person = careManager, now = dayAfter) =>
  refusalOf(() => end(story, reason, by, now));

const concerned = (): Story => {
  const story = aCaseOnAot();
  const concern = { kind: 'unexplainedAbsence', receivedAt: openedAt } as const;
  const context = { policy: policy.aot, omhReportRequired: false };
  story.decide(openedAt, (draft) => raiseConcern(draft, concern, careManager, context), careManager);
  return story;
};
const missing = (): Story => {
  const story = concerned();
  story.decide(dayAfter, (draft) => {
    const search = searchNumbered(draft, 1);
    if (search) settleConcern(draft, search, policy.aot);
  });
  return story;
};
const openKinds = (story: Story): string[] =>
  [...story.workItems.values()].filter(({ status }) => status === 'open').map(({ kind }) => kind);
const answerDeath = (story: Story, decision: 'confirm' | 'reject', now = addElapsed(dayAfter, 1, 'hours')) =>
  story.answer(now, spoa, {
    kind: 'confirmDeath',
    decision,
    ...(decision === 'reject' && { reason: 'personIsAlive' as const }),
  });

describe('while a court order is active', () => {
  it.each([
    ['refused', careManager, /significant-events and kind refusingTreatment; the county/],
    ['moved', careManager, /significant-events and kind moved; the county/],
    ['refused', spoa, /End the order with PUT .*aot-order/],
    ['moved', planner, /Tell the county/],
    ['withdrawn', planner, /Tell the county/],
  ] as const)('%s ends nothing, and says what to do instead', (reason, by, next) => {
    const story = missing();
    const before = openKinds(story);
    const refused = refusal(story, reason, by);
    expect(refused).toMatchObject({
      kind: 'conflict',
      code: 'heldByOrder',
      ruleId: 'HHP-END-02',
      state: { strands: { aot: 'missing', case: 'open' } },
    });
    expect(refused.next).toMatch(next);
    expect(openKinds(story)).toEqual(before);
    expect(story.case.aot?.searches[0]?.endedAt).toBeUndefined();
  });

  it('the SPOA declines no referral, and may redirect it', () => {
    const story = aCaseBeforeTheSpoa();
    putOrder(story, openedAt);
    const decline = { kind: 'spoaDecision', decision: 'decline', reason: 'No agency.' } as const;
    const refused = refusalOf(() => story.answer(openedAt, spoa, decline));
    expect(refused).toMatchObject({ code: 'heldByOrder' });
    expect(refused.next).toMatch(/^Accept or redirect/);
    expect(story.case.strands.case).toBe('open');
  });

  it.each([
    ['begins tomorrow', { from: '2026-03-04', until: '2027-03-03' }, spoa],
    ['only the agency told of', {}, careManager],
  ])('an order that %s holds the case too', (_what, order, by) => {
    const story = aCaseAccepted();
    putOrder(story, openedAt, order, by);
    expect(refusal(story, 'refused')).toMatchObject({ code: 'heldByOrder' });
  });
});

describe('closing a case', () => {
  const whoCloses = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /import .*\bcloseCase\b/.test(readFileSync(join(folder, file), 'utf8')));

  it('is ordered by the screening, by a death, and for every choice by the guard alone', () => {
    expect([...whoCloses('domain'), ...whoCloses('lambdas')].sort()).toEqual([
      'case/end-by-choice.ts',
      'referral/report-death.ts',
      'referral/screening.ts',
    ]);
  });
});

describe('when no order is active any more', () => {
  it('moved ends the case again', () => {
    const story = aCaseOnAot();
    settleOn(story, expired);
    end(story, 'moved', careManager, expired);
    expect(story.case.closeReason).toBe('moved');
  });

  it('a search that has not heard of it yet still holds the case', () => {
    const story = missing();
    const refused = refusal(story, 'moved', careManager, expired);
    expect(refused.next).toMatch(/^Record where the person is/);
    expect(story.draft(expired).case.aot?.searches).toHaveLength(1);
  });

  it('an event that the county has not read still holds the case', () => {
    const story = aCaseOnAot();
    const told = {
      kind: 'refusingTreatment',
      occurredAt: openedAt,
      awareAt: openedAt,
      channel: 'portal',
    } as const;
    const body = { ...told, details: { service: 'medication' } };
    story.decide(
      openedAt,
      (draft) => reportSignificantEvent(draft, body, careManager, protocol, policy.aot),
      careManager,
    );
    settleOn(story, expired);
    expect(refusal(story, 'refused', careManager, expired).next).toMatch(
      /significantEventAcknowledgement\.$/,
    );
    story.answer(expired, spoa, { kind: 'significantEventAcknowledgement', decision: 'acknowledge' });
    end(story, 'refused', careManager, expired);
    expect(story.case.closeReason).toBe('refused');
  });

  it.each([
    ['the agency', careManager, /: missingAcknowledgement, significantEventReport\.$/],
    ['the facility', planner, /done first\.$/],
  ])('what the county must hear and read of the search is owed first, %s is told', (_who, by, next) => {
    const story = missing();
    settleOn(story, expired);
    expect(story.case.strands.aot).toBe('expired');
    expect(refusal(story, 'moved', by, expired).next).toMatch(next);
    story.answer(expired, careManager, {
      kind: 'significantEventReport',
      reportedAt: expired,
      channel: 'phone',
    });
    story.answer(expired, spoa, { kind: 'missingAcknowledgement', decision: 'acknowledge' });
    end(story, 'moved', by, expired);
    expect(story.case.closeReason).toBe('moved');
  });
});

describe('a death under a court order', () => {
  it('reported by the agency waits for the county, and everything owed goes on', () => {
    const story = missing();
    const before = openKinds(story);
    end(story, 'died');
    expect(story.case).toMatchObject({
      deathReport: { at: openedAt, reportedAt: dayAfter },
      strands: { aot: 'missing', case: 'open' },
    });
    expect(openKinds(story)).toEqual([...before, 'confirmDeath']);
    expect(story.toldLast).toEqual(['deathReported to spoa:suffolk', 'deathReported to cma:harbor-cma']);
    expect(story.eventOf('deathReported')).toMatchObject({
      details: { at: openedAt },
      ruleIds: ['HHP-END-03'],
    });
  });

  it('confirmed ends the case as of the time given: no clock is late by the waiting', () => {
    const story = missing();
    end(story, 'died');
    answerDeath(story, 'confirm', addElapsed(openedAt, 60, 'days'));
    expect(story.case).toMatchObject({ closeReason: 'died', strands: { case: 'closed' } });
    expect(story.case.deathReport).toBeUndefined();
    expect(story.eventOf('endReported').details).toEqual({ reason: 'died', at: openedAt });
    expect(openKinds(story)).toEqual([]);
    const handOff = story.case.clocks.find(({ kind }) => kind === 'warmHandOff');
    expect(handOff).toMatchObject({ stoppedAt: openedAt, late: false });
  });

  it('rejected leaves all as it was, and who reported it hears so', () => {
    const story = missing();
    const before = openKinds(story);
    end(story, 'died', planner);
    answerDeath(story, 'reject');
    expect(story.case.deathReport).toBeUndefined();
    expect(openKinds(story)).toEqual(before);
    expect(story.toldLast).toEqual([
      'deathReportRejected to planner:pilgrim-pc',
      'deathReportRejected to cma:harbor-cma',
    ]);
    expect(story.eventOf('deathReportRejected').details).toEqual({ reason: 'personIsAlive' });
    end(story, 'died');
    expect(story.case.deathReport).toMatchObject({ by: careManager });
  });

  it('reported a second time while the first waits is a conflict, and so is any other end', () => {
    const story = missing();
    end(story, 'died');
    for (const reason of ['died', 'refused', 'moved'] as const)
      expect(refusal(story, reason)).toMatchObject({ kind: 'conflict', code: 'deathAwaitsConfirmation' });
  });

  it.each([
    ['while nobody reported it', false],
    ['while a report of the agency waits, which it answers so', true],
  ])('is the county’s own word at once, %s', (_when, reported) => {
    const story = missing();
    if (reported) end(story, 'died');
    end(story, 'died', spoa);
    expect(story.case.closeReason).toBe('died');
    if (reported) expect(story.item('confirmDeath')).toMatchObject({ status: 'done', outcome: 'confirmed' });
  });

  it('told by another county’s person, who has no case here, would wait too', () => {
    const story = aCaseOnAot();
    end(story, 'died', aPersonOf('spoa', 'nassau'));
    expect(story.case.deathReport).toBeDefined();
  });

  it('waits for as long as a report of the search is owed, though the order is over', () => {
    const story = missing();
    settleOn(story, expired);
    end(story, 'died', careManager, expired);
    expect(story.case.strands.case).toBe('open');
    expect(whatHolds(story.draft(expired))).toBe('deathReported');
  });

  it('that the record does not have is not answered', () => {
    const story = missing();
    end(story, 'died');
    const { deathReport: _, ...record } = story.case;
    story.case = record;
    answerDeath(story, 'confirm');
    expect(story.case.strands.case).toBe('open');
  });

  it('without an order ends the case as it always did', () => {
    const story = aCaseAccepted();
    end(story, 'died');
    expect(story.case.closeReason).toBe('died');
  });
});
