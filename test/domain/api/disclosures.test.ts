/** The one table of disclosure: what it says is written out, and what a route refuses as a whole its table closes. */
import { describe, expect, it } from '@jest/globals';
import { fieldRows, readerKinds } from '../../../domain/api/disclosure-matrix.ts';
import { type OperationPolicy, policy } from '../../../domain/api/policy.ts';
import { operations } from '../../../domain/api/routes.ts';
import { standings } from '../../../domain/access/standing.ts';

const rows = fieldRows();
const openingsOf = (path: string) => rows.find((row) => row.path === path)?.openings;

describe('the table of disclosure', () => {
  it.each([
    ['getCase.contacts[].at', []],
    ['getCase.contacts[].note', ['laterTreatment']],
    ['getCase.referral.clinical', ['identity', 'treatment']],
    ['getCase.aot.planOfCare.other', ['order', 'orderTreatment']],
    ['getTimeline.events[](significantEventRaised).details.kind', ['carriers', 'order']],
    ['getTimeline.notices[](located).to', ['carriersOrIdentity']],
    ['getTimeline.events[]().details', ['laterFull']],
  ])('%s is opened by %j', (path, openings) => {
    expect(openingsOf(path)).toEqual(openings);
  });

  it('closes what its route refuses without the same need', () => {
    const needy = operations.filter((operation) => {
      const rule: OperationPolicy = policy[operation];
      return rule.about === 'case' && rule.needs !== undefined;
    });
    expect(needy.toSorted()).toEqual(
      [
        'correctFact',
        'getAssignmentOptions',
        'getCairsReports',
        'getSearchPacket',
        'listSearchSteps',
        'listSignificantEvents',
      ].toSorted(),
    );
    for (const operation of needy)
      expect(rows.some(({ path, openings }) => path.startsWith(`${operation}.`) && openings.length > 0)).toBe(
        true,
      );
  });

  it('is asked for by every standing that reads a case', () => {
    expect(new Set(readerKinds.map(({ standing }) => standing))).toEqual(
      new Set(standings.filter((standing) => standing !== 'formerParty' && standing !== 'none')),
    );
  });
});
