/** What a stage costs by its own templates. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  fixedPrice,
  howChecked,
  priceByUse,
  priceListSchema,
  totalOf,
} from '../../scripts/pricing/price-of-templates.ts';
import { projectRoot, synthesized } from './synthesized.ts';

const list = priceListSchema.parse(
  JSON.parse(readFileSync(join(projectRoot, 'data', 'price-list.json'), 'utf8')),
);
const fixedOf = (stage: 'dev' | 'prod') =>
  fixedPrice(
    list,
    Object.values(synthesized(stage)).map((template): unknown => template.toJSON()),
  );
const template = (Type: string, Properties: object = {}) => ({ Resources: { Any: { Type, Properties } } });

describe('the price', () => {
  it('of dev is at most $15 a month, and nothing in it is paid for by the hour', () => {
    const lines = fixedOf('dev');
    expect(totalOf(lines)).toBeGreaterThan(0);
    expect(totalOf(lines)).toBeLessThanOrEqual(15);
    expect(lines.filter(({ byTheHour }) => byTheHour)).toEqual([]);
  });

  it('of prod has its endpoints by zone, by the hour', () => {
    const endpoints = fixedOf('prod').find(({ what }) => what === 'interfaceEndpoint');
    expect(endpoints).toMatchObject({ count: 6, byTheHour: true });
    expect(endpoints?.usd).toBeCloseTo(43.8);
  });

  it('of a type that the list does not know is refused, never nothing', () => {
    expect(() => fixedPrice(list, [template('AWS::X::Y')])).toThrow('no price for AWS::X::Y');
  });

  it('of each thing is held against a page, or is said to be unchecked', () => {
    const unchecked = Object.entries(list.prices).filter(
      ([, { checkedAgainst }]) => checkedAgainst === 'nothing',
    );
    expect(unchecked.map(([name]) => name)).toEqual(['restorableGigabytes', 'staffWithPlus']);
    expect(howChecked(list)).toBe(
      'Of 23 prices 5 were held against a page of AWS, 16 against a page of somebody else, and 2 are unchecked: restorableGigabytes, staffWithPlus.',
    );
    const { key } = list.prices;
    const checkedAgainst = { ...key, checkedAgainst: 'nothing' };
    expect(priceListSchema.safeParse({ ...list, prices: { key: checkedAgainst } }).success).toBe(false);
  });

  it('of an alarm over an expression is that of every metric in it', () => {
    const Metrics = [{ Expression: 'a + b' }, { MetricStat: {} }, { MetricStat: {} }];
    expect(fixedPrice(list, [template('AWS::CloudWatch::Alarm', { Metrics })])).toMatchObject([{ count: 2 }]);
  });

  it('by use has traces and inspected requests only where the stage has them', () => {
    const counts = (on: boolean) =>
      priceByUse(list, 'prod', { webAcl: on, tracing: on })
        .filter(({ what }) => what === 'traces' || what === 'inspectedRequests')
        .map(({ count }) => count);
    expect(counts(false)).toEqual([0, 0]);
    expect(counts(true)).toEqual([45_000, 45_000]);
    expect(() => priceByUse(list, 'other', { webAcl: true, tracing: true })).toThrow('no usage profile');
  });
});
