/** A warm hand-off that was entered in error: it is owed again, and what rested on it does not stand. */
import { describe, expect, it } from '@jest/globals';
import { closeCase } from '../../../domain/case/close-case.ts';
import { relationTo } from '../../../domain/case/parties.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { openEpisode, tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { reassign } from '../../../domain/placement/take-back.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  agencies,
  aPersonOf,
  aReferredCase,
  careManager,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { clockOf, hour, meet, openOf, voidIn, voidOn, why } from '../../fixtures/voids-fixture.ts';

const handOver = (story: Story, hours = 4): Story => {
  story.answer(hour(hours + 1), careManager, {
    kind: 'warmHandOff',
    handedOffAt: hour(hours),
    introduction: 'inPerson',
  });
  return story;
};
const wrong = (hours = 4) => ({ fact: 'handOff', handedOffAt: hour(hours), ...why }) as const;

describe('a hand-off that was entered in error', () => {
  it('is owed again with its due instant, late where it was, and its clock runs from where it ran', () => {
    const never = aCaseAccepted();
    const story = handOver(aCaseAccepted());
    const due = openOf(never, 'warmHandOff')?.dueAt;
    voidIn(story, hour(6), wrong(), careManager);
    expect(story.case.strands.placement).toBe('handOff');
    expect(story.case.assignment).not.toHaveProperty('handedOffAt');
    expect(openOf(story, 'warmHandOff')).toMatchObject({ dueAt: due });
    expect(openOf(story, 'warmHandOff')).not.toHaveProperty('completedAt');
    expect(clockOf(story, 'warmHandOff')).toEqual(clockOf(never, 'warmHandOff'));
    expect(story.eventOf('journeyResumed').details).toMatchObject({ why: 'handOffVoided' });
    expect(story.toldLast).toEqual([
      'handOffVoided to spoa:suffolk',
      'handOffVoided to planner:pilgrim-pc',
      'handOffVoided to cma:harbor-cma',
    ]);
  });

  it('stays on record with who said so, when and why', () => {
    const story = handOver(aCaseAccepted());
    voidIn(story, hour(6), { ...wrong(), explanation: 'It was somebody else.' }, spoa);
    expect(story.case.journeyFacts).toEqual([
      {
        number: 1,
        fact: 'handOff',
        at: hour(4),
        enteredAt: hour(5),
        by: careManager,
        voided: { at: hour(6), by: spoa, ...why, explanation: 'It was somebody else.' },
      },
    ]);
    expect(story.eventOf('factVoided').details).toEqual({ kind: 'handOff', id: hour(4), ...why });
  });

  it('opened an episode that is none, and the lock of the person is taken again', () => {
    const story = handOver(aCaseDischarged());
    meet(story, hour(6));
    story.decide(hour(6), openEpisode);
    expect(story.case.holdsPersonLock).toBe(false);
    voidIn(story, hour(7), wrong(), careManager);
    expect(story.case).not.toHaveProperty('episode');
    expect(story.case.holdsPersonLock).toBe(true);
    expect(story.case.strands.discharge).toBe('contacted');
    handOver(story, 8);
    expect(story.case.strands.placement).toBe('placed');
  });

  it('is voided once, and as it is on record', () => {
    const story = handOver(aCaseAccepted());
    expect(refusalOf(() => voidOn(story, hour(6), wrong(3), careManager))).toMatchObject({
      code: 'factNotOnRecord',
      errors: [{ field: 'body.handedOffAt' }],
    });
    const other = aPersonOf('planner', 'pilgrim-pc');
    expect(refusalOf(() => voidOn(story, hour(6), wrong(), other))).toMatchObject({ code: 'notYoursToVoid' });
    voidIn(story, hour(6), wrong(), careManager);
    expect(refusalOf(() => voidOn(story, hour(6), wrong(), careManager))).toMatchObject({
      code: 'alreadyVoided',
    });
  });

  it('to an agency that the person has left has nothing that follows', () => {
    const story = handOver(aCaseAccepted());
    const body = { reason: 'agencySilent' } as const;
    story.decide(hour(6), (draft) => reassign(draft, body, spoa, policy), spoa);
    expect(refusalOf(() => voidOn(story, hour(7), wrong(), spoa))).toMatchObject({ code: 'laterFactStands' });
  });

  it('of an earlier release, which kept no more than the time, is voided by the agency and the county', () => {
    const story = handOver(aCaseAccepted());
    delete story.case.journeyFacts;
    const draft = voidOn(story, hour(6), wrong(), careManager);
    expect(draft.case.journeyFacts).toMatchObject([{ fact: 'handOff', at: hour(4), voided: why }]);
    expect(draft.case.strands.placement).toBe('handOff');
  });

  it('of a case that has closed was owed until then, and is owed again when the closing is voided too', () => {
    const story = handOver(aCaseAccepted());
    story.decide(
      hour(6),
      (draft) => {
        closeCase(draft, 'died', ['HHP-END-01'], hour(6));
      },
      spoa,
    );
    voidIn(story, hour(7), wrong(), careManager);
    expect(clockOf(story, 'warmHandOff')).toMatchObject({ stoppedAt: hour(6), stoppedBy: 'closing' });
    expect(openOf(story, 'warmHandOff')).toBeUndefined();
    expect(story.types.slice(-8)).not.toContain('journeyResumed');
    voidIn(story, hour(8), { fact: 'closing', ...why }, spoa);
    expect(openOf(story, 'warmHandOff')).toMatchObject({ status: 'open' });
    expect(clockOf(story, 'warmHandOff')).not.toHaveProperty('stoppedAt');
  });

  it('from the forensic team never took the person from the team', () => {
    const team = aPersonOf('cma', 'omh-forensic-transitional-team');
    const story = aReferredCase(
      aReferral({
        person: { ...aReferral().person, countyOfResidence: 'kings' },
        admission: { admittedOn: '2025-09-01', forensic: true },
      }),
      aPersonOf('planner', 'cnypc'),
    );
    story.decide(hour(0), screenReferral);
    story.decide(hour(0), (draft) => planWait(draft, 'forensicTransition', policy));
    story.answer(hour(1), team, { kind: 'forensicTransition', decision: 'refer' });
    story.decide(hour(1), (draft) => planWait(draft, 'spoaDecision', policy));
    const ofCity = agencies.map((agency) => ({ ...agency, counties: ['kings' as const] }));
    story.answer(hour(2), aPersonOf('spoa', 'nyc'), { kind: 'spoaDecision', decision: 'accept' }, ofCity);
    story.decide(hour(2), (draft) => proposeAgency(draft, ofCity, policy));
    story.answer(hour(3), careManager, { kind: 'cmaAcceptance', decision: 'accept' }, ofCity);
    story.decide(hour(3), (draft) => {
      tellHealthHome(draft, policy);
      planWait(draft, 'warmHandOff', policy);
    });
    handOver(story);
    expect(relationTo(story.case, team)).toBeUndefined();
    voidIn(story, hour(6), wrong(), careManager);
    expect(relationTo(story.case, team)).toBe('forensicTeam');
    expect(story.case).not.toHaveProperty('forensicHandOff');
    expect(story.toldLast).toContain(`handOffVoided to cma:${team.org}`);
  });
});
