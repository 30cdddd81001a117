/** The directory of SPOAs that ships with the release says of every county what its protocol does with a referral. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { spoaSchema } from '../../../domain/registry/organisations.ts';
import { countyIds, lguOf } from '../../../domain/shared/counties.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';

const spoas = z
  .array(spoaSchema)
  .parse(JSON.parse(readFileSync(join(process.cwd(), 'samples/registry/spoas.json'), 'utf8')));
const triageOf = (county: (typeof countyIds)[number]): string => {
  const lgu = lguOf(county);
  return policyFor(lgu, '2026-03-02').triage?.org ?? lgu;
};

describe('the directory of SPOAs', () => {
  it('has every county once', () => {
    expect(spoas.flatMap(({ counties }) => counties).toSorted()).toEqual([...countyIds].toSorted());
  });

  it.each(spoas)('$name decides for all of its counties, and for no other', ({ counties }) => {
    const [first] = counties;
    const host = triageOf(first!);
    expect(countyIds.filter((county) => triageOf(county) === host)).toEqual(counties);
  });
});
