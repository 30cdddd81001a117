/**
 * The evidence packet of one search: everything that a county or a court would ask for, on one page that prints. Pure:
 * the record, the ledger and the audit chain come in, a page and the policy that guards it come out. The person appears
 * by case reference only. Nothing on the page runs or loads; its one style sheet is named by its hash.
 */
import { createHash } from 'node:crypto';
import type { LegalBasis } from '../access/legal-basis.ts';
import type { CaseRecord } from '../referral/case-record.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import { verifyChain } from '../shared/audit-event.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotOrder, AotSearch, MissingConcern } from './aot-record.ts';
import { Html, html } from './html.ts';
import { orderAt } from './order.ts';
import type { SearchStep } from './search-step.ts';

const css = `
@page { size: letter; margin: 18mm 16mm; }
body { font: 10.5pt/1.4 Georgia, serif; color: #111; max-width: 180mm; margin: 0 auto; padding: 8mm; }
h1 { font-size: 16pt; margin: 0 0 2mm; }
h2 { font-size: 12pt; margin: 6mm 0 2mm; border-bottom: 0.3mm solid #111; break-after: avoid; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: 0.1mm solid #999; }
th { width: 52mm; font-weight: bold; }
thead th { width: auto; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
code { font: 8pt/1.3 monospace; overflow-wrap: anywhere; }
`;

/** Markup of our own, whole in one piece: the hash covers every blank between the tags. */
const styleSheet = new Html(`<style>${css}</style>`);
const styleHash = createHash('sha256').update(css).digest('base64');

/** Sent with the page: no script, no picture, no form, no frame, no other address. */
export const packetSecurityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

type Row = readonly [string, string | number | undefined];

const facts = (rows: readonly Row[]): Html =>
  html`<table>
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value ?? 'not recorded'}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const section = (title: string, content: Html): Html =>
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;

const orderFacts = (order: AotOrder | undefined): Html =>
  facts([
    ['Order', order?.orderId],
    ['Court', order?.court],
    ['County', order?.county],
    ['First and last day', order && `${order.from} to ${order.until}`],
    ['Ended by the court', order?.endedAt ?? 'no'],
    ['Confirmed by the county', order && (order.verification === 'unverified' ? 'not yet' : 'yes')],
  ]);

const concernFacts = (concerns: readonly MissingConcern[]): Html =>
  facts(
    concerns.flatMap(({ concernId, kind, receivedAt, enteredAt, by, status }): Row[] => [
      ['Concern', `${concernId}: ${kind}, ${status}`],
      ['Notice received by the care manager', receivedAt],
      ['Entered', `${enteredAt} by ${by.sub}`],
    ]),
  );

const determinationFacts = (search: AotSearch): Html =>
  facts([
    ['24 hours without credible contact counted from', search.anchor],
    ['Deemed missing', search.deemedMissingAt],
    ['Determination recorded', search.deemedMissingRecordedAt],
    ['Search commenced', search.commencedAt],
  ]);

const reportFacts = (search: AotSearch): Html =>
  facts([
    ['Report to the county due', search.reportDueAt],
    ['Reported', search.reportedAt],
    ['Acknowledged by a named person of the county', search.acknowledgedAt],
  ]);

const endFacts = (search: AotSearch): Html =>
  facts([
    ['Ended', search.endedAt ?? 'the search goes on'],
    ['Because', search.endReason],
    ['Located', search.located && `${search.located.place}, ${search.located.at}`],
  ]);

const stepTime = ({ what }: SearchStep): Instant => what.occurredAt;

/** What a step says besides its kind and time, as `name: value` in the order in which it was stored. */
const detailsOf = ({ what }: SearchStep): string =>
  Object.entries(what)
    .filter(([name]) => name !== 'kind' && name !== 'occurredAt' && name !== 'type')
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('; ');

const stepRow = (step: SearchStep): Html =>
  html`<tr>
    <td>${stepTime(step)}</td>
    <td>${step.what.kind}</td>
    <td>${detailsOf(step)}</td>
    <td>${step.by.sub}, ${step.enteredAt}${step.enteredLate ? ' (entered late)' : ''}</td>
  </tr>`;

const stepTable = (steps: readonly SearchStep[]): Html =>
  steps.length === 0
    ? html`<p>No step is on record.</p>`
    : html`<table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Kind</th>
            <th scope="col">What</th>
            <th scope="col">Entered by, when</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map(stepRow)}
        </tbody>
      </table>`;

/** What a reader needs to check that the record behind the page was not changed since. */
const chainFacts = (events: readonly AuditEvent[]): Html => {
  const verdict = verifyChain(events);
  return html`<p>
    ${events.length} audit events,
    ${verdict.intact ? 'the chain is intact' : `THE CHAIN IS BROKEN at event ${verdict.seq}`}. Head of the
    chain: <code>${verdict.intact ? verdict.headHash : 'none'}</code>
  </p>`;
};

export interface PacketContent {
  record: CaseRecord;
  search: AotSearch;
  steps: readonly SearchStep[];
  events: readonly AuditEvent[];
  now: Instant;
  /** On what the page may be shown to who asks for it. */
  basis: LegalBasis;
}

const basisWords = {
  source: 'the facility is the source of the record',
  consent: 'the person’s consent',
  treatmentExchange: 'the exchange of Mental Hygiene Law 33.13(d)',
  orderCopy: 'a copy of the court order',
  emergency: 'an emergency access',
  oversight: 'a grant to an auditor of the State',
  none: 'the court order on record',
} as const satisfies Record<LegalBasis['kind'], string>;

export const searchPacket = ({ record, search, steps, events, now, basis }: PacketContent): string => {
  const concerns = (record.aot?.concerns ?? []).filter((concern) => concern.search === search.number);
  const own = steps
    .filter((step) => step.search === search.number)
    .sort((a, b) => stepTime(a).localeCompare(stepTime(b)));
  const title = `Diligent search ${search.number} of case ${record.caseId}`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>${title}</title>
      ${styleSheet}
    </head>
    <body>
      <h1>${title}</h1>
      <p>County ${record.lgu}. Made at ${now}. All times are UTC.</p>
      <p>Shown on this legal basis: ${basisWords[basis.kind]}.</p>
      ${section('Court order', orderFacts(orderAt(record, search.anchor)))}
      ${section('Concern', concernFacts(concerns))} ${section('Determination', determinationFacts(search))}
      ${section('Report to the county', reportFacts(search))} ${section('Search steps', stepTable(own))}
      ${section('End', endFacts(search))} ${section('Audit chain', chainFacts(events))}
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}\n`;
};
