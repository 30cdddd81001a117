/** The table of audit events: whoever records is held to it, and whatever else is stored stays readable. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { verifyEvents } from '../../../domain/access/verify-audit.ts';
import {
  auditEvents,
  type AuditEventType,
  eventsOfType,
  isKnownEvent,
} from '../../../domain/case/audit-events.ts';
import type { CaseDraft } from '../../../domain/case/case-draft.ts';
import {
  type AuditEvent,
  auditEventSchema,
  chainEvent,
  chainStart,
  type EventDetails,
  verifyChain,
} from '../../../domain/shared/audit-event.ts';
import { timelineEntry } from '../../../domain/views/timeline.ts';
import { timelineEntrySchema } from '../../../domain/views/case-view-contract.ts';
import { recordings } from '../../../scripts/generate-audit-events.ts';
import { aCase, aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted } from '../../fixtures/draft-fixture.ts';

const chainOf = (events: readonly [string, EventDetails][]): AuditEvent[] => {
  const chain: AuditEvent[] = [];
  for (const [type, details] of events)
    chain.push(
      chainEvent({
        caseId: aCaseId,
        seq: chain.length + 1,
        at: openedAt,
        actor: { kind: 'system', part: 'another-version' },
        type,
        ruleIds: [],
        details,
        previousHash: chain.at(-1)?.hash ?? chainStart,
      }),
    );
  return chain;
};

const types = Object.keys(auditEvents) as AuditEventType[];

describe('the table of audit events', () => {
  it('has no type that nothing records, and every call records one of its types', () => {
    const recorded = new Set(recordings().map(({ type }) => type));
    expect(types.length).toBeGreaterThan(60);
    expect(types.filter((type) => !recorded.has(type))).toEqual([]);
    const named = recordings().filter(({ type }) => !Object.hasOwn(auditEvents, type));
    // The type of a search decides which of two events it is.
    expect(named.map(({ type }) => type)).toEqual(['aotDiligentSearch']);
  });

  it.each(types)('%s is said in one plain sentence', (type) => {
    expect(auditEvents[type].says).toMatch(/^[A-Z][^.]*\.$/);
  });

  it('holds whoever records to its types and their details', () => {
    const refused = (draft: CaseDraft): void => {
      // @ts-expect-error: a type that the table does not have
      draft.record('screend', { eligible: true, hhPlusRate: true });
      // @ts-expect-error: a detail is missing
      draft.record('screened', { eligible: true });
      // @ts-expect-error: a code that the list does not have
      draft.record('spoaDecided', { decision: 'maybe', candidates: [] });
      // @ts-expect-error: a detail that the event does not have
      draft.record('forensicTeamReferred', { note: 'words' });
      // @ts-expect-error: an event says its details, be there none
      draft.record('screened');
      draft.record('forensicTeamReferred', {});
    };
    expect(refused).toBeInstanceOf(Function);
  });
});

describe('a stored event', () => {
  it('that an earlier version wrote has the hash that it had, and its details are known', () => {
    const stored = readFileSync(join(__dirname, '../../fixtures/stored-events.json'), 'utf8');
    const events = z.array(auditEventSchema).parse(JSON.parse(stored));
    expect(verifyChain(events)).toEqual({ intact: true, headHash: events.at(-1)?.hash });
    expect(events.filter((event) => !isKnownEvent(event))).toEqual([]);
    expect(eventsOfType(events, 'screened').map(({ details }) => details.eligible)).toEqual([true]);
  });

  it('is read by its type, with the details of that type', () => {
    const opened = eventsOfType(aCaseAccepted().events, 'workItemOpened');
    expect(opened.map(({ details }) => details.kind)).toEqual([
      'spoaDecision',
      'cmaAcceptance',
      'nameCareManager',
      'warmHandOff',
    ]);
  });

  it.each<[string, EventDetails]>([
    ['caseAdopted', { by: 'another-version' }],
    ['escalated', { kind: 'missingAcknowledgement' }],
    ['screened', { eligible: 'yes', hhPlusRate: true }],
    ['screened', { eligible: true, hhPlusRate: true, score: 7 }],
    ['spoaDecided', { decision: 'deferred', candidates: [] }],
    ['toString', {}],
  ])(
    '%s of an unknown type or another form (%j) is shown as it is, and is not read by type',
    (type, details) => {
      const events = chainOf([
        ['screened', { eligible: true, hhPlusRate: true }],
        [type, details],
      ]);
      const [, other] = events;
      expect(isKnownEvent(other!)).toBe(false);
      for (const known of types) expect(eventsOfType([other!], known)).toEqual([]);
      const line = timelineEntrySchema.parse(timelineEntry(other!));
      expect(line).toMatchObject({ seq: 2, type, details });
      expect(line).not.toHaveProperty('says');
    },
  );

  it('of another version counts in the chain: it verifies, and a change of it is found', () => {
    const events = chainOf([
      ['caseAdopted', { by: 'another-version' }],
      ['escalated', { kind: 'missingAcknowledgement' }],
    ]);
    const record = aCase({
      lastEventHash: events[1]!.hash,
      counters: { ...aCase().counters, events: 2 },
    });
    expect(verifyEvents({ record, events })).toMatchObject({ intact: true });
    const changed = events.map((event) => ({ ...event, details: { kind: 'tellPlan' } }));
    expect(verifyEvents({ record, events: changed })).toMatchObject({ intact: false, seq: 1 });
  });
});
