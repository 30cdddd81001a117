/**
 * The access log in DynamoDB: each entry and the new head in one transaction, on condition that the head is where it was
 * read. Whoever comes second reads the head again; a burst on one case is served one after another. The first entry also
 * checks that the case exists, after which the head vouches for it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Access, type AccessHead, chainAccess, emptyLog } from '../../domain/access/access-entry.ts';
import { epochMs } from '../../domain/shared/instant.ts';
import { type AccessLog, type AuditGrants, ConcurrentWrite } from '../../domain/ports/ports.ts';
import { type CaseTable, getItem, partitionItems, queryAll } from './case-table.ts';
import { accessHeadItem, accessItem, auditGrantItem } from './items.ts';
import * as keys from './keys.ts';

const attempts = 12;
const pauseMs = 15;

const isPresent = { ConditionExpression: 'attribute_exists(PK)' };
const isAbsent = { ConditionExpression: 'attribute_not_exists(PK)' };
const isAt = ({ seq }: AccessHead) => ({
  ConditionExpression: '#data.#seq = :seq',
  ExpressionAttributeNames: { '#data': 'data', '#seq': 'seq' },
  ExpressionAttributeValues: { ':seq': seq },
});

const transactionFor = ({ tableName: TableName }: CaseTable, access: Access, head: AccessHead) => {
  const next = chainAccess(access, head);
  const { caseId } = access;
  const isFirst = head.seq === 0;
  return [
    {
      Put: {
        TableName,
        Item: accessHeadItem.toItem(keys.accessHeadKey(caseId), next.head),
        ...(isFirst ? isAbsent : isAt(head)),
      },
    },
    { Put: { TableName, Item: accessItem.toItem(keys.accessKey(next.entry), next.entry), ...isAbsent } },
    ...(isFirst ? [{ ConditionCheck: { TableName, Key: keys.caseKey(caseId), ...isPresent } }] : []),
  ];
};

/** Where the case must be, the third condition; its failure alone means that there is none. */
const placeOfCase = 2;

type Attempt = 'appended' | 'noSuchCase' | 'overtaken';

const headOf = async (table: CaseTable, caseId: string): Promise<AccessHead | undefined> => {
  const stored = await getItem(table, keys.accessHeadKey(caseId));
  return stored === undefined ? undefined : accessHeadItem.fromItem(stored);
};

const appendOnce = async (table: CaseTable, access: Access): Promise<Attempt> => {
  const head = (await headOf(table, access.caseId)) ?? emptyLog(access.caseId);
  try {
    const TransactItems = transactionFor(table, access, head);
    await table.documents.send(new TransactWriteCommand({ TransactItems }));
    return 'appended';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    return reasons[placeOfCase] === 'ConditionalCheckFailed' ? 'noSuchCase' : 'overtaken';
  }
};

export const createAccessLog = (table: CaseTable): AccessLog & AuditGrants => ({
  async appendAccess(access) {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const result = await appendOnce(table, access);
      if (result !== 'overtaken') return result === 'appended';
      await pause(attempt * pauseMs);
    }
    throw new ConcurrentWrite('The access log of the case is too busy.');
  },

  async accesses(caseId, from = '', until = '~') {
    const [after, upTo] = keys.accessSpan(from, until);
    const found = await queryAll(table, {
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :after AND :upTo',
      ExpressionAttributeValues: { ':pk': keys.accessPartition(caseId), ':after': after, ':upTo': upTo },
    });
    return found.map(accessItem.fromItem);
  },

  accessHead: (caseId) => headOf(table, caseId),

  async putAuditGrant(grant) {
    const key = keys.grantKey(grant.auditor.sub, grant.grantId);
    const expiresAtSeconds = Math.ceil(epochMs(grant.until) / 1_000);
    await table.documents.send(
      new PutCommand({
        TableName: table.tableName,
        Item: auditGrantItem.toItem(key, grant, undefined, expiresAtSeconds),
      }),
    );
  },

  async auditGrantsOf(sub, now) {
    const found = await partitionItems(table, keys.grantsPartition(sub));
    return found.map(auditGrantItem.fromItem).filter(({ until }) => until > now);
  },
});
