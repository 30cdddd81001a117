import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../local/stepfunctions/json.ts';
import { createRig } from './rig.ts';

const machine = (rule: object, withDefault = true): object => ({
  StartAt: 'Choose',
  States: {
    Choose: {
      Type: 'Choice',
      Choices: [{ ...rule, Next: 'Yes' }],
      ...(withDefault ? { Default: 'No' } : {}),
    },
    Yes: { Type: 'Pass', Result: true, End: true },
    ...(withDefault ? { No: { Type: 'Pass', Result: false, End: true } } : {}),
  },
});

const decide = async (rule: object, input: Json) => {
  const rig = createRig();
  return rig.output(await rig.start(machine(rule), input));
};

describe('choice rules', () => {
  it.each<[string, object, Json, boolean]>([
    ['StringEquals equal', { StringEquals: 'x' }, { v: 'x' }, true],
    ['StringEquals other', { StringEquals: 'x' }, { v: 'y' }, false],
    ['StringEquals of a number is false', { StringEquals: '1' }, { v: 1 }, false],
    ['StringEqualsPath equal', { StringEqualsPath: '$.w' }, { v: 'x', w: 'x' }, true],
    ['StringEqualsPath other type', { StringEqualsPath: '$.w' }, { v: 'x', w: 1 }, false],
    ['StringEqualsPath of equal numbers is false', { StringEqualsPath: '$.w' }, { v: 1, w: 1 }, false],
    ['BooleanEquals false', { BooleanEquals: false }, { v: false }, true],
    ['BooleanEquals of null is false', { BooleanEquals: false }, { v: null }, false],
    ['NumericEquals equal', { NumericEquals: 1 }, { v: 1.0 }, true],
    ['NumericEquals of a text is false', { NumericEquals: 1 }, { v: '1' }, false],
    ['NumericLessThan below', { NumericLessThan: 2 }, { v: 1 }, true],
    ['NumericLessThan at', { NumericLessThan: 2 }, { v: 2 }, false],
    ['NumericLessThanEquals at', { NumericLessThanEquals: 2 }, { v: 2 }, true],
    ['NumericGreaterThan above', { NumericGreaterThan: 2 }, { v: 3 }, true],
    ['NumericGreaterThan at', { NumericGreaterThan: 2 }, { v: 2 }, false],
    ['NumericGreaterThanEquals at', { NumericGreaterThanEquals: 2 }, { v: 2 }, true],
    ['IsNull true of null', { IsNull: true }, { v: null }, true],
    ['IsNull false of a value', { IsNull: false }, { v: 0 }, true],
    ['IsNull false of null', { IsNull: false }, { v: null }, false],
    ['IsPresent true', { IsPresent: true }, { v: null }, true],
    ['IsPresent true of nothing', { IsPresent: true }, {}, false],
    ['IsPresent false of nothing matches', { IsPresent: false }, {}, true],
    ['IsPresent false of a value', { IsPresent: false }, { v: 1 }, false],
  ])('%s', async (_name, rule, input, expected) => {
    expect(await decide({ Variable: '$.v', ...rule }, input)).toBe(expected);
  });

  it('And stops at the first false, so that IsPresent can guard', async () => {
    const guarded = {
      And: [
        { Variable: '$.v', IsPresent: true },
        { Variable: '$.v', NumericEquals: 1 },
      ],
    };
    expect(await decide(guarded, {})).toBe(false);
    expect(await decide(guarded, { v: 1 })).toBe(true);
  });

  it('Or and Not nest', async () => {
    const rule = {
      Or: [{ Not: { Variable: '$.v', IsPresent: true } }, { Variable: '$.v', StringEquals: 'x' }],
    };
    expect(await decide(rule, {})).toBe(true);
    expect(await decide(rule, { v: 'x' })).toBe(true);
    expect(await decide(rule, { v: 'y' })).toBe(false);
  });

  it('the first rule that holds is taken, and the context object can be asked', async () => {
    const rig = createRig();
    const arn = await rig.start(
      {
        StartAt: 'Choose',
        States: {
          Choose: {
            Type: 'Choice',
            InputPath: '$.in',
            OutputPath: '$.out',
            Choices: [
              { Variable: '$.v', NumericEquals: 2, Next: 'B' },
              { Variable: '$$.Execution.Name', StringEquals: 'one', Next: 'A' },
              { Variable: '$.v', NumericEquals: 1, Next: 'B' },
            ],
          },
          A: { Type: 'Succeed' },
          B: { Type: 'Fail' },
        },
      },
      { in: { v: 1, out: 'narrowed' } },
    );
    expect(rig.output(arn)).toBe('narrowed');
    expect(rig.edges.map(({ edge }) => edge)).toEqual(['start', 'choice[1]', 'end']);
  });

  it('no match and no Default ends the execution with States.Runtime, as AWS reports it', async () => {
    const rig = createRig();
    const arn = await rig.start(machine({ Variable: '$.v', NumericEquals: 1 }, false), { v: 2 });
    const described = rig.describe(arn);
    expect(described).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(described.cause).toContain('The state does not point to a next state.');
  });

  it.each([
    ['its variable', { Variable: '$.gone', NumericEquals: 1 }],
    ['the other side', { Variable: '$.v', StringEqualsPath: '$.gone' }],
    ['what IsNull asks', { Variable: '$.gone', IsNull: true }],
  ])('a comparison that misses %s ends the execution, although there is a Default', async (_name, rule) => {
    const rig = createRig();
    const described = rig.describe(await rig.start(machine(rule), { v: 'x' }));
    expect(described).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(described.cause).toContain("Invalid path '$.gone'");
  });
});
