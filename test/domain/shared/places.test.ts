/** Reference data: counties, LGUs and facilities. */
import { describe, it, expect } from '@jest/globals';
import {
  counties,
  type CountyId,
  countyIds,
  countyOf,
  lguIds,
  lguOf,
} from '../../../domain/shared/counties.ts';
import { facilities, isFacilityId } from '../../../domain/shared/facilities.ts';
import { organisationIdSchema } from '../../../domain/shared/actor.ts';

describe('counties', () => {
  it('are 62, each with its own id, name and FIPS code', () => {
    for (const field of ['id', 'name', 'fips'] as const)
      expect(new Set(counties.map((county) => county[field])).size).toBe(62);
    expect(countyIds).toEqual(counties.map(({ id }) => id));
  });

  it('are answered for by 58 LGUs', () => {
    expect(lguIds).toHaveLength(58);
    for (const lgu of lguIds) expect(organisationIdSchema.safeParse(lgu).success).toBe(true);
  });

  it.each(['bronx', 'kings', 'new-york', 'queens', 'richmond'] as const)(
    'New York City answers for its borough %s',
    (borough) => {
      expect(lguOf(borough)).toBe('nyc');
    },
  );

  it('outside the city every county answers for itself', () => {
    const others = counties.filter(({ lgu }) => lgu !== 'nyc');
    expect(others).toHaveLength(57);
    for (const { id, lgu } of others) expect(lgu).toBe(id);
  });

  it('an id outside the list is a broken promise, and throws', () => {
    const atlantis: string = 'atlantis';
    expect(() => countyOf(atlantis as CountyId)).toThrow(RangeError);
  });
});

describe('facilities', () => {
  it.each(facilities)('$name is a State facility in a county of New York', ({ id, county }) => {
    expect(isFacilityId(id)).toBe(true);
    expect(countyOf(county).id).toBe(county);
    expect(organisationIdSchema.safeParse(id).success).toBe(true);
  });

  it.each(['stony-brook-hospital', 'constructor', ''])('%p is none', (id) => {
    expect(isFacilityId(id)).toBe(false);
  });
});
