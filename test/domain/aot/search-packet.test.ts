/** The evidence packet: everything on one page, hostile text as text, nothing that runs, a policy that lets nothing load. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aotRecordSchema } from '../../../domain/aot/aot-record.ts';
import type { AotSearch } from '../../../domain/aot/aot-record.ts';
import { escapeHtml, html } from '../../../domain/aot/html.ts';
import { packetSecurityPolicy, searchPacket } from '../../../domain/aot/search-packet.ts';
import type { SearchStep } from '../../../domain/aot/search-step.ts';
import { chainEvent, chainStart } from '../../../domain/shared/audit-event.ts';
import { anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, aCaseId, openedAt, asSource } from '../../fixtures/case-fixture.ts';
import { careManager } from '../../fixtures/draft-fixture.ts';

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
  type: 'searchEnded',
  ruleIds: [],
  details: {},
  previousHash: chainStart,
});
const record = aCase({
  aot: aotRecordSchema.parse({
    orders: [anOrder({ court: hostile, endedAt: '2026-12-01T00:00:00.000Z' })],
    concerns: [concern, { ...concern, concernId: 'K2', search: 2 }],
    searches: [search],
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
    basis: asSource,
    ...overrides,
  });
const text = (page: string) => page.replaceAll(/\s+/g, ' ');

describe('the page', () => {
  const page = text(packet());

  it('holds order, concern, determination, report, every step, end and the head of the audit chain', () => {
    for (const fact of [
      'Court order',
      '2026-03-02 to 2027-03-01',
      'K1: unexplainedAbsence, closed',
      search.deemedMissingAt,
      search.reportedAt,
      search.acknowledgedAt,
      'attempt',
      'sighting',
      'entered late',
      '{&quot;place&quot;:&quot;shelter&quot;}',
      'shelter, 2026-03-08T12:00:00.000Z',
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
    expect(several.indexOf('2026-03-06T16')).toBeLessThan(several.indexOf('2026-03-07T10:00:00.000Z</td>'));
    expect(several).not.toContain('2026-03-30');
    expect(page).not.toContain('K2');
  });

  it('says what is not recorded, and that a search goes on', () => {
    const { type, number, epoch, epochStartedAt, anchor } = search;
    const open: AotSearch = { type, number, epoch, epochStartedAt, openedAt, anchor };
    const bare = text(packet({ record: aCase(), search: open, steps: [], events: [] }));
    for (const fact of [
      'the search goes on',
      'not recorded',
      'No step is on record',
      'Ended by the court</th> <td>no',
    ])
      expect(bare.replaceAll('</th><td>', '</th> <td>')).toContain(fact);
    const unverified = aCase({
      aot: aotRecordSchema.parse({ orders: [anOrder({ verification: 'unverified' })] }),
    });
    expect(packet({ record: unverified })).toContain('not yet');
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

  it.each([
    ['<b>', '&lt;b&gt;'],
    [`a"b'c\`d&e`, 'a&quot;b&#39;c&#96;d&amp;e'],
    ['\u0000\u001b[31m', '\u25a1\u25a1[31m'],
    ['two\nlines\tand tab', 'two\nlines\tand tab'],
    ['plain', 'plain'],
  ])('%j becomes %j', (given, escaped) => {
    expect(escapeHtml(given)).toBe(escaped);
  });

  it('in a template is escaped wherever it stands, and only markup of our own is not', () => {
    const inner = html`<i>${'<'}</i>`;
    expect(html`<p title="${'"'}">${inner}${[inner, inner]}${7}${undefined}</p>`.text).toBe(
      '<p title="&quot;"><i>&lt;</i><i>&lt;</i><i>&lt;</i>7</p>',
    );
  });
});

it('the policy lets in the style sheet of the page, by its hash, and nothing else', () => {
  const [, css = ''] = /<style>([\s\S]*)<\/style>/.exec(packet()) ?? [];
  const hash = createHash('sha256').update(css).digest('base64');
  expect(packetSecurityPolicy).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
});
