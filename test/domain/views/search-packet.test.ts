/** The evidence packet: everything on one page, hostile text as text, nothing that runs, a policy that lets nothing load. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aotRecordSchema, type AotSearch } from '../../../domain/case/aot-record.ts';
import { packetSecurityPolicy, searchPacket } from '../../../domain/views/search-packet.ts';
import type { SearchStep } from '../../../domain/case/search-step.ts';
import { type AuditEvent, chainEvent, chainStart } from '../../../domain/shared/audit-event.ts';
import { anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { byConsent, readingOn } from '../../fixtures/reader-fixture.ts';
import { careManager, spoa } from '../../fixtures/draft-fixture.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>\u0000\u202e\`\${7*7}\` &amp; STYLE </style>`;
const search: AotSearch = {
  type: 'aotDiligentSearch',
  number: 1,
  epoch: 1,
  epochStartedAt: openedAt,
  openedAt,
  anchor: '2026-03-05T15:00:00.000Z',
  deemedMissingAt: '2026-03-06T15:00:00.000Z',
  deemedMissingRecordedAt: '2026-03-06T15:00:01.000Z',
  commencedAt: '2026-03-06T16:00:00.000Z',
  reportDueAt: '2026-03-07T15:00:00.000Z',
  reportedAt: '2026-03-06T17:00:00.000Z',
  acknowledgedAt: '2026-03-06T18:00:00.000Z',
  protocol: {
    protocolId: 'state-default',
    validFrom: '2019-11-01',
    interval: { count: 7, unit: 'days' },
    contacts: [],
    hours: { weekdays: [1], from: '09:00', until: '17:00' },
    checklist: [
      { id: 'call', text: 'Call and text the person', assumption: true },
      { id: 'pharmacy', text: 'Pharmacy', assumption: true },
    ],
  },
  located: { place: 'shelter', at: '2026-03-08T12:00:00.000Z' },
  endedAt: '2026-03-08T12:00:00.000Z',
  endReason: 'located',
};
const step = (occurredAt: string, overrides: Partial<SearchStep> = {}): SearchStep => ({
  stepId: 'S',
  caseId: aCaseId,
  search: 1,
  enteredAt: occurredAt,
  enteredLate: false,
  by: careManager,
  what: {
    kind: 'attempt',
    type: 'aotDiligentSearch',
    occurredAt,
    method: 'call',
    target: 'person',
    outcome: 'noAnswer',
    checklistStep: 'call',
    nextStep: hostile,
  },
  ...overrides,
});
const sighting: SearchStep['what'] = {
  kind: 'sighting',
  occurredAt: '2026-03-08T12:00:00.000Z',
  at: '2026-03-08T12:00:00.000Z',
  credible: true,
  how: 'seen',
  located: { place: 'shelter' },
};
const concern = {
  concernId: 'K1',
  kind: 'unexplainedAbsence' as const,
  receivedAt: '2026-03-05T15:00:00.000Z',
  enteredAt: '2026-03-05T15:05:00.000Z',
  by: { ...careManager, sub: hostile },
  search: 1,
  status: 'closed' as const,
};
const event = chainEvent({
  caseId: aCaseId,
  seq: 1,
  at: openedAt,
  actor: careManager,
  type: 'escalated',
  ruleIds: [],
  details: {
    workItemId: `${aCaseId}-W2`,
    search: 1,
    kind: 'missingAcknowledgement',
    rung: 1,
    overdue: true,
  },
  previousHash: chainStart,
});
const unchained = ({ hash, ...rest }: AuditEvent) => rest;
const missingEvent = {
  eventId: 'E1',
  kind: 'missing',
  occurredAt: '2026-03-06T15:00:00.000Z',
  awareAt: '2026-03-06T15:00:00.000Z',
  dueAt: '2026-03-07T15:00:00.000Z',
  enteredAt: '2026-03-06T15:00:01.000Z',
  search: 1,
  bounces: [{ at: '2026-03-06T16:30:00.000Z', channel: 'email' }],
  reportedAt: '2026-03-06T17:00:00.000Z',
  reportedTo: 'suffolk',
  reportedBy: careManager,
  channel: 'phone',
  acknowledgedAt: '2026-03-06T18:00:00.000Z',
  acknowledgedBy: spoa,
};
const record = aCase({
  aot: aotRecordSchema.parse({
    orders: [anOrder({ court: hostile, endedAt: '2026-12-01T00:00:00.000Z' })],
    concerns: [concern, { ...concern, concernId: 'K2', search: 2 }],
    searches: [search],
    significantEvents: [missingEvent, { ...missingEvent, eventId: 'E9', search: 2 }],
  }),
});
const packet = (overrides: Partial<Parameters<typeof searchPacket>[0]> = {}) =>
  searchPacket({
    record,
    search,
    steps: [
      step('2026-03-07T10:00:00.000Z', { what: sighting, enteredLate: true }),
      step('2026-03-06T16:00:00.000Z'),
    ],
    events: [event],
    now: '2026-03-09T12:00:00.000Z',
    reader: readingOn(byConsent, 'assigned'),
    ...overrides,
  });
const text = (page: string) =>
  page
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<\/?bdi>/g, '')
    .replaceAll('</th><td>', '</th> <td>');

describe('the page', () => {
  const page = text(packet());

  it('holds order, concern, determination, report, every step, end and the head of the audit chain', () => {
    for (const fact of [
      'Court order',
      '2026-03-02 to 2027-03-01',
      'K1: unexplained absence, closed',
      'Deemed missing</th> <td>6 Mar 2026, 10:00:00 EST',
      'E1: missing, 6 Mar 2026, 10:00:00 EST',
      'Report that bounced</th> <td>6 Mar 2026, 11:30:00 EST, email',
      '6 Mar 2026, 12:00:00 EST to suffolk (phone), by sub-cma of harbor-cma',
      'Acknowledged by a named person of the county</th> <td>6 Mar 2026, 13:00:00 EST, by sub-spoa of suffolk',
      'Reminders to the county</th> <td>1, the first 2 Mar 2026',
      'Report to OMH</th> <td>not required of this agency',
      'attempt',
      'sighting',
      'entered late',
      'located: shelter',
      'shelter, 8 Mar 2026, 08:00:00 EDT',
      'Call and text the person (1); Pharmacy (0)',
      'starter list: an assumption',
      'the chain is intact',
      event.hash,
    ])
      expect(page).toContain(fact);
  });

  it('orders steps by when they happened, and leaves out other searches', () => {
    const other = step('2026-03-06T10:00:00.000Z', { search: 2, enteredAt: '2026-03-30T00:00:00.000Z' });
    const several = text(
      packet({ steps: [step('2026-03-07T10:00:00.000Z'), other, step('2026-03-06T16:00:00.000Z')] }),
    );
    expect(several.indexOf('6 Mar 2026, 11:00')).toBeLessThan(
      several.indexOf('7 Mar 2026, 05:00:00 EST</td>'),
    );
    expect(several).not.toContain('30 Mar 2026');
    expect(page).not.toMatch(/K2|E9/);
  });

  it('keeps a step that was voided, with who voided it, when and why, and the steps of a search that joined it', () => {
    const voided = { at: '2026-03-08T15:00:00.000Z', by: spoa, reason: 'wrongDetails' } as const;
    const later = (number: number, endReason: 'joined' | 'located') => ({
      ...search,
      number,
      supersededBy: 1,
      endReason,
    });
    const aot = aotRecordSchema.parse({ searches: [search, later(2, 'joined'), later(3, 'located')] });
    const steps = [
      step('2026-03-06T16:00:00.000Z', { voided }),
      ...[2, 3].map((number) => step(`2026-03-0${5 + number}T10:00:00.000Z`, { search: number })),
    ];
    const several = text(packet({ record: aCase({ aot }), steps }));
    expect(several).toContain('VOIDED 8 Mar 2026, 11:00:00 EDT by sub-spoa: wrong details');
    expect(several).toContain('7 Mar 2026, 05:00:00 EST</td>');
    expect(several).not.toContain('8 Mar 2026, 06:00:00 EDT</td>');
  });

  it('says what is not recorded, and that a search goes on', () => {
    const { type, number, epoch, epochStartedAt, anchor } = search;
    const open: AotSearch = { type, number, epoch, epochStartedAt, openedAt, anchor };
    const bare = text(packet({ record: aCase(), search: open, steps: [], events: [] }));
    for (const fact of [
      'the search goes on',
      'not recorded',
      'No step is on record',
      'Order</th> <td>not recorded',
      'Served by no agency yet',
    ])
      expect(bare).toContain(fact);
    const unverified = aCase({
      aot: aotRecordSchema.parse({ orders: [anOrder({ verification: 'unverified' })] }),
    });
    expect(packet({ record: unverified })).toContain('not yet');
  });

  it('shows the renewal that the search went on under, what was late and why, and what OMH must still be told', () => {
    const aot = aotRecordSchema.parse({
      orders: [
        anOrder({ until: '2026-03-06', verification: 'verified' }),
        anOrder({ orderId: 'O2', from: '2026-03-07', renews: 'O1' }),
        anOrder({ orderId: 'O3', from: '2026-04-01' }),
      ],
      concerns: [{ ...concern, status: 'withdrawn', closedAt: openedAt, withdrawnReason: 'enteredTwice' }],
      significantEvents: [
        { ...missingEvent, reportedAt: '2026-03-07T15:00:01.000Z', lateReason: 'The office was flooded.' },
      ],
    });
    const owed = text(
      packet({
        record: aCase({ aot }),
        search: {
          ...search,
          omhReportRequired: true,
          contactInTimeEnteredLate: '2026-03-06T14:00:00.000Z',
        },
      }),
    );
    for (const fact of [
      'O2, renews O1',
      '2026-03-07',
      '— LATE',
      'The office was flooded.',
      'required, not recorded',
      'withdrawn 2 Mar 2026',
      '(entered twice)',
      'Contact within the 24 hours, entered afterwards</th> <td>6 Mar 2026, 09:00:00 EST',
    ])
      expect(owed).toContain(fact);
    expect(owed).not.toContain('O3');
  });

  it('shows a search that goes on, with an order before it left out and a checklist that the county settled', () => {
    const { endedAt, endReason, located, ...open } = search;
    const { protocol } = open;
    const checklist = (protocol?.checklist ?? []).map((listed) => ({ ...listed, assumption: false }));
    const aot = aotRecordSchema.parse({
      orders: [anOrder({ orderId: 'O7', from: '2025-01-01', until: '2025-12-31' }), anOrder()],
      significantEvents: [{ ...missingEvent, bounces: undefined, reportedAt: undefined }],
    });
    const shown = text(
      packet({
        record: aCase({ aot }),
        search: { ...open, ...(protocol && { protocol: { ...protocol, checklist } }) },
      }),
    );
    expect(shown).toContain('the search goes on');
    expect(shown).toContain('Reported</th> <td>not recorded');
    expect(shown).not.toMatch(/O7|an assumption|bounced/);
  });

  it('says of an older record what it does not know', () => {
    const { reportedTo, reportedBy, channel, acknowledgedBy, ...older } = missingEvent;
    const aot = aotRecordSchema.parse({
      orders: [anOrder({ endedAt: '2026-12-01T00:00:00.000Z' })],
      significantEvents: [older],
    });
    const shown = text(packet({ record: aCase({ aot }), events: [] }));
    expect(shown).toContain('6 Mar 2026, 12:00:00 EST to the county (unknown)</td>');
    expect(shown).toContain('no reason recorded');
    expect(shown).toContain('Reminders to the county</th> <td>none');
  });

  it('says who took a step that somebody else entered', () => {
    const at = '2026-03-06T16:00:00.000Z';
    const { what } = step(at);
    const police: SearchStep['what'] = {
      kind: 'policeMissingPersonReport',
      type: 'aotDiligentSearch',
      occurredAt: at,
      requestedOf: 'sheriff',
      vulnerableAdultAlertAskedFor: true,
      result: 'filed',
    };
    const doubtful: SearchStep['what'] = { ...sighting, credible: false };
    const learnt: SearchStep['what'] = { ...sighting, learntAt: '2026-03-09T11:00:00.000Z' };
    const steps = [
      step(at, { what: Object.assign({ staff: 'colleague-7' }, what) }),
      step(at, { what: police }),
      step(at, { what: learnt }),
      step(at, { what: doubtful }),
    ];
    const shown = text(packet({ steps }));
    for (const fact of [
      'colleague-7; entered 6 Mar 2026, 11:00:00 EST by sub-cma',
      'requested of: sheriff; vulnerable adult alert asked for: yes; result: filed',
      'learnt at: 9 Mar 2026, 07:00:00 EDT',
      'credible: no',
    ])
      expect(shown).toContain(fact);
  });

  it('counts no reminder from events of another version, and says which they are', () => {
    const older = chainEvent({ ...unchained(event), details: { search: 1, kind: 'missingAcknowledgement' } });
    const unknown = chainEvent({
      ...unchained(event),
      seq: 2,
      type: 'caseAdopted',
      previousHash: older.hash,
    });
    const shown = text(packet({ events: [older, unknown] }));
    expect(shown).toContain('2 audit events, the chain is intact.');
    expect(shown).toContain('Reminders to the county</th> <td>none');
    expect(shown).toContain('Nothing here is concluded from 2 of them (1, 2)');
    expect(page).not.toContain('Nothing here is concluded');
  });

  it('says where the audit chain is broken', () => {
    expect(packet({ events: [{ ...event, type: 'other' }] })).toContain('THE CHAIN IS BROKEN at event 1');
  });

  it('prints: a page size, a repeated table head, no split rows', () => {
    for (const rule of ['@page { size: letter', 'table-header-group', 'break-inside: avoid'])
      expect(page).toContain(rule);
  });

  it('names nobody', () => {
    expect(page).not.toMatch(/Quillfeather|Isidora|ZQ90417X|1984-02-29/);
  });
});

describe('hostile text', () => {
  const page = packet();

  it('is only text', () => {
    expect(page).not.toMatch(/<script|<img|onerror='|javascript:/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.match(/<style>/g)).toHaveLength(1);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).toContain('&amp;amp; STYLE');
  });
});

describe('what somebody wrote', () => {
  const written = 'טקסט (1) 2 נכתב';
  const at = '2026-03-06T16:00:00.000Z';
  const page = packet({
    record: aCase({
      aot: aotRecordSchema.parse({
        orders: [anOrder({ court: written, endedAt: at, endReason: written })],
        concerns: [concern],
        searches: [search],
        significantEvents: [{ ...missingEvent, lateReason: written, reportedTo: written }],
      }),
    }),
    search: {
      ...search,
      protocol: { ...search.protocol!, checklist: [{ id: 'call', text: written, assumption: true }] },
    },
    steps: [
      step(at, {
        what: {
          kind: 'attempt',
          type: 'aotDiligentSearch',
          occurredAt: at,
          method: 'call',
          target: 'person',
          outcome: 'noAnswer',
          nextStep: written,
        },
      }),
      step(at, {
        by: { ...careManager, sub: written },
        what: {
          kind: 'lguCommunication',
          type: 'aotDiligentSearch',
          occurredAt: at,
          channel: 'phone',
          agreedFollowUp: written,
        },
      }),
    ],
  });

  it('has a direction of its own, so that it turns nothing beside it', () => {
    const everywhere = page.split(written).length - 1;
    expect(everywhere).toBeGreaterThanOrEqual(7);
    const isolated = Array.from(page.matchAll(/<bdi>([^<]*)<\/bdi>/g), ([, inside = '']) => inside);
    expect(isolated.flatMap((inside) => inside.split(written).slice(1))).toHaveLength(everywhere);
    expect(page).toContain(`next step: <bdi>${written}</bdi>`);
    expect(page).toContain(`<bdi>${written}</bdi> (0)`);
    expect(page).toContain('bdi { unicode-bidi: isolate; }');
  });
});

it('the policy lets in the style sheet of the page, by its hash, and nothing else', () => {
  const [, css = ''] = /<style>([\s\S]*)<\/style>/.exec(packet()) ?? [];
  const hash = createHash('sha256').update(css).digest('base64');
  expect(packetSecurityPolicy).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
});
