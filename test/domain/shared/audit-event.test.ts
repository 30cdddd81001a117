/** fast-check prints its seed and the smallest failing example: pass both to fc.assert to replay one. */
import { describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import {
  type AuditEvent,
  auditEventSchema,
  chainEvent,
  chainStart,
  verifyChain,
} from '../../../domain/shared/audit-event.ts';

const chainOf = (types: readonly string[]): AuditEvent[] => {
  const events: AuditEvent[] = [];
  for (const [index, type] of types.entries())
    events.push(
      chainEvent({
        caseId: 'WH-7K3M-9QXA-22PD',
        seq: index + 1,
        at: '2026-03-02T15:00:00.000Z',
        actor: { kind: 'person', sub: 'sub-spoa', role: 'spoa', org: 'suffolk' },
        type,
        ruleIds: ['HHP-SPOA-01'],
        details: { round: index, late: false, candidates: ['harbor-cma'] },
        previousHash: events.at(-1)?.hash ?? chainStart,
      }),
    );
  return events;
};

const someTypes = fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 12 });
/** A chain and the index of one of its events. */
const chainAndPlace = someTypes.chain((types) =>
  fc.tuple(fc.constant(chainOf(types)), fc.nat({ max: types.length - 1 })),
);

describe('the audit chain', () => {
  it('of a case without events is intact and begins at the start', () => {
    expect(verifyChain([])).toEqual({ intact: true, headHash: chainStart });
  });

  it('an untouched chain is intact, fits its schema, and its head is the last hash', () => {
    fc.assert(
      fc.property(someTypes, (types) => {
        const events = chainOf(types);
        for (const event of events) expect(auditEventSchema.parse(event)).toEqual(event);
        expect(verifyChain(events)).toEqual({ intact: true, headHash: events.at(-1)?.hash });
      }),
    );
  });

  const changes: [string, (event: AuditEvent) => AuditEvent][] = [
    ['type', (event) => ({ ...event, type: `${event.type}!` })],
    ['instant', (event) => ({ ...event, at: '2026-03-02T15:00:00.001Z' })],
    ['actor', (event) => ({ ...event, actor: { kind: 'system', part: 'repair' } })],
    ['rule', (event) => ({ ...event, ruleIds: [] })],
    ['detail', (event) => ({ ...event, details: { ...event.details, late: true } })],
    ['case', (event) => ({ ...event, caseId: 'WH-0000-0000-0000' })],
    ['hash', (event) => ({ ...event, hash: chainStart })],
  ];
  it.each(changes)('an event with another %s is found, and named', (_field, change) => {
    fc.assert(
      fc.property(chainAndPlace, ([events, place]) => {
        const tampered = events.map((event, index) => (index === place ? change(event) : event));
        expect(verifyChain(tampered)).toEqual({
          intact: false,
          seq: place + 1,
          fault: 'changed after it was written',
        });
      }),
    );
  });

  it('a changed event that was hashed again is found at the event after it', () => {
    fc.assert(
      fc.property(chainAndPlace, ([events, place]) => {
        fc.pre(place < events.length - 1);
        const tampered = events.map((event, index) => {
          const { hash, ...unchained } = event;
          return index === place ? chainEvent({ ...unchained, type: `${event.type}${hash}` }) : event;
        });
        expect(verifyChain(tampered)).toEqual({
          intact: false,
          seq: place + 2,
          fault: 'does not follow the event before it',
        });
      }),
    );
  });

  it('a missing event is found where it was', () => {
    fc.assert(
      fc.property(chainAndPlace, ([events, place]) => {
        fc.pre(place < events.length - 1);
        const fault = { intact: false, seq: place + 1, fault: 'missing or out of order' };
        expect(verifyChain(events.toSpliced(place, 1))).toEqual(fault);
      }),
    );
  });

  it('a missing end leaves the chain intact but shows in its head, which the case record keeps', () => {
    const events = chainOf(['screened', 'spoaDecided', 'caseClosed']);
    expect(verifyChain(events.slice(0, 2))).toEqual({ intact: true, headHash: events[1]?.hash });
    expect(events[1]?.hash).not.toBe(events[2]?.hash);
  });

  it('two events in each other’s place are found at the first of them', () => {
    fc.assert(
      fc.property(chainAndPlace, ([events, place]) => {
        fc.pre(place < events.length - 1);
        const [first, second] = events.slice(place, place + 2);
        const reordered = events.toSpliced(place, 2, second!, first!);
        expect(verifyChain(reordered)).toMatchObject({ intact: false, seq: place + 1 });
      }),
    );
  });

  it('an event of another chain with the right number does not follow', () => {
    const [ours] = chainOf(['screened', 'spoaDecided']);
    const foreign = chainOf(['opened', 'closed'])[1];
    expect(verifyChain([ours!, foreign!])).toMatchObject({
      seq: 2,
      fault: 'does not follow the event before it',
    });
  });
});
