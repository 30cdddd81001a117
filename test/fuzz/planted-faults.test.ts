/** The harness can fail: each planted fault of a store, of a handler or of an answer is found, and its seed finds it again. */
import { describe, expect, it } from '@jest/globals';
import { ConcurrentWrite } from '../../domain/ports/ports.ts';
import type { CaseWrite } from '../../domain/case/case-write.ts';
import type { Sent, StoreFault } from './fuzz-desk.ts';
import { changedFacts } from './facts.ts';
import { createDice } from './dice.ts';
import { fuzz, type FuzzOptions } from './run.ts';

const requests = 400;
const seed = 24;

const everyTenth = (): (() => boolean) => {
  let count = 0;
  return () => {
    count += 1;
    return count % 10 === 0;
  };
};

/** Saves another write in place of the one that was decided. */
const saving =
  (change: (write: CaseWrite) => CaseWrite): StoreFault =>
  (store, isArmed) => ({
    ...store,
    save: (write, idempotency) => store.save(isArmed() ? change(write) : write, idempotency),
  });

const storeFaults: Readonly<Record<string, [StoreFault, RegExp]>> = {
  'a read that throws what no handler knows': [
    (store, isArmed) => {
      const now = everyTenth();
      return {
        ...store,
        load: (caseId) =>
          isArmed() && now() ? Promise.reject(new TypeError('planted')) : store.load(caseId),
      };
    },
    /^500: answered 500/,
  ],
  'a write that is taken and then refused': [
    (store, isArmed) => {
      const now = everyTenth();
      return {
        ...store,
        save: async (write, idempotency) => {
          await store.save(write, idempotency);
          if (isArmed() && now()) throw new ConcurrentWrite('planted');
        },
      };
    },
    /^4\d\d changed case/,
  ],
  // No store takes it: what no event speaks of, no audit could verify.
  'a write that loses the events': [saving((write) => ({ ...write, events: [] })), /^500: answered 500/],
  'a write that loses the last event': [
    saving(({ events, ...write }) => ({
      ...write,
      events: events.length > 1 ? events.slice(0, -1) : events,
    })),
    /chain|event|counted/,
  ],
  'a write of an event that the table does not have': [
    saving((write) => ({
      ...write,
      events: write.events.map((event) => ({ ...event, details: { note: 'words' } })),
    })),
    /event \d+ is no \w+ of the table/,
  ],
  'work that falls to an organisation that is no party': [
    saving((write) => ({
      ...write,
      workItems: write.workItems.map((item) => ({ ...item, ownerOrg: 'sample-cma-hilltop' })),
    })),
    /which is no party/,
  ],
  'a write that loses the notices': [
    saving((write) => ({ ...write, notices: [] })),
    /notices were counted|error/,
  ],
  'a write that loses the contacts': [
    saving((write) => ({ ...write, contacts: [] })),
    /contacts were counted/,
  ],
  'a write that loses the ledger': [
    saving((write) => ({ ...write, searchSteps: [] })),
    /searchSteps were counted/,
  ],
  'a write that loses what must happen outside': [
    saving((write) => ({ ...write, outbox: [] })),
    /relayed 0 times|delivered 0 times|never left/,
  ],
  'a notice that leaves twice': [
    (store, isArmed) => {
      const first = new Set<string>();
      return {
        ...store,
        markDelivery: async (notice, delivery) => {
          const again = first.has(notice.noticeId);
          first.add(notice.noticeId);
          if (isArmed() && !again) throw new Error('planted');
          await store.markDelivery(notice, delivery);
        },
      };
    },
    /delivered 2 times|error HHP5003/,
  ],
  'a list that shows the cases of others': [
    (store, isArmed) => ({
      ...store,
      casesOf: async (party, page) =>
        store.casesOf(isArmed() ? { role: 'spoa', org: 'suffolk' } : party, page),
    }),
    /the list of/,
  ],
  'a request that the access log does not know of': [
    (store, isArmed) => ({
      ...store,
      appendAccess: (access) => (isArmed() ? Promise.resolve() : store.appendAccess(access)),
    }),
    /the access log does not know of it/,
  ],
  'a mark that is lost': [
    (store, isArmed) => ({
      ...store,
      casesUnderWay: async () => (await store.casesUnderWay()).slice(isArmed() ? 1 : 0),
    }),
    /under way/,
  ],
};

const inBody =
  (change: (body: Record<string, unknown>, sent: Sent) => unknown) =>
  (sent: Sent): Sent =>
    String(sent.headers['content-type']).includes('json')
      ? { ...sent, text: JSON.stringify(change(JSON.parse(sent.text) as Record<string, unknown>, sent)) }
      : sent;

const ofCase =
  (change: (body: Record<string, unknown>) => unknown) =>
  (sent: Sent): Sent =>
    sent.operation === 'getCase' && sent.status === 200 ? inBody(change)(sent) : sent;

const answerFaults: Readonly<Record<string, [(sent: Sent) => Sent, RegExp]>> = {
  'a field that no contract declares': [
    ofCase((body) => ({ ...body, personKey: 'x' })),
    /additional properties.*personKey/,
  ],
  'a field that no contract declares, deep inside': [
    ofCase((body) => ({ ...body, discharge: { ...(body['discharge'] as object), ward: 'x' } })),
    /\/discharge.*ward/,
  ],
  'a field that is missing': [ofCase(({ version, ...body }) => body), /version/],
  'a value of another kind': [ofCase((body) => ({ ...body, version: '1' })), /\/version/],
  'a phase that nobody knows': [ofCase((body) => ({ ...body, phase: 'lost' })), /\/phase/],
  'a status that is not declared': [
    (sent) => (sent.status === 404 ? { ...sent, status: 410 } : sent),
    /status 410 is not declared|the problem says 404/,
  ],
  'a refusal that is a success of the same operation': [
    (sent) => (sent.status === 409 ? { ...sent, status: 412 } : sent),
    /\/code must be equal to one of the allowed values/,
  ],
  'a problem that does not say what to do': [inBody(({ next, ...body }) => body), /next/],
  'a problem that tells of the code': [
    inBody((body) => ('detail' in body ? { ...body, detail: 'TypeError: x is not a function' } : body)),
    /tells of the code/,
  ],
  'an answer that may be stored on the way': [
    (sent) => ({ ...sent, headers: { ...sent.headers, 'cache-control': undefined } }),
    /cache-control|^\d+: header/,
  ],
  'an answer without its protections': [
    (sent) => ({ ...sent, headers: { ...sent.headers, 'X-Content-Type-Options': '' } }),
    /x-content-type-options/,
  ],
  'a case without its content type': [
    (sent) =>
      sent.operation === 'getCase'
        ? { ...sent, headers: { ...sent.headers, 'content-type': 'text/plain' } }
        : sent,
    /content type text\/plain/,
  ],
  'a version that is none': [
    (sent) =>
      sent.headers['etag'] === undefined ? sent : { ...sent, headers: { ...sent.headers, etag: 'x' } },
    /header etag/,
  ],
  'a header that the operation does not declare': [
    (sent) =>
      sent.operation === 'listCases' ? { ...sent, headers: { ...sent.headers, Location: '/x' } } : sent,
    /header location is not declared/,
  ],
  'text that is no JSON': [
    (sent) => (sent.operation === 'getCase' && sent.status === 200 ? { ...sent, text: '{' } : sent),
    /body must be object/,
  ],
};

const found = async (options: Pick<FuzzOptions, 'fault' | 'answered' | 'until'>) =>
  (await fuzz({ seed, requests, requestsBetweenChecks: 65, ...options })).faults;

describe('a planted fault of the store is found:', () => {
  it.each(Object.entries(storeFaults))('%s', async (_name, [fault, expected]) => {
    const faults = await found({ fault, until: expected });
    expect(faults.map(({ what }) => what).filter((what) => expected.test(what))).not.toEqual([]);
  });
});

describe('a planted fault of the answers is found:', () => {
  it.each(Object.entries(answerFaults))('%s', async (_name, [answered, expected]) => {
    const faults = await found({ answered, until: expected });
    expect(faults.map(({ what }) => what).filter((what) => expected.test(what))).not.toEqual([]);
  });
});

describe('a seed', () => {
  it('plays the same requests again, and finds the same fault at the same place', async () => {
    const [fault, until] = storeFaults['a write that is taken and then refused']!;
    const [first] = await found({ fault, until });
    expect(first).toBeDefined();
    const again = await fuzz({ seed: first!.seed, requests: first!.index, fault });
    expect(again.faults[0]).toEqual(first);
  });

  it('gives other requests than another seed', () => {
    const throws = [1, 1, 2].map((one) => createDice(one).between(0, 1_000_000_000));
    expect(throws[0]).toBe(throws[1]);
    expect(throws[0]).not.toBe(throws[2]);
  });
});

describe('what a refusal may leave behind', () => {
  it('is that somebody asked, and nothing of the case', () => {
    const before = { case: 'a', events: 'b', accessLog: 'c' };
    expect(changedFacts(before, { ...before, accessLog: 'd' })).toEqual([]);
    expect(changedFacts(before, { ...before, events: 'd' })).toEqual(['events']);
    expect(changedFacts({}, { case: 'a' })).toEqual(['case']);
  });
});
