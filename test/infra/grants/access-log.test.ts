/** What a reader of cases may do when it also appends to their access logs, and what nobody may. */
import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Template } from 'aws-cdk-lib/assertions';
import { reachTable, together, type TableReach } from '../../../lib/constructs/shared/table-access.ts';
import {
  appendAccess,
  decideOnCase,
  readAccess,
  readCase,
  readGrants,
  writeGrant,
} from '../../../lib/constructs/shared/table-reaches.ts';
import { resolveTemplates } from '../resolved.ts';
import { ask, statementsIn } from './policy.ts';

const granted = (...reaches: readonly TableReach[]) => {
  const stack = new Stack(new App(), 'Any');
  const key = new Key(stack, 'Key');
  const table = new TableV2(stack, 'Cases', { partitionKey: { name: 'PK', type: AttributeType.STRING } });
  new ManagedPolicy(stack, 'Policy', { statements: reachTable({ table, key }, together(...reaches)) });
  const resources = resolveTemplates({ api: Template.fromStack(stack) });
  const of = (type: string) => resources.find((one) => one.type === type);
  const statements = statementsIn(of('AWS::IAM::ManagedPolicy')?.properties['PolicyDocument']);
  const resource = of('AWS::DynamoDB::GlobalTable')?.arn ?? '';
  return (action: string, ...leadingKeys: string[]) =>
    ask(statements, {
      action: `dynamodb:${action}`,
      resource,
      context: leadingKeys.length > 0 ? { 'dynamodb:LeadingKeys': leadingKeys } : {},
    });
};

const ofCase = 'CASE#WH-7K3M-9QXA-22PD';
const log = 'ACCESS#WH-7K3M-9QXA-22PD';

describe('a function that reads cases and appends to their logs', () => {
  const may = granted(readCase, appendAccess);

  it('reads the case and puts entries', () => {
    expect(may('Query', ofCase)).toBe('allowed');
    expect(may('PutItem', log, log)).toBe('allowed');
  });

  it.each([[ofCase], ['PERSON#hash'], ['REGISTRY'], ['GRANTS#somebody'], [log, ofCase]])(
    'puts nothing else: %s',
    (...leadingKeys) => {
      expect(may('PutItem', ...leadingKeys)).toBe('denied');
    },
  );

  it('does not put without saying where, and reads no entry back', () => {
    expect(may('PutItem')).toBe('denied');
    expect(may('GetItem', log)).toBe('denied');
    expect(may('ConditionCheckItem', ofCase)).toBe('denied');
    expect(may('Query', log)).toBe('denied');
    expect(may('Query', 'GRANTS#somebody')).toBe('denied');
  });

  it('neither changes nor removes an entry', () => {
    for (const action of ['UpdateItem', 'DeleteItem'])
      expect(may(action, log)).toBe('denied in so many words');
  });
});

describe('a function that decides on cases', () => {
  it('removes marks of a case and never an entry of a log, were it allowed to remove anything', () => {
    const everywhere: TableReach = { DeleteItem: ['CASE#*', 'ACCESS#*'], UpdateItem: ['ACCESS#*'] };
    const may = granted(decideOnCase, appendAccess, everywhere);
    expect(may('DeleteItem', ofCase)).toBe('allowed');
    expect(may('DeleteItem', log)).toBe('denied in so many words');
    expect(may('DeleteItem', ofCase, log)).toBe('denied in so many words');
    expect(may('UpdateItem', log)).toBe('denied in so many words');
  });
});

describe('an audit', () => {
  it('reads logs and grants, and writes neither', () => {
    const may = granted(readAccess, readGrants);
    expect(may('Query', log)).toBe('allowed');
    expect(may('Query', 'GRANTS#somebody')).toBe('allowed');
    expect(may('PutItem', log)).toBe('denied');
    expect(may('PutItem', 'GRANTS#somebody')).toBe('denied');
  });

  it('is granted by a function that may put grants and no entries', () => {
    const may = granted(writeGrant);
    expect(may('PutItem', 'GRANTS#somebody')).toBe('allowed');
    expect(may('PutItem', log)).toBe('denied');
  });
});
