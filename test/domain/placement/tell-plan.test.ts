import { describe, expect, it } from '@jest/globals';
import { eventsOfType } from '../../../domain/case/audit-events.ts';
import { settlePlan, tellPlanOfStatus } from '../../../domain/case/tell-plan.ts';
import { climbUnawaited } from '../../../domain/case/climb.ts';
import { cancelOpenWork, closeCase } from '../../../domain/case/close-case.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { handBack } from '../../../domain/placement/take-back.ts';
import { tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  agencies,
  aPersonOf,
  careManager,
  healthHome,
  policy,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const day = (count: number): Instant => hour(24 * count);
const withPlan = aReferral({
  medicaid: { ...aReferral().medicaid, managedCarePlan: 'Shoreline Health Plan' },
});
const placed = (): Story => aCaseAccepted(withPlan);

const settle = (story: Story, now: Instant): void => story.decide(now, (draft) => settlePlan(draft, policy));
/** What the plan is to be told, in order, and whether it was. */
const toTell = (story: Story): string[] =>
  [...story.workItems.values()]
    .filter(({ kind }) => kind === 'tellPlan')
    .map(({ planStatus, status }) => `${planStatus ?? 'unsaid'} ${status}`);
const told = (story: Story, now: Instant, planStatus: string): void => {
  const item = [...story.workItems.values()].find((known) => known.planStatus === planStatus);
  story.workItems.delete(item?.workItemId ?? '');
  if (item) story.workItems.set(item.workItemId, item);
  story.answer(now, healthHome, { kind: 'tellPlan', toldAt: now });
};
const ended = (story: Story, now: Instant): void => {
  story.decide(now, (draft) => {
    closeCase(draft, 'moved', ['HHP-END-01']);
    settlePlan(draft, policy);
  });
};

describe('the managed care plan', () => {
  it('is told of the rate each time that it changes, and once', () => {
    const story = placed();
    for (const status of ['rateEnded', 'rateEnded', 'rateBegan', 'rateBegan'] as const)
      story.decide(hour(1), (draft) => tellPlanOfStatus(draft, status, policy));
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'rateEnded open', 'rateBegan open']);
    expect(story.case.planTold).toMatchObject({ rate: true });
  });

  it('is told that HH+ began, with the placement', () => {
    const story = placed();
    expect(toTell(story)).toEqual(['hhPlusBegan open']);
    expect(story.case.planTold).toEqual({ agency: 'harbor-cma', aot: false, ended: false });
    const opened = eventsOfType(story.events, 'workItemOpened').find(
      ({ details }) => details.kind === 'tellPlan',
    );
    expect(opened?.details).toMatchObject({ planStatus: 'hhPlusBegan' });
  });

  it('is told that a court order is active, and that it ended, each as work of its own', () => {
    const story = placed();
    putOrder(story, hour(1));
    settle(story, hour(1));
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'aotPlaced open']);
    settleOn(story, '2027-03-02T12:00:00.000Z');
    settle(story, '2027-03-02T12:00:00.000Z');
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'aotPlaced open', 'aotEnded open']);
  });

  it('is told of an order that was active before the placement', () => {
    const story = aCaseBeforeTheSpoa(withPlan);
    putOrder(story, openedAt);
    settle(story, openedAt);
    expect(toTell(story)).toEqual([]);
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept', candidates: ['harbor-cma'] });
    story.decide(openedAt, (draft) => proposeAgency(draft, agencies, policy));
    story.answer(openedAt, careManager, { kind: 'cmaAcceptance', decision: 'accept' });
    story.decide(openedAt, (draft) => tellHealthHome(draft, policy));
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'aotPlaced open']);
  });

  it('is told when another agency has the person, not while none has, and not when the same has them again', () => {
    const again = (org: string): Story => {
      const story = placed();
      story.decide(
        hour(1),
        (draft) => handBack(draft, { reason: 'staffLeft' }, careManager, policy),
        careManager,
      );
      settle(story, hour(1));
      expect(toTell(story)).toEqual(['hhPlusBegan open']);
      story.answer(hour(2), spoa, { kind: 'spoaDecision', decision: 'accept', candidates: [org] });
      story.decide(hour(2), (draft) => proposeAgency(draft, agencies, policy));
      story.answer(hour(2), aPersonOf('cma', org), { kind: 'cmaAcceptance', decision: 'accept' });
      story.decide(hour(2), (draft) => tellHealthHome(draft, policy));
      return story;
    };
    expect(toTell(again('meadow-cma'))).toEqual(['hhPlusBegan open', 'agencyChanged open']);
    expect(toTell(again('harbor-cma'))).toEqual(['hhPlusBegan open']);
  });

  it('is told nothing where it is not known, or before the Health Home was told', () => {
    const unknown = aCaseAccepted();
    putOrder(unknown, hour(1));
    settle(unknown, hour(1));
    ended(unknown, hour(2));
    expect(toTell(unknown)).toEqual([]);
    const early = aCaseBeforeTheSpoa(withPlan);
    ended(early, hour(2));
    expect(toTell(early)).toEqual([]);
    const nowhere = placed();
    delete nowhere.case.assignment.healthHome;
    ended(nowhere, hour(2));
    expect(toTell(nowhere)).toEqual(['hhPlusBegan open']);
  });

  it('is told nothing twice', () => {
    const story = placed();
    putOrder(story, hour(1));
    settle(story, hour(1));
    const again = story.draft(hour(2));
    settlePlan(again, policy);
    for (const status of ['hhPlusBegan', 'aotPlaced', 'agencyChanged'] as const)
      tellPlanOfStatus(again, status, policy);
    expect(again.changed).toBe(false);
    ended(story, hour(3));
    const after = story.draft(hour(4));
    settlePlan(after, policy);
    for (const status of ['hhPlusEnded', 'aotEnded'] as const) tellPlanOfStatus(after, status, policy);
    expect(after.changed).toBe(false);
  });

  it('of a case that was placed before the status was kept is told what changes from now on', () => {
    const story = placed();
    delete story.case.planTold;
    settle(story, hour(1));
    expect(toTell(story)).toEqual(['hhPlusBegan open']);
    putOrder(story, hour(1));
    settle(story, hour(1));
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'aotPlaced open']);
    const orphan = placed();
    delete orphan.case.planTold;
    delete orphan.case.assignment.agency;
    settle(orphan, hour(1));
    expect(toTell(orphan)).toEqual(['hhPlusBegan open']);
  });

  it('begins to be told anew where HH+ had ended', () => {
    const story = placed();
    story.case.planTold = { agency: 'harbor-cma', aot: false, ended: true };
    story.decide(hour(1), (draft) => tellPlanOfStatus(draft, 'hhPlusBegan', policy));
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'hhPlusBegan open']);
  });
});

describe('what is still to be told when the case closes', () => {
  it('stays owed, in order, with the end behind it', () => {
    const story = placed();
    putOrder(story, hour(1));
    settle(story, hour(1));
    ended(story, day(1));
    story.decide(day(1), cancelOpenWork);
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'aotPlaced open', 'hhPlusEnded open']);
    expect([...story.workItems.values()].filter(({ status }) => status === 'open')).toHaveLength(3);
  });

  it('is reminded of, up to who stands above, and done late all the same', () => {
    const story = placed();
    told(story, hour(1), 'hhPlusBegan');
    ended(story, hour(2));
    expect(story.toldLast).toContain('tellPlan to healthHome:tide-health-home');
    story.decide(day(4), (draft) => climbUnawaited(draft, policy));
    expect(story.toldLast).toEqual(['tellPlanOverdue to healthHome:tide-health-home']);
    story.decide(day(40), (draft) => climbUnawaited(draft, policy));
    expect(story.toldLast).toContain('tellPlanOverdue to spoa:suffolk');
    told(story, day(41), 'hhPlusEnded');
    expect(toTell(story)).toEqual(['hhPlusBegan done', 'hhPlusEnded done']);
    expect(story.item('tellPlan').late).toBe(true);
    expect(story.case.clocks.findLast(({ kind }) => kind === 'tellPlan')).toMatchObject({
      late: true,
      metAt: day(41),
    });
    expect(story.lastWrite?.case.climbAt).toBeUndefined();
  });

  it('is opened by the next hourly round where whoever closed it did not', () => {
    const story = placed();
    story.decide(hour(2), (draft) => closeCase(draft, 'died', ['HHP-END-01']));
    expect(story.lastWrite?.case.climbAt).toBe(hour(2));
    settle(story, hour(3));
    expect(toTell(story)).toEqual(['hhPlusBegan open', 'hhPlusEnded open']);
  });
});

describe('a plan that is told nothing while court orders come and go', () => {
  const flooded = (times: number): Story => {
    const story = placed();
    for (let index = 0; index < times; index += 1) {
      const now = hour(index + 1);
      story.case.planTold = { agency: 'harbor-cma', aot: index % 2 === 1, ended: false };
      story.decide(now, (draft) =>
        tellPlanOfStatus(draft, index % 2 === 0 ? 'aotPlaced' : 'aotEnded', policy),
      );
    }
    return story;
  };
  const open = (story: Story): string[] => toTell(story).filter((item) => item.endsWith('open'));

  it('keeps the latest, in order: the oldest that a later one speaks for give way', () => {
    const story = flooded(40);
    expect(open(story).length).toBeLessThanOrEqual(11);
    expect(open(story)[0]).toBe('hhPlusBegan open');
    expect(open(story).slice(-2)).toEqual(['aotPlaced open', 'aotEnded open']);
    expect(story.case.clocks.filter(({ kind }) => kind === 'tellPlan')).toHaveLength(1);
  });

  it('has the clock of the next one when the first gives way', () => {
    const story = flooded(9);
    told(story, hour(20), 'hhPlusBegan');
    for (const index of [20, 21]) {
      story.case.planTold = { agency: 'harbor-cma', aot: index % 2 === 1, ended: false };
      story.decide(hour(index), (draft) =>
        tellPlanOfStatus(draft, index % 2 === 0 ? 'aotPlaced' : 'aotEnded', policy),
      );
    }
    expect(story.case.clocks.filter(({ kind }) => kind === 'tellPlan').map(({ anchor }) => anchor)).toEqual([
      openedAt,
      hour(1),
      hour(3),
    ]);
  });
});

describe('the clock of what the plan is to be told', () => {
  const clocks = (story: Story) =>
    story.case.clocks.filter(({ kind }) => kind === 'tellPlan').map(({ anchor, metAt }) => [anchor, metAt]);

  it('is that of the first, then of the next', () => {
    const story = placed();
    putOrder(story, hour(1));
    settle(story, hour(1));
    expect(clocks(story)).toEqual([[openedAt, undefined]]);
    told(story, hour(2), 'hhPlusBegan');
    expect(clocks(story)).toEqual([
      [openedAt, hour(2)],
      [hour(1), undefined],
    ]);
  });

  it('goes on when a later one was told first', () => {
    const story = placed();
    putOrder(story, hour(1));
    settle(story, hour(1));
    told(story, hour(2), 'aotPlaced');
    expect(clocks(story)).toEqual([[openedAt, undefined]]);
  });
});
