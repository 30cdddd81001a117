/** Corrections of what a referral says: kept with how it stood, by whom and why; and whoever may make which of them. */
import { describe, expect, it } from '@jest/globals';
import { correctionBodySchema, type CorrectionBody } from '../../../domain/case/correction-contract.ts';
import { correctedReferral, valuesOf } from '../../../domain/case/corrected-values.ts';
import { referralWrittenBy } from '../../../domain/case/former-facility.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { moveFacility } from '../../../domain/discharge/move-facility.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { correctFact, warningsAfter } from '../../../domain/work/correct-fact.ts';
import { aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
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

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const correct = (story: Story, body: CorrectionBody, by: Person = planner, now = hour(1)): number =>
  story.decide(now, (draft) => correctFact(draft, body, by, policy), by);
const refused = (story: Story, body: CorrectionBody, by: Person = planner) =>
  refusalOf(() => correct(story, body, by));

const cin = { fact: 'cin', medicaidCin: 'ZQ90417Y', reason: 'typingError' } as const;
const name = { fact: 'name', firstName: 'Isidora', lastName: 'Quillfether', reason: 'typingError' } as const;
const telephone = { fact: 'telephone', phone: '555-0199', reason: 'hasChanged' } as const;
const address = { currentAddress: { city: 'Bay Shore', noFixedAddress: true } };

const cases: readonly CorrectionBody[] = [
  cin,
  name,
  telephone,
  { fact: 'birthDate', dateOfBirth: '1985', dateOfBirthEstimated: true, reason: 'documentSeen' },
  { fact: 'address', ...address, countyOfFiscalResponsibility: 'suffolk', reason: 'hasChanged' },
  { fact: 'destination', destination: { kind: 'family' }, reason: 'hasChanged' },
  { fact: 'indicators', indicators: { hiv: true }, reason: 'nowKnown' },
  { fact: 'medicaid', medicaid: { status: 'pending' }, reason: 'documentSeen' },
  {
    fact: 'parole',
    parole: { officerName: 'An invented officer', officerPhone: '555-0150' },
    reason: 'nowKnown',
  },
];

describe('a correction', () => {
  it.each(cases.map((body) => [body.fact, body] as const))(
    'of %s stands in the referral, and how it stood is kept with who, when and why',
    (fact, body) => {
      const story = aReferredCase();
      const before = story.case.referral;
      expect(correct(story, body)).toBe(1);
      expect(story.case.corrections).toEqual([
        {
          number: 1,
          fact,
          at: hour(1),
          by: planner,
          reason: body.reason,
          was: valuesOf(before, fact),
          became: valuesOf(story.case.referral, fact),
        },
      ]);
      expect(valuesOf(story.case.referral, fact)).not.toEqual(valuesOf(before, fact));
      expect(valuesOf(story.case.referral, fact)).toMatchObject(
        Object.fromEntries(Object.entries(body).filter(([field]) => !['fact', 'reason'].includes(field))),
      );
      // Nothing else of the referral changes.
      for (const { fact: other } of cases)
        if (other !== fact) expect(valuesOf(story.case.referral, other)).toEqual(valuesOf(before, other));
      expect(story.eventOf('factCorrected').details).toEqual({ number: 1, kind: fact, reason: body.reason });
      expect(story.toldLast).toContain('factCorrected to spoa:suffolk');
      expect(story.toldLast).not.toContain('factCorrected to planner:pilgrim-pc');
    },
  );

  it('says why in words where no code says it', () => {
    const story = aReferredCase();
    correct(story, { ...cin, reason: 'other', explanation: 'The card was read anew.' });
    expect(story.case.corrections?.[0]).toMatchObject({ explanation: 'The card was read anew.' });
    expect(correctionBodySchema.safeParse({ ...cin, reason: 'other' }).error?.issues).toMatchObject([
      { path: ['explanation'] },
    ]);
    expect(
      correctionBodySchema.safeParse({ fact: 'name', middleName: 'M.', reason: 'nowKnown' }).error?.issues,
    ).toMatchObject([{ path: ['lastName'] }]);
  });

  it('takes away what is left out: there is no such number', () => {
    const story = aReferredCase();
    correct(story, { fact: 'telephone', reason: 'hasChanged' });
    expect(story.case.referral.person.phone).toBeUndefined();
  });

  it('is refused where it stands already', () => {
    const story = aReferredCase();
    expect(refused(story, { ...cin, medicaidCin: 'ZQ90417X' })).toMatchObject({
      code: 'alreadyStands',
      state: { phase: 'screening' },
    });
  });

  it('sent again by the same organisation is answered as the first, and writes nothing', () => {
    const story = aReferredCase();
    correct(story, telephone);
    correct(story, cin);
    const { corrections, counters } = story.case;
    const draft = story.draft(hour(9), planner);
    expect(correctFact(draft, telephone, aPersonOf('planner', 'pilgrim-pc', 'a-colleague'), policy)).toBe(1);
    expect(draft.changed).toBe(false);
    expect([draft.case.corrections, draft.case.counters]).toEqual([corrections, counters]);
    // Another reason, another organisation, or back and forth is another.
    expect(refused(story, { ...telephone, reason: 'typingError' })).toMatchObject({ code: 'alreadyStands' });
    expect(refused(story, telephone, spoa)).toMatchObject({ code: 'alreadyStands' });
    correct(story, { ...telephone, phone: '555-0142' });
    expect(correct(story, telephone)).toBe(4);
  });

  it('keeps what substance use was said of beside the other indicators, and tells nothing of it', () => {
    const story = aReferredCase(aReferral({ indicators: { hiv: true, substanceUseDisorder: true } }));
    correct(story, { fact: 'indicators', indicators: { sickleCell: true }, reason: 'nowKnown' });
    expect(story.case.referral.indicators).toEqual({ sickleCell: true, substanceUseDisorder: true });
    expect(story.case.corrections?.[0]).toMatchObject({
      was: { indicators: { hiv: true } },
      became: { indicators: { sickleCell: true } },
    });
    expect(JSON.stringify(story.case.corrections)).not.toContain('substanceUse');
  });

  it('of a destination needs a stay that is left', () => {
    const story = aCaseBeforeTheSpoa();
    const { discharge: _, ...referral } = story.case.referral;
    story.case = { ...story.case, referral };
    const destination = { kind: 'family' } as const;
    expect(refused(story, { fact: 'destination', destination, reason: 'hasChanged' })).toMatchObject({
      code: 'noStay',
    });
    expect(valuesOf(story.case.referral, 'destination')).toEqual({ destination: undefined });
    expect(correctedReferral(referral, { fact: 'destination', destination, reason: 'hasChanged' })).toBe(
      referral,
    );
  });

  it('of a birth date is not after the admission, and may be to not known', () => {
    const born = (dateOfBirth?: string): CorrectionBody => ({
      fact: 'birthDate',
      ...(dateOfBirth !== undefined && { dateOfBirth }),
      reason: 'documentSeen',
    });
    const story = aReferredCase();
    expect(refused(story, born('2025-06-11'))).toMatchObject({
      code: 'timesOutOfOrder',
      errors: [{ field: 'body.dateOfBirth' }],
    });
    correct(story, born());
    expect(story.case.referral.person.dateOfBirth).toBeUndefined();
    const inCommunity = aReferredCase();
    const { admission: _, ...referral } = inCommunity.case.referral;
    inCommunity.case = { ...inCommunity.case, referral };
    expect(correct(inCommunity, born('2025-06-11'))).toBe(1);
  });
});

describe('who corrects', () => {
  it('is who entered the referral, and the county, and what they know who hold the person', () => {
    const story = aCaseAccepted();
    for (const body of cases) {
      const known = ['telephone', 'address', 'medicaid', 'parole'].includes(body.fact);
      const code = known ? undefined : 'notYoursToCorrect';
      const draft = story.draft(hour(1), careManager);
      const { countyOfFiscalResponsibility: _, ...sent } = {
        countyOfFiscalResponsibility: undefined,
        ...body,
      };
      const tried = () => correctFact(draft, sent, careManager, policy);
      if (code === undefined) expect(tried()).toBe(1);
      else expect(refusalOf(tried)).toMatchObject({ code, next: expect.stringContaining('the county') });
    }
    expect(correct(story, cin, spoa)).toBe(1);
    expect(refused(story, telephone, healthHome)).toMatchObject({ code: 'notYoursToCorrect' });
  });

  it('is a Health Home for the referral that it entered', () => {
    const story = aReferredCase();
    story.case = { ...story.case, referredBy: { role: 'healthHome', org: healthHome.org } };
    expect(correct(story, cin, healthHome)).toBe(1);
    expect(refused(story, name, aPersonOf('healthHome', 'dune-health-home'))).toMatchObject({
      code: 'notYoursToCorrect',
    });
  });

  it('leaves the counties of an address to those', () => {
    const story = aCaseAccepted();
    const body = { fact: 'address', ...address, reason: 'hasChanged' } as const;
    expect(refused(story, { ...body, countyOfResidence: 'suffolk' }, careManager)).toMatchObject({
      code: 'notYoursToCorrect',
      errors: [{ field: 'body.countyOfResidence' }],
    });
    expect(correct(story, body, careManager)).toBe(1);
    expect(story.case.referral.person).toMatchObject({ ...address, countyOfResidence: 'suffolk' });
  });
});

describe('the county that answers for the person', () => {
  const moved = { fact: 'address', reason: 'hasChanged' } as const;

  it('follows the redirect of the counties, and no correction', () => {
    const deciding = aCaseBeforeTheSpoa();
    expect(refused(deciding, { ...moved, countyOfResidence: 'nassau' })).toMatchObject({
      code: 'otherCounty',
      next: expect.stringContaining('redirect; then correct'),
      errors: [{ field: 'body.countyOfResidence' }],
    });
    expect(refused(aCaseAccepted(), { ...moved, countyOfFiscalResponsibility: 'nassau' })).toMatchObject({
      code: 'otherCounty',
      next: expect.stringContaining('/reassignment'),
      errors: [{ field: 'body.countyOfFiscalResponsibility' }],
    });
    // Sent on, it is corrected.
    deciding.case = { ...deciding.case, county: 'nassau', lgu: 'nassau' };
    correct(deciding, { ...moved, countyOfResidence: 'nassau' });
    expect(deciding.case).toMatchObject({ county: 'nassau', lgu: 'nassau' });
  });

  it('is another borough of the same city', () => {
    const story = aReferredCase(aReferral({ person: aPerson({ countyOfResidence: 'bronx' }) }));
    correct(story, { ...moved, countyOfResidence: 'kings' });
    expect(story.case).toMatchObject({ county: 'kings', lgu: 'nyc' });
  });

  it('stays as it was where the person lives elsewhere and the county that pays does not change', () => {
    const story = aReferredCase(aReferral({ person: aPerson({ countyOfFiscalResponsibility: 'suffolk' }) }));
    correct(story, { ...moved, countyOfResidence: 'nassau' });
    expect(story.case).toMatchObject({ county: 'suffolk', lgu: 'suffolk' });
  });
});

describe('a facility where the person was before', () => {
  const movedAway = (story: Story): Person => {
    const to = { facility: 'kingsboro-pc', movedAt: hour(1), forensicUnit: false } as const;
    story.decide(hour(1), (draft) => moveFacility(draft, to, planner, policy), planner);
    return aPersonOf('planner', 'kingsboro-pc');
  };

  it('goes on reading the referral as it left it', () => {
    const story = aCaseBeforeTheSpoa();
    const next = movedAway(story);
    correct(story, telephone, next, hour(2));
    correct(story, { ...telephone, phone: '555-0198' }, next, hour(3));
    expect(referralWrittenBy(story.case, 'pilgrim-pc').person.phone).toBe('555-0142');
    expect(referralWrittenBy(story.case, 'kingsboro-pc').person.phone).toBe('555-0198');
    expect(story.case.formerReferrals).toHaveLength(1);
    expect(story.case.corrections?.map(({ was }) => was.phone)).toEqual(['555-0142', '555-0199']);
  });
});

describe('a closed case', () => {
  it('is put right, and nothing follows', () => {
    const story = aCaseAccepted();
    story.decide(hour(1), (draft) => withdraw(draft, { reason: 'withdrawn' }, planner, policy), planner);
    const { screening, strands, clocks } = story.case;
    correct(story, { fact: 'birthDate', dateOfBirth: '2010', reason: 'documentSeen' }, planner, hour(2));
    const destination = { kind: 'onCampusResidence', onCampusResidence: 'tlr' } as const;
    correct(story, { fact: 'destination', destination, reason: 'documentSeen' }, planner, hour(2));
    // The county of the case is what it was.
    correct(story, { fact: 'address', countyOfResidence: 'nassau', reason: 'hasChanged' }, planner, hour(2));
    expect(story.case).toMatchObject({ screening, strands, clocks, county: 'suffolk' });
    expect(story.case.discharge.onCampusResidence).toBe('tlr');
    expect(story.case.formerDecisions).toBeUndefined();
    expect(story.toldLast).toContain('factCorrected to spoa:suffolk');
  });

  it('that the rules closed stays so, and it is said what to do', () => {
    const referral = aReferral();
    const [hint] = warningsAfter({ referral, closeReason: 'ineligible' }, 'indicators', openedAt);
    expect(hint).toContain('refer them anew');
    expect(warningsAfter({ referral }, 'cin', openedAt)).toEqual([]);
    const filler = aReferral({ person: aPerson({ medicaidCin: 'ZQ00000X' }) });
    expect(warningsAfter({ referral: filler }, 'cin', openedAt)).toHaveLength(1);
    expect(warningsAfter({ referral: filler }, 'telephone', openedAt)).toEqual([]);
  });
});
