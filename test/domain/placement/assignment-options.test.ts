import { describe, expect, it } from '@jest/globals';
import { assignmentOptions, assignmentOptionsView } from '../../../domain/placement/assignment-options.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { serviceNeedOf } from '../../../domain/placement/service-need.ts';
import { aCase, aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseBeforeTheSpoa,
  anAgency,
  attested,
  harbor,
  meadow,
  spoa,
} from '../../fixtures/draft-fixture.ts';
import { aCareManager, aDirectory, aSupervisor } from '../../fixtures/registry-fixture.ts';

const zeta = anAgency({ id: 'zeta-cma', name: 'Zeta Care', languages: ['English', 'spanish'] });
const lapsed = anAgency({ id: 'lapsed-cma', attestations: attested('2020-01-01', '2026-03-01') });
const record = aCase({
  referral: aReferral({
    person: aPerson({ primaryLanguage: 'Spanish' }),
    healthHome: { enrolled: true, healthHome: 'tide-health-home', careManagementAgency: 'zeta-cma' },
    request: { programs: ['healthHomePlus'], preferredAgency: 'lapsed-cma' },
  }),
});
const need = serviceNeedOf(record, openedAt);
const staff = (careManagers: ReturnType<typeof aCareManager>[]) =>
  aDirectory({
    careManagers,
    supervisors: [aSupervisor(), aSupervisor({ id: 'sup-jo', agency: 'meadow-cma' })],
  });
const ofMeadow = { id: 'cm-meadow', agency: 'meadow-cma', supervisor: 'sup-jo' };

describe('options', () => {
  it('come with ties first, then the greatest capacity, then by id; what is not known counts as none', () => {
    const directory = staff([aCareManager({ hhPlusElsewhere: 14 }), aCareManager(ofMeadow)]);
    const other = anAgency({ id: 'alpha-cma', healthHomes: ['dune-health-home'] });
    const { options } = assignmentOptions(record, need, [other, harbor, meadow, zeta], directory);
    expect(
      options.map(({ agency, ties, available, capacityKnown }) => [
        agency.id,
        ties,
        available,
        capacityKnown,
      ]),
    ).toEqual([
      ['zeta-cma', ['servesThePersonAlready', 'ofThePersonsHealthHome'], 0, false],
      ['meadow-cma', ['ofThePersonsHealthHome'], 15, true],
      ['harbor-cma', ['ofThePersonsHealthHome'], 1, true],
      ['alpha-cma', [], 0, false],
    ]);
    expect(options.map(({ speaksThePersonsLanguage }) => speaksThePersonsLanguage)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('leave out, with the reason, who may not serve and who has no capacity', () => {
    const directory = staff([aCareManager({ hhPlusElsewhere: 15 })]);
    const { options, exclusions } = assignmentOptions(record, need, [harbor, lapsed, meadow], directory);
    expect(options.map(({ agency }) => agency.id)).toEqual(['meadow-cma']);
    expect(exclusions.map(({ agency, reasons }) => [agency.id, reasons.map(({ ruleId }) => ruleId)])).toEqual(
      [
        ['harbor-cma', ['HHP-ASG-06']],
        ['lapsed-cma', ['HHP-CMA-01']],
      ],
    );
  });

  it('are what the SPOA’s acceptance without names asks, in that order', () => {
    const story = aCaseBeforeTheSpoa();
    const registry = [anAgency({ id: 'alpha-cma' }), harbor, meadow];
    const directory = staff([aCareManager({ hhPlusElsewhere: 15 }), aCareManager(ofMeadow)]);
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' }, registry, directory);
    expect(story.case.assignment.candidates).toEqual(['meadow-cma', 'alpha-cma']);
  });
});

describe('what the SPOA reads', () => {
  it('shows the person’s preference and present agency, also where they are excluded', () => {
    const directory = staff([aCareManager()]);
    const asked = [{ agency: 'harbor-cma', round: 1, answer: 'declined' as const, at: openedAt }];
    const asking = { ...record, assignment: { ...record.assignment, asked } };
    const found = assignmentOptions(asking, need, [harbor, lapsed], directory);
    expect(assignmentOptionsView(asking, need, found)).toMatchObject({
      on: '2026-03-02',
      county: 'suffolk',
      person: { preferredAgency: 'lapsed-cma', presentAgency: 'zeta-cma', healthHome: 'tide-health-home' },
      options: [
        {
          rank: 1,
          agency: 'harbor-cma',
          alreadyAsked: [{ round: 1, answer: 'declined', at: openedAt }],
          capacities: [{ kind: 'careManager', id: 'cm-ada', available: 15, exclusionReasons: [] }],
        },
      ],
      exclusions: [
        {
          agency: 'lapsed-cma',
          isPreferred: true,
          isPresentAgency: false,
          reasons: [
            { ruleId: 'HHP-CMA-01', reason: 'No Health Home attestation for HH+ stands on that date.' },
          ],
        },
      ],
    });
  });

  it('says nothing of a preference that the person did not give', () => {
    const plain = aCase();
    const view = assignmentOptionsView(
      plain,
      serviceNeedOf(plain, openedAt),
      assignmentOptions(plain, need, [], noStaff),
    );
    expect(view).toMatchObject({ person: { primaryLanguage: 'English' }, options: [], exclusions: [] });
    expect(Object.keys(view.person)).toEqual(['primaryLanguage']);
  });
});
