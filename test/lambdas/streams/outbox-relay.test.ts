/** One bad entry holds up its own case and no other; what comes again because of it is not done twice. */
import { describe, expect, it } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { createPlayedMailboxes } from '../../../local/played-mailboxes.ts';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { MailboxOfOrganisation } from '../../../domain/notices/mailbox.ts';
import type { Publication } from '../../../domain/notices/publication.ts';
import type { Mailboxes, Workflow } from '../../../domain/ports/ports.ts';
import type { OutboxOfWrite } from '../../../domain/shared/outbox.ts';
import { createOutboxRelay } from '../../../lambdas/streams/outbox-relay/outbox-relay.ts';
import { aCase, openedAt } from '../../fixtures/case-fixture.ts';
import { planner } from '../../fixtures/draft-fixture.ts';

const done = () => Promise.resolve();
const workflow: Workflow = { start: done, stop: done, answer: done, fail: done };
const eventSchema = z.custom<DynamoDBStreamEvent>();

/** Three cases with two writes of a notice each, in the order in which the stream brings them. */
const setUp = async (
  isBad: (publication: Publication) => boolean,
  mailboxes: Mailboxes = createPlayedMailboxes(),
) => {
  const store = createMemoryStore();
  const writes: OutboxOfWrite[] = [];
  for (const number of [1, 2, 3]) {
    const caseId = `WH-0000-0000-000${number}`;
    const record = aCase({ caseId, personKey: String(number).repeat(64) });
    const context = { now: openedAt, actor: planner };
    const draft = new CaseDraft({ case: record, workItems: [], contacts: [] }, context, true);
    draft.notify('referralReceived', { role: 'spoa', org: record.lgu });
    draft.record('screened', { eligible: true, hhPlusRate: true });
    await store.save(draft.write());
    const snapshot = await store.load(caseId);
    const later = new CaseDraft(snapshot!, context);
    later.notify('discharged', { role: 'spoa', org: record.lgu });
    later.record('consentChanged', { status: 'signed' });
    await store.save(later.write());
  }
  writes.push(...(await store.pending(10)));
  const published: string[] = [];
  const log = createMemoryLog();
  let outage = true;
  const relay = createOutboxRelay({
    cases: store,
    outbox: store,
    workflow,
    notices: {
      publish: (publication) => {
        if (outage && isBad(publication)) return Promise.reject(new TypeError('no'));
        published.push(JSON.stringify(publication));
        return Promise.resolve();
      },
    },
    mailboxes,
    canaries: store,
    canaryPublisher: { publishCanary: () => Promise.resolve() },
    readCanary: () => undefined,
    clock: createSettableClock(openedAt),
    portalUrl: 'https://portal.example',
    log,
    readAccess: () => undefined,
    readRecord: ({ dynamodb }) => {
      const at = Number(dynamodb?.SequenceNumber);
      if (at === 99) throw new TypeError('no');
      return writes[at];
    },
  });
  const deliver = (numbers: readonly number[]) =>
    relay(
      eventSchema.parse({ Records: numbers.map((at) => ({ dynamodb: { SequenceNumber: String(at) } })) }),
    );
  return { store, log, published, deliver, ends: () => (outage = false) };
};

const of = (number: number) => (publication: Publication) =>
  JSON.stringify(publication).includes(`WH-0000-0000-000${number}`);

describe('a write whose orders fail', () => {
  it('holds up the rest of its case, and no other case of the batch', async () => {
    const { store, log, published, deliver } = await setUp(of(1));
    expect(await deliver([0, 1, 2, 3, 4, 5])).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    expect(published).toHaveLength(4);
    expect((await store.pending(10)).map(([{ caseId, seq }]) => [caseId, seq])).toEqual([
      ['WH-0000-0000-0001', 1],
      ['WH-0000-0000-0001', 2],
    ]);
    expect(log.entries).toEqual([
      {
        level: 'error',
        code: 'HHP5002',
        fields: { caseId: 'WH-0000-0000-0001', kind: 'publishNotice', error: 'TypeError' },
      },
    ]);
  });

  it('is tried again with what came behind it, and nothing is published twice', async () => {
    const { store, published, deliver, ends } = await setUp(of(2));
    await deliver([0, 1, 2, 3, 4, 5]);
    ends();
    expect(await deliver([2, 3, 4, 5])).toEqual({ batchItemFailures: [] });
    expect(new Set(published).size).toBe(6);
    expect(published).toHaveLength(6);
    expect(await store.pending(10)).toEqual([]);
  });

  it('because nobody can read it leaves the others done', async () => {
    const { published, deliver, log } = await setUp(() => false);
    expect(await deliver([0, 99, 1, 2])).toEqual({ batchItemFailures: [{ itemIdentifier: '99' }] });
    expect(published).toHaveLength(3);
    expect(log.entries).toEqual([{ level: 'error', code: 'HHP5002', fields: { error: 'TypeError' } }]);
  });
});

describe('a notice and the mailboxes of its organisation', () => {
  const mailbox = (rank: number, state: MailboxOfOrganisation['state']): MailboxOfOrganisation => ({
    mailboxId: `desk-${rank}`,
    rank,
    protocol: 'email',
    state,
  });
  const told = async (...mailboxes: MailboxOfOrganisation[]) => {
    let reads = 0;
    const world = await setUp(() => false, {
      mailboxesOf: () => {
        reads += 1;
        return Promise.resolve(mailboxes);
      },
    });
    const failures = await world.deliver([0, 1, 2, 3, 4, 5]);
    expect(failures).toEqual({ batchItemFailures: [] });
    const notice = await world.store.notice('WH-0000-0000-0001-N1');
    return { ...world, reads: () => reads, notice: notice! };
  };

  it('goes to the first that is confirmed, and says at which rank', async () => {
    const { notice, published } = await told(
      mailbox(1, 'bounced'),
      mailbox(3, 'confirmed'),
      mailbox(2, 'confirmed'),
    );
    expect(notice.delivery).toEqual({ state: 'published', at: openedAt, rank: 2 });
    expect(published).toHaveLength(6);
    expect(published[0]).toContain('"rank":2');
  });

  it.each([
    ['has none', []],
    ['has not confirmed any', [mailbox(1, 'invited'), mailbox(2, 'gone'), mailbox(3, undefined)]],
  ])('is not published and stands as failed where the organisation %s', async (_why, mailboxes) => {
    const { notice, published, store } = await told(...mailboxes);
    expect(published).toEqual([]);
    expect(notice).toMatchObject({
      status: 'open',
      delivery: { state: 'failed', at: openedAt, reason: 'noMailbox' },
    });
    expect(notice.publishedAt).toBeUndefined();
    // OMH, above the county, hears once of each case that nothing of it arrives.
    const climbed = (await store.pending(10)).flat();
    const notices = await Promise.all(
      climbed.flatMap((entry) => (entry.kind === 'publishNotice' ? [store.notice(entry.noticeId)] : [])),
    );
    expect(notices).toMatchObject(
      [1, 2, 3].map((number) => ({
        caseId: `WH-0000-0000-000${number}`,
        kind: 'noticeUndelivered',
        to: { role: 'state', org: 'omh' },
        unreached: { role: 'spoa' },
      })),
    );
  });

  it('reads the mailboxes of one organisation once for a batch', async () => {
    expect((await told(mailbox(1, 'confirmed'))).reads()).toBe(1);
  });

  it.each(['confirmed', 'gone'] as const)(
    'says the same when the stream brings it again (%s)',
    async (state) => {
      const { deliver, published, store, notice } = await told(mailbox(1, state));
      const before = published.length;
      await deliver([0, 1, 2, 3, 4, 5]);
      expect(published).toHaveLength(before);
      expect(await store.notice(notice.noticeId)).toEqual(notice);
    },
  );
});
