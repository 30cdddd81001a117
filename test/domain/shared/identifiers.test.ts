import { describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import {
  caseIdFrom,
  caseIdOf,
  caseIdSchema,
  executionName,
  noticeId,
  noticeIdSchema,
  parseExecutionName,
  workItemId,
  workItemIdSchema,
} from '../../../domain/shared/identifiers.ts';

const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });

describe('a case reference', () => {
  it.each([
    [new Uint8Array(12), 'WH-0000-0000-0000'],
    [new Uint8Array(12).fill(255), 'WH-ZZZZ-ZZZZ-ZZZZ'],
    [Uint8Array.from([10, 18, 20, 22, 27, 31, 32, 33, 34, 35, 36, 37]), 'WH-AJMP-VZ01-2345'],
  ])('of the bytes %j is %s', (random, caseId) => {
    expect(caseIdFrom(random)).toBe(caseId);
  });

  it('more bytes than twelve change nothing', () => {
    expect(caseIdFrom(new Uint8Array(16).fill(7, 0, 12).fill(9, 12))).toBe('WH-7777-7777-7777');
  });

  it.each(['WH-7K3M-9QXA-22PI', 'WH-7K3M-9QXA-22PL', 'WH-7K3M-9QXA-22PO', 'WH-7K3M-9QXA-22PU'])(
    '%s is refused: its last letter is misheard or misread over a telephone',
    (text) => {
      expect(caseIdSchema.safeParse(text).success).toBe(false);
    },
  );

  it.each(['wh-7k3m-9qxa-22pd', ' WH-7K3M-9QXA-22PD', 'WH-7K3M-9QXA-22PD\n', 'WH-7K3M-9QXA', ''])(
    '%p is refused and the form is shown',
    (text) => {
      expect(caseIdSchema.safeParse(text).error?.issues[0]?.message).toContain('WH-7K3M-9QXA-22PD');
    },
  );
});

describe('ids of what belongs to a case', () => {
  it('whatever the case, its work items, notices and executions lead back to it', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 999_999 }), (random, number) => {
        const caseId = caseIdSchema.parse(caseIdFrom(random));
        expect(caseIdOf(workItemIdSchema.parse(workItemId(caseId, number)))).toBe(caseId);
        expect(caseIdOf(noticeIdSchema.parse(noticeId(caseId, number)))).toBe(caseId);
        expect(parseExecutionName(executionName({ caseId, epoch: number }))).toEqual({
          caseId,
          epoch: number,
        });
        expect(parseExecutionName(executionName({ caseId, search: 2, epoch: number }))).toEqual({
          caseId,
          search: 2,
          epoch: number,
        });
      }),
    );
  });

  it.each([
    [workItemIdSchema, 'WH-7K3M-9QXA-22PD-N1'],
    [workItemIdSchema, 'WH-7K3M-9QXA-22PD-W0'],
    [workItemIdSchema, 'WH-7K3M-9QXA-22PD-W01'],
    [workItemIdSchema, 'WH-7K3M-9QXA-22PD-W1000000'],
    [noticeIdSchema, 'WH-7K3M-9QXA-22PD-W1'],
    [noticeIdSchema, 'WH-7K3M-9QXA-22PD'],
  ])('an id of another kind is refused (%#: %s)', (schema, text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });

  it.each([
    'WH-7K3M-9QXA-22PD.search0.1',
    'WH-7K3M-9QXA-22PD.search1',
    'WH-7K3M-9QXA-22PD.nothing1.1',
    'WH-7K3M-9QXA-22PD',
    'WH-7K3M-9QXA-22PD.0',
    'WH-7K3M-9QXA-22PD.1.2',
    'x WH-7K3M-9QXA-22PD.1',
    '',
  ])('the execution name %p was not given by this system', (name) => {
    expect(parseExecutionName(name)).toBeUndefined();
  });
});
