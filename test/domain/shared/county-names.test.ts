/** A county is taken by whatever name people call it, and kept as its id. */
import { describe, expect, it } from '@jest/globals';
import { aotOrderBodySchema } from '../../../domain/aot/order-contract.ts';
import { completionBodySchema } from '../../../domain/api/completion-contract.ts';
import { spoaSchema } from '../../../domain/registry/organisations.ts';
import { givenCountySchema } from '../../../domain/shared/county-names.ts';
import { counties } from '../../../domain/shared/counties.ts';

describe('a county', () => {
  it.each(counties.map(({ id, name }) => [name, id]))(
    '%s is %s by its name, its id and with its word',
    (name, id) => {
      for (const text of [
        name,
        id,
        name.toUpperCase(),
        `  ${name} `,
        `${name} County`,
        `County of ${name}`,
        `${name}, NY`,
        `${name} Co.`,
      ])
        expect([text, givenCountySchema.parse(text)]).toEqual([text, id]);
    },
  );

  it.each([
    ['St Lawrence', 'st-lawrence'],
    ['Saint Lawrence', 'st-lawrence'],
    ['ST. LAWRENCE COUNTY', 'st-lawrence'],
    ['St.Lawrence', 'st-lawrence'],
    ['st lawrence', 'st-lawrence'],
    ['Brooklyn', 'kings'],
    ['kings county', 'kings'],
    ['Kings (Brooklyn)', 'kings'],
    ['Kings\u00a0County', 'kings'],
    ['Manhattan', 'new-york'],
    ['New  York', 'new-york'],
    ['new_york', 'new-york'],
    ['New York County, New York', 'new-york'],
    ['Staten Island', 'richmond'],
    ['Borough of Staten Island', 'richmond'],
    ['The Bronx', 'bronx'],
    ['Bronx, New York', 'bronx'],
    ['Ｓｕｆｆｏｌｋ', 'suffolk'],
  ])('%s is %s', (text, id) => {
    expect(givenCountySchema.parse(text)).toBe(id);
  });

  it.each([
    ['NYC', 'name the borough'],
    ['New York City', 'name the borough'],
    ['Atlantis', 'Give a New York county'],
    ['', 'Give a New York county'],
    ['county', 'Give a New York county'],
    [7, 'Give a New York county'],
    [undefined, 'Give a New York county'],
  ])('%j is none', (text, words) => {
    expect(givenCountySchema.safeParse(text).error?.issues[0]?.message).toContain(words);
  });
});

describe('whoever names a county', () => {
  it('may call it so in the registry, in an order, and in sending a referral on', () => {
    expect(
      spoaSchema.parse({ id: 'nyc', name: 'New York City', counties: ['Brooklyn', 'The Bronx'] }).counties,
    ).toEqual(['kings', 'bronx']);
    const order = {
      kind: 'courtOrder',
      court: 'x',
      county: 'Saint Lawrence',
      from: '2026-01-01',
      until: '2026-03-01',
      categories: ['careManagement'],
    };
    expect(aotOrderBodySchema.parse(order)).toMatchObject({ county: 'st-lawrence' });
    const redirect = { kind: 'spoaDecision', decision: 'redirect', county: 'Nassau County', reason: 'x' };
    expect(completionBodySchema.parse(redirect)).toMatchObject({ county: 'nassau' });
  });
});
