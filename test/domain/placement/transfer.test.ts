import { describe, expect, it } from '@jest/globals';
import { refuseOutsideItsTime } from '../../../domain/case/former-agency.ts';
import { executionsOf } from '../../../domain/case/executions.ts';
import { holderOf, relationTo } from '../../../domain/case/parties.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { handBack } from '../../../domain/placement/take-back.ts';
import {
  askForTransfer,
  isTransferDue,
  takeDueTransfer,
  withdrawTransfer,
} from '../../../domain/placement/transfer.ts';
import type { TransferBody } from '../../../domain/placement/transfer-contract.ts';
import { tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { noStaff, type StaffDirectory } from '../../../domain/registry/staff-directory.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  agencies,
  aPersonOf,
  attested,
  careManager,
  harbor,
  healthHome,
  meadow,
  newYorkInstant,
  newYorkTime,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { aCareManager, aSupervisor } from '../../fixtures/registry-fixture.ts';

const today: TransferBody = { to: 'meadow-cma', effectiveOn: '2026-03-02', reason: 'wishOfPerson' };
const later: TransferBody = { ...today, effectiveOn: '2026-03-20' };
const dayOfIt = newYorkInstant('2026-03-20T00:00');
const receiver = aPersonOf('cma', 'meadow-cma');
const ask = (story: Story, body = today, by = spoa, registry = agencies, now = openedAt): void => {
  story.decide(now, (draft) => askForTransfer(draft, body, by, registry, policy), by);
};
const accept = (story: Story, answer: object = {}, staff: StaffDirectory = noStaff): void => {
  const body = { kind: 'transferAcceptance', decision: 'accept', ...answer } as const;
  story.answer(openedAt, receiver, body, agencies, staff);
};
const onItsDay = (story: Story, registry = agencies, staff: StaffDirectory = noStaff): void => {
  story.decide(dayOfIt, (draft) => {
    takeDueTransfer(draft, { agencies: registry, staff, policy });
  });
};
const placed = (): Story => {
  const story = aCaseAccepted();
  story.answer(openedAt, careManager, {
    kind: 'warmHandOff',
    handedOffAt: openedAt,
    introduction: 'inPerson',
  });
  return story;
};
/** Meadow has one care manager, with so many members already. */
const staffed = (hhPlusElsewhere: number): StaffDirectory => ({
  ...noStaff,
  careManagers: [
    aCareManager({ id: 'cm-meadow', agency: 'meadow-cma', supervisor: 'sup-meadow', hhPlusElsewhere }),
  ],
  supervisors: [aSupervisor({ id: 'sup-meadow', agency: 'meadow-cma' })],
});

describe('a transfer that is asked for', () => {
  it('by the county or the Health Home is the receiving agency’s to answer, which sees the case', () => {
    for (const by of [spoa, healthHome]) {
      const story = placed();
      ask(story, later, by);
      expect(story.item('transferAcceptance')).toMatchObject({ ownerOrg: 'meadow-cma', status: 'open' });
      expect(relationTo(story.case, receiver)).toBe('offered');
      expect(holderOf(story.case)).toEqual({ role: 'cma', org: 'harbor-cma' });
      expect(newYorkTime(story.item('transferAcceptance').dueAt)).toBe('2026-03-04T10:00');
    }
  });

  it.each([
    ['to the agency that has the person', { ...today, to: 'harbor-cma' }, 'sameAgency', 'body.to'],
    ['to one that nobody knows', { ...today, to: 'nowhere-cma' }, 'agencyMayNotServe', 'body.to'],
    ['for yesterday', { ...today, effectiveOn: '2026-03-01' }, 'transferDay', 'body.effectiveOn'],
    ['for a day years ahead', { ...today, effectiveOn: '2027-03-04' }, 'transferDay', 'body.effectiveOn'],
  ] as const)('%s is refused, and the field is named', (_what, body, code, field) => {
    expect(refusalOf(() => ask(placed(), body))).toMatchObject({ code, errors: [{ field }] });
  });

  it('is decided by what stands on its day: an attestation that ends before, an agreement that is not on file', () => {
    const ending = { ...meadow, attestations: attested('2025-01-01', '2026-03-19') };
    ask(placed(), today, spoa, [harbor, ending]);
    expect(refusalOf(() => ask(placed(), later, spoa, [harbor, ending]))).toMatchObject({
      ruleId: 'HHP-CMA-01',
    });
    const without = { ...meadow, businessAssociateAgreement: false };
    expect(refusalOf(() => ask(placed(), later, spoa, [harbor, without]))).toMatchObject({
      ruleId: 'HHP-CMA-03',
    });
    const unattested = { ...meadow, healthHomes: ['dune-health-home'] };
    expect(refusalOf(() => ask(placed(), later, spoa, [harbor, unattested]))).toMatchObject({
      ruleId: 'HHP-CMA-01',
    });
  });

  it('needs an agency to leave, and waits for the one before it', () => {
    expect(refusalOf(() => ask(aCaseBeforeTheSpoa()))).toMatchObject({ code: 'noAgencyToLeave' });
    const story = placed();
    ask(story, later);
    expect(refusalOf(() => ask(story, today))).toMatchObject({ code: 'transferPending' });
  });

  it('needs a basis on which the agency may hear of the person', () => {
    const story = placed();
    const withdrawal = { status: 'withdrawn', withdrawnOn: '2026-03-02' } as const;
    story.decide(openedAt, (draft) => changeConsent(draft, withdrawal), planner);
    expect(refusalOf(() => ask(story))).toMatchObject({ code: 'consentDoesNotStand' });
  });

  it('is taken back by the county, or by who asked for it, and by nobody else', () => {
    const story = placed();
    ask(story, later);
    const withdraw = (by = spoa) => story.decide(openedAt, (draft) => withdrawTransfer(draft, by), by);
    expect(refusalOf(() => withdraw(healthHome))).toMatchObject({ code: 'notYoursToReassign' });
    withdraw();
    expect(story.item('transferAcceptance').status).toBe('cancelled');
    expect(story.toldLast).toEqual(
      expect.arrayContaining(['transferNotMade to cma:meadow-cma', 'transferNotMade to cma:harbor-cma']),
    );
    expect(refusalOf(() => withdraw())).toMatchObject({ code: 'noTransfer' });
    ask(story, later, healthHome);
    withdraw(healthHome);
    expect(story.eventOf('transferNotMade').details).toEqual({ to: 'meadow-cma', end: 'withdrawn' });
  });

  it('ends with the time of the agency that was to be left', () => {
    const story = placed();
    ask(story, later);
    accept(story);
    const back = { reason: 'noCapacity' } as const;
    story.decide(openedAt, (draft) => handBack(draft, back, careManager, policy), careManager);
    expect(story.case.assignment).not.toHaveProperty('transfer');
    expect(story.item('transfer').status).toBe('cancelled');
    expect(story.eventOf('transferNotMade').details).toMatchObject({ end: 'overtaken' });
  });
});

describe('the receiving agency', () => {
  it('that declines ends it, and the person stays where they are', () => {
    const story = placed();
    ask(story);
    accept(story, { decision: 'decline', reason: 'noCapacity' });
    expect(story.case.assignment).toMatchObject({ agency: 'harbor-cma' });
    expect(story.toldLast).toEqual(expect.arrayContaining(['transferNotMade to spoa:suffolk']));
    expect(story.eventOf('transferAnswered').details).toMatchObject({
      decision: 'decline',
      reason: 'noCapacity',
    });
  });

  it('that accepts for today has the person at once, and owes a warm hand-off', () => {
    const story = placed();
    ask(story);
    accept(story);
    expect(story.case.assignment).toMatchObject({
      agency: 'meadow-cma',
      acceptedAt: openedAt,
      healthHome: 'tide-health-home',
    });
    expect(story.case.strands.placement).toBe('handOff');
    expect(story.case.epoch).toBe(2);
    expect(executionsOf(story.case)).toHaveLength(1);
    story.decide(openedAt, (draft) => {
      tellHealthHome(draft, policy);
      planWait(draft, 'warmHandOff', policy);
    });
    expect(story.item('warmHandOff')).toMatchObject({ ownerOrg: 'meadow-cma', status: 'open' });
    expect(story.told).toEqual(
      expect.arrayContaining([
        'transferred to cma:harbor-cma',
        'transferred to cma:meadow-cma',
        'transferred to spoa:suffolk',
        'transferred to healthHome:tide-health-home',
        'transferred to planner:pilgrim-pc',
      ]),
    );
  });

  it('that accepts while the one before still owed the hand-off owes it by the same day', () => {
    const story = aCaseAccepted();
    const { dueAt } = story.item('warmHandOff');
    ask(story);
    accept(story);
    expect(story.case.epoch).toBe(1);
    story.decide(openedAt, (draft) => planWait(draft, 'warmHandOff', policy));
    expect(story.item('warmHandOff')).toMatchObject({ ownerOrg: 'meadow-cma', dueAt });
  });

  it('is held to the registry once more: an attestation that was ended meanwhile refuses its acceptance', () => {
    const story = placed();
    ask(story, later);
    const ended = [harbor, { ...meadow, attestations: attested('2025-01-01', '2026-03-10') }];
    const body = { kind: 'transferAcceptance', decision: 'accept' } as const;
    expect(refusalOf(() => story.answer(openedAt, receiver, body, ended))).toMatchObject({
      code: 'agencyMayNotServe',
      errors: [{ field: 'body.decision' }],
    });
  });

  it.each([
    [15, 'noCapacityOnCaseload'],
    [14, undefined],
  ])('with %s members on a caseload is refused: %s', (members, code) => {
    const story = placed();
    ask(story);
    const named = () => accept(story, { careManager: 'cm-meadow' }, staffed(members));
    if (code) expect(refusalOf(named)).toMatchObject({ code });
    else named();
    expect(story.case.assignment.careManager).toBe(code ? undefined : 'cm-meadow');
  });

  it('names a care manager or a team', () => {
    const story = placed();
    ask(story);
    expect(refusalOf(() => accept(story, { team: 'team-none' }))).toMatchObject({
      code: 'noCapacityOnCaseload',
    });
  });
});

describe('a transfer that was accepted for a day to come', () => {
  const agreed = (answer: object = {}, staff?: StaffDirectory): Story => {
    const story = placed();
    ask(story, later);
    accept(story, answer, staff);
    return story;
  };

  it('moves nobody before its day, and is found on it', () => {
    const story = agreed();
    expect(story.case.assignment).toMatchObject({ agency: 'harbor-cma', transfer: { acceptedAt: openedAt } });
    expect(story.item('transfer')).toMatchObject({
      ownerOrg: 'harbor-cma',
      dueAt: dayOfIt,
      nextRungAt: dayOfIt,
    });
    expect(isTransferDue(story.draft(addElapsed(dayOfIt, -1, 'seconds')))).toBe(false);
    onItsDay(story);
    expect(story.case.assignment).toMatchObject({ agency: 'meadow-cma', acceptedAt: dayOfIt });
    expect(story.item('transfer')).toMatchObject({ status: 'done', outcome: 'transferred' });
    onItsDay(story);
    expect(story.countOf('transferred')).toBe(1);
  });

  it('does not take place when the agency may no longer serve on it, and everybody is told', () => {
    const story = agreed();
    onItsDay(story, [harbor, { ...meadow, attestations: attested('2025-01-01', '2026-03-19') }]);
    expect(story.case.assignment).toMatchObject({ agency: 'harbor-cma' });
    expect(story.eventOf('transferNotMade').details).toMatchObject({ end: 'mayNotServe' });
    expect(story.toldLast).toEqual(
      expect.arrayContaining(['transferNotMade to spoa:suffolk', 'transferNotMade to cma:meadow-cma']),
    );
  });

  it('joins the caseload that was named, where there is room on the day, and nobody’s above the cap', () => {
    const story = agreed({ careManager: 'cm-meadow' }, staffed(14));
    onItsDay(story, agencies, staffed(14));
    expect(story.case.assignment.careManager).toBe('cm-meadow');
    const full = agreed({ careManager: 'cm-meadow' }, staffed(14));
    const colleague = aCareManager({ id: 'cm-other', agency: 'meadow-cma', supervisor: 'sup-meadow' });
    const both = staffed(15);
    onItsDay(full, agencies, { ...both, careManagers: [...both.careManagers, colleague] });
    expect(full.case.assignment).toMatchObject({ agency: 'meadow-cma' });
    expect(full.case.assignment).not.toHaveProperty('careManager');
    expect(full.item('nameCareManager')).toMatchObject({ status: 'open', ownerOrg: 'meadow-cma' });
  });

  it('does not take place when the agency has no room at all on the day', () => {
    const story = agreed({ careManager: 'cm-meadow' }, staffed(14));
    onItsDay(story, agencies, staffed(15));
    expect(story.case.assignment).toMatchObject({ agency: 'harbor-cma' });
    expect(story.eventOf('transferNotMade').details).toMatchObject({ end: 'noCapacity' });
  });
});

describe('the agency that was left', () => {
  const left = (): Story => {
    const story = placed();
    ask(story);
    accept(story);
    return story;
  };
  const writes = (story: Story, at: string, now: string) => () => {
    refuseOutsideItsTime(story.draft(now), 'harbor-cma', at);
  };

  it('is kept with its time, why it ended, and until when it may write', () => {
    expect(left().case.formerAssignments).toMatchObject([
      {
        agency: 'harbor-cma',
        from: openedAt,
        until: openedAt,
        end: 'transferred',
        reason: 'wishOfPerson',
        to: { role: 'cma', org: 'meadow-cma' },
        documentsUntil: '2026-04-01',
      },
    ]);
  });

  it('writes up what it did while it had the person, until its closing day', () => {
    const story = left();
    const lastDay = newYorkInstant('2026-04-01T23:59');
    expect(writes(story, openedAt, lastDay)).not.toThrow();
    expect(refusalOf(writes(story, addElapsed(openedAt, 1, 'minutes'), lastDay))).toMatchObject({
      code: 'notInYourTime',
      errors: [{ field: 'body.at' }],
    });
    expect(refusalOf(writes(story, openedAt, newYorkInstant('2026-04-02T00:00')))).toMatchObject({
      code: 'documentingOver',
    });
  });

  it('may get the person back: several transfers in a row are kept one by one', () => {
    const story = left();
    ask(story, { ...today, to: 'harbor-cma' });
    story.answer(openedAt, careManager, { kind: 'transferAcceptance', decision: 'accept' });
    ask(story, today);
    accept(story);
    expect(story.case.formerAssignments?.map(({ agency }) => agency)).toEqual([
      'harbor-cma',
      'meadow-cma',
      'harbor-cma',
    ]);
    expect(story.case.assignment.agency).toBe('meadow-cma');
  });
});
