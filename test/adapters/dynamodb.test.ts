/** What only DynamoDB can do wrong: items of a foreign form, an index that lags, answers in parts, large cases. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createTable } from '../../adapters/dynamodb/create-table.ts';
import * as keys from '../../adapters/dynamodb/keys.ts';
import { createDynamoDbStore } from '../../adapters/dynamodb/store.ts';
import { indexName, tableDefinition, ttlAttribute } from '../../adapters/dynamodb/table.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import * as write from './case-writes.ts';
import { describeOnEngine, emptyTable, type Store } from './stores-under-test.ts';
import { enterAgency } from '../fixtures/registry-fixture.ts';

describeOnEngine('on DynamoDB', (engine) => {
  let tableName: string;
  let store: Store;
  let documents: DynamoDBDocumentClient;
  beforeEach(async () => {
    ({ tableName, store } = await emptyTable(engine()));
    documents = DynamoDBDocumentClient.from(engine().client);
  });

  /** A client of the same engine whose answers a test may change. */
  const ownClient = async () => {
    const { endpoint, region, credentials } = engine().client.config;
    const at = await endpoint?.();
    if (!at) throw new Error('The engine has an endpoint.');
    return new DynamoDBClient({ endpoint: at, region, credentials });
  };

  describe('the table', () => {
    it('is created as the definition says, with expiry, and is left as it is when it exists', async () => {
      await createTable(engine().client, tableName);
      const { Table } = await engine().client.send(new DescribeTableCommand({ TableName: tableName }));
      expect(Table?.KeySchema).toEqual(tableDefinition.KeySchema);
      expect(Table?.GlobalSecondaryIndexes).toMatchObject(tableDefinition.GlobalSecondaryIndexes);
      const { TimeToLiveDescription } = await engine().client.send(
        new DescribeTimeToLiveCommand({ TableName: tableName }),
      );
      expect(TimeToLiveDescription).toMatchObject({ AttributeName: ttlAttribute });
    });

    it('is not created over a fault of the engine', async () => {
      await expect(createTable(engine().client, '!')).rejects.toThrow();
    });
  });

  describe('an item of a foreign form', () => {
    const spoil = (key: keys.ItemKey, attribute: string, value: unknown) =>
      documents.send(
        new UpdateCommand({
          TableName: tableName,
          Key: key,
          UpdateExpression: 'SET #attribute = :value',
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: { ':value': value },
        }),
      );

    it.each([
      ['case', keys.caseKey(aCaseId), () => store.load(aCaseId)],
      ['contact', keys.contactKey(`${aCaseId}-C1`), () => store.load(aCaseId)],
      ['workItem', keys.workItemKey(`${aCaseId}-W1`), () => store.inboxOf(write.suffolk, { limit: 5 })],
      ['events', keys.eventKey(aCaseId, 1), () => store.events(aCaseId)],
      ['notice', keys.noticeKey(`${aCaseId}-N1`), () => store.notice(`${aCaseId}-N1`)],
      ['outbox', keys.outboxKey({ caseId: aCaseId, seq: 1 }), () => store.pending(5)],
      ['idempotencyRecord', keys.idempotencyKey('a1'), () => store.idempotencyRecord('a1', write.minute(0))],
      ['underWay', keys.underWayKey(aCaseId), () => store.casesUnderWay()],
      ['party', keys.partyKey(aCaseId, write.suffolk), () => store.casesOf(write.suffolk, { limit: 5 })],
      ['registry agencies', keys.registryKey('agencies', '0', 'sample-cma-north'), () => store.agencies()],
    ] as const)('is refused by entity and key, never by content: %s', async (entity, key, read) => {
      await enterAgency(store, write.anAgency('sample-cma-north'));
      await store.save(
        write.opening({}, (draft) => {
          write.ask(draft);
          write.visit(draft);
          draft.notify('referralReceived', write.suffolk);
        }),
        write.anAnswer({ id: 'a1' }),
      );
      await spoil(key, 'data', { secret: 'Quillfeather' });
      const reading = expect(read()).rejects;
      await reading.toMatchObject({ name: 'MalformedItem' });
      await reading.toThrow(`${key.PK} ${key.SK} is no ${entity}`);
      await reading.not.toThrow(/Quillfeather|secret/);
    });

    it('is refused when it is another entity than its key says', async () => {
      await store.save(write.opening());
      await spoil(keys.caseKey(aCaseId), 'entity', 'contact');
      await expect(store.load(aCaseId)).rejects.toThrow(/is no case/);
    });
  });

  describe('the index', () => {
    const stalePartyOf = (caseId: string) =>
      documents.send(
        new PutCommand({
          TableName: tableName,
          Item: {
            ...keys.partyKey(caseId, write.northAgency),
            GSI1PK: keys.casesList(write.northAgency),
            GSI1SK: keys.casePosition({ openedAt: write.minute(0), caseId }),
            entity: 'party',
            data: { caseId, ...write.northAgency, openedAt: write.minute(0) },
          },
        }),
      );

    it('holds nothing any more for an agency that was asked and declined', async () => {
      const entries = async () => {
        const { Items } = await documents.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: indexName,
            KeyConditionExpression: 'GSI1PK = :list',
            ExpressionAttributeValues: { ':list': keys.casesList(write.northAgency) },
          }),
        );
        return Items;
      };
      await store.save(write.opening());
      await write.changed(store, (draft) => {
        draft.case.assignment.offeredTo = write.northAgency.org;
      });
      expect(await entries()).toHaveLength(1);
      await write.changed(store, (draft) => {
        delete draft.case.assignment.offeredTo;
      });
      expect(await entries()).toEqual([]);
    });

    it('may lag, and still shows no case to an agency that is no longer a party, and none that is gone', async () => {
      await store.save(write.opening());
      await stalePartyOf(aCaseId);
      await stalePartyOf(write.caseNumber(9));
      expect(await store.casesOf(write.northAgency, { limit: 5 })).toStrictEqual({ items: [] });
      expect((await store.casesOf(write.suffolk, { limit: 5 })).items).toHaveLength(1);
    });
  });

  describe('an answer in parts', () => {
    const saveCases = async (count: number) => {
      for (let number = 1; number <= count; number += 1)
        await store.save(
          write.opening({
            caseId: write.caseNumber(number),
            personKey: write.personNumber(number),
            openedAt: write.minute(number),
          }),
        );
    };

    it('reads parts of the past that are asked for, in their order', async () => {
      await store.save(write.opening());
      // Of 24 changes of consent ten stay current: those before them are past.
      for (let day = 1; day <= 24; day += 1) await write.changed(store, write.sign);
      const parts = [9, 3, 1, 20].map((number) => ({
        name: 'consentChange' as const,
        id: keys.padded(number),
      }));
      const snapshot = await store.load(aCaseId, { parts });
      expect(snapshot?.case.consentChanges?.map(({ number }) => number)).toEqual([
        ...[1, 3, 9],
        ...Array.from({ length: 10 }, (_, index) => index + 15),
      ]);
      expect(snapshot?.past?.size).toBe(3);
    });

    it('reads a page of more than a hundred cases', async () => {
      await saveCases(103);
      const { items, cursor } = await store.casesOf(write.suffolk, { limit: 102 });
      expect(items).toHaveLength(102);
      expect(cursor).toBeDefined();
    });

    it('reads a case that is larger than one page of a query', async () => {
      await store.save(write.opening());
      const note = 'n'.repeat(4_000);
      for (let batch = 0; batch < 5; batch += 1)
        await write.changed(store, (draft) => {
          for (let count = 0; count < 60; count += 1)
            draft.addContact({
              at: draft.now,
              method: 'phone',
              outcome: 'attempted',
              by: write.aPlanner,
              note,
            });
        });
      const found = await documents.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': keys.casePartition(aCaseId) },
        }),
      );
      expect(found.LastEvaluatedKey).toBeDefined();
      const { contacts } = await write.loaded(store);
      // A write that is full itself moves nothing to the past.
      expect(contacts.map(({ contactId }) => contactId)).toEqual(
        Array.from({ length: 300 }, (_, index) => `${aCaseId}-C${index + 1}`),
      );
    });
  });

  it('takes a work item that is inside of another transaction for a lost race', async () => {
    const client = await ownClient();
    client.middlewareStack.add(
      () => () => {
        throw new TransactionConflictException({ $metadata: {}, message: 'conflict' });
      },
      { step: 'initialize' },
    );
    const item = write.opening({}, (draft) => write.ask(draft)).workItems[0]!;
    const put = createDynamoDbStore({ client, tableName }).saveWorkItem(item);
    await expect(put).rejects.toMatchObject({ name: 'ConcurrentWrite' });
  });

  it('throws what is no refusal as it comes', async () => {
    const elsewhere = createDynamoDbStore({ client: engine().client, tableName: 'no-such-table' });
    const saved = write.opening({}, (draft) => {
      draft.notify('referralReceived', write.suffolk);
      write.ask(draft);
    });
    const calls = [
      () => elsewhere.save(saved),
      () => elsewhere.saveWorkItem(saved.workItems[0]!),
      () => elsewhere.markDelivery(saved.notices[0]!, write.published(write.minute(1))),
      () => elsewhere.load(aCaseId),
    ];
    for (const call of calls)
      await expect(call()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
