/**
 * The evidence packet of one search: everything that a county or a court would ask for, on one page that prints. Pure:
 * the record, the ledger and the audit chain come in, a page and the policy that guards it come out. The person appears
 * by case reference only. Nothing on the page runs or loads; its one style sheet is named by its hash.
 */
import { createHash } from 'node:crypto';
import { disclose, type Part } from '../access/disclosure.ts';
import type { LegalBasis } from '../access/legal-basis.ts';
import type { Reader } from '../access/openings.ts';
import { isKnownEvent } from '../case/audit-events.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { type AuditEvent, verifyChain } from '../shared/audit-event.ts';
import { inWords } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotOrder, AotSearch, MissingConcern, SignificantEvent } from '../case/aot-record.ts';
import { checklistProgress } from './checklist.ts';
import { asWritten, Html, html } from './html.ts';
import {
  concernRows,
  determinationRows,
  endRows,
  orderRows,
  ordersOf,
  reportRows,
  type Row,
  words,
} from './packet-facts.ts';
import { isVoided } from '../case/voided.ts';
import type { SearchStep } from '../case/search-step.ts';

/** Two columns of facts above the steps: a search of a usual length is one printed page. Narrow screens get one column. */
const css = `
@page { size: letter; margin: 11mm 12mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.35 Georgia, 'Times New Roman', serif; color: #111; max-width: 200mm; margin: 0 auto; padding: 6mm; }
h1 { font-size: 15pt; margin: 0 0 1mm; }
h2 { font-size: 11pt; margin: 3.5mm 0 1mm; border-bottom: 0.3mm solid #111; break-after: avoid; }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 0 7mm; align-items: start; }
.wide { grid-column: 1 / -1; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.6mm 2mm 0.6mm 0; border-bottom: 0.1mm solid #999; overflow-wrap: break-word; }
.facts th { width: 42%; font-weight: normal; color: #444; }
.facts tr.first th, .facts tr.first td { font-weight: bold; color: #111; }
.facts tr.first:not(:first-child) th, .facts tr.first:not(:first-child) td { border-top: 0.3mm solid #999; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
bdi { unicode-bidi: isolate; }
code { font: 8pt/1.3 monospace; overflow-wrap: anywhere; }
.note { margin: 1mm 0; font-size: 9pt; color: #333; }
@media print { body { font-size: 8.5pt; max-width: none; padding: 0; } .note { font-size: 8pt; } }
@media screen and (max-width: 700px) { main, .steps tbody, .steps td { display: block; } .steps thead { display: none; } .steps tr { display: block; padding: 1mm 0; border-bottom: 0.3mm solid #999; } .steps td { border: 0; } }
`;

/** Markup of our own, whole in one piece: the hash covers every blank between the tags. */
const styleSheet = new Html(`<style>${css}</style>`);
const styleHash = createHash('sha256').update(css).digest('base64');

/** Sent with the page: no script, no picture, no form, no frame, no other address. */
export const packetSecurityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A row that begins another order, concern or event of the same table. */
const firstOfGroup = new Set(['Order', 'Concern', 'Event', 'Reminders to the county']);

const facts = (rows: readonly Row[]): Html =>
  html`<table class="facts">
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr class="${firstOfGroup.has(name) ? 'first' : 'fact'}">
            <th scope="row">${name}</th>
            <td>${value === undefined ? 'not recorded' : asWritten(value)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const section = (title: string, content: Html, width: 'wide' | 'half' = 'half'): Html =>
  html`<section class="${width}">
    <h2>${title}</h2>
    ${content}
  </section>`;

const stepTime = ({ what }: SearchStep): Instant => what.occurredAt;

const kinds: Readonly<Record<SearchStep['what']['kind'], string>> = {
  attempt: 'attempt',
  lguCommunication: 'talk with the county',
  policeMissingPersonReport: 'missing person report to the police',
  removalRequest: 'removal asked for (MHL 9.60)',
  reengagementAttempt: 're-engagement attempt',
  sighting: 'sighting',
};

const told = new Set(['kind', 'type', 'occurredAt', 'at', 'staff']);

/** Texts that a person wrote stay as they are; everything else is a code. */
const written = new Set(['nextStep', 'agreedFollowUp']);

const valueOf = (name: string, value: string | boolean | { place: string }): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return words(value.place);
  if (name === 'learntAt') return inWords(value);
  return written.has(name) ? value : words(value);
};

/** What a step says besides its kind, time and staff, as `name: value` in the order in which it was stored. */
const detailsOf = ({ what }: SearchStep): Html[] =>
  Object.entries(what)
    .flatMap(([name, value]) =>
      told.has(name) || value === undefined ? [] : [html`${words(name)}: ${asWritten(valueOf(name, value))}`],
    )
    .map((detail, index) => (index === 0 ? detail : html`; ${detail}`));

/** Who did it, and where somebody else entered it or it was entered late, who that was and when. */
const staffOf = ({ what, by, enteredAt, enteredLate }: SearchStep): string => {
  const staff = 'staff' in what && what.staff !== undefined ? what.staff : by.sub;
  return `${staff}; entered ${inWords(enteredAt)}${staff === by.sub ? '' : ` by ${by.sub}`}${enteredLate ? ' (entered late)' : ''}`;
};

/** What no longer counts stays in the ledger, and says so. */
const voidedNote = ({ voided }: SearchStep): Html =>
  voided
    ? html`<br />VOIDED ${inWords(voided.at)} by ${asWritten(voided.by.sub)}: ${words(voided.reason)}`
    : html``;

const stepRow = (step: SearchStep): Html =>
  html`<tr>
    <td>${inWords(stepTime(step))}</td>
    <td>${kinds[step.what.kind]}${voidedNote(step)}</td>
    <td>${detailsOf(step)}</td>
    <td>${asWritten(staffOf(step))}</td>
  </tr>`;

const stepTable = (steps: readonly SearchStep[]): Html =>
  steps.length === 0
    ? html`<p>No step is on record.</p>`
    : html`<table class="steps">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Kind</th>
            <th scope="col">What</th>
            <th scope="col">By whom, and entered</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map(stepRow)}
        </tbody>
      </table>`;

const checklist = (search: AotSearch, steps: readonly SearchStep[]): Html => {
  const { protocol } = search;
  if (!protocol) return html``;
  const progress = checklistProgress(
    protocol,
    steps.filter((step) => !isVoided(step)),
  );
  const assumed = progress.some(({ assumption }) => assumption);
  return html`<p class="note">
    Checklist of the county (${protocol.protocolId}${assumed ? ', starter list: an assumption' : ''}), with
    how often a step names each:
    ${progress.map(
      ({ text, taken }, index) => html`${index === 0 ? '' : '; '}${asWritten(text)} (${taken})`,
    )}.
  </p>`;
};

/** What a reader needs to check that the record behind the page was not changed since, and what the page could not read. */
const chainFacts = (events: readonly AuditEvent[]): Html => {
  const verdict = verifyChain(events);
  const unread = events.filter((event) => !isKnownEvent(event)).map(({ seq }) => seq);
  return html`<p>
    ${events.length} audit events,
    ${verdict.intact ? 'the chain is intact' : `THE CHAIN IS BROKEN at event ${verdict.seq}`}. Head of the
    chain: <code>${verdict.intact ? verdict.headHash : 'none'}</code>
    ${unread.length === 0 ? '' : `Nothing here is concluded from ${unread.length} of them (${unread.join(', ')}), whose form this page does not know.`}
  </p>`;
};

export interface PacketContent {
  record: CaseRecord;
  search: AotSearch;
  /** A page of the ledger, and where the next begins. */
  steps: readonly SearchStep[];
  next?: string | undefined;
  events: readonly AuditEvent[];
  now: Instant;
  /** Who asks for the page, and on what it may be shown to them. */
  reader: Reader;
}

/** What the page is made of. */
interface PacketFacts {
  orders: AotOrder[];
  concerns: MissingConcern[];
  search: AotSearch;
  significantEvents: SignificantEvent[];
  steps: SearchStep[];
}

/** The page is what was done under the order, on the same condition as the ledger and the CAIRS reports. */
export const packetDisclosure: Part<PacketFacts> = {
  opening: 'order',
  fields: {
    orders: 'always',
    concerns: 'always',
    search: 'always',
    significantEvents: 'always',
    steps: 'always',
  },
};

const factsOf = ({ record, search, steps, now }: Omit<PacketContent, 'reader' | 'next'>): PacketFacts => {
  // A search that joined it was this one all along.
  const numbers = new Set([
    search.number,
    ...(record.aot?.searches ?? [])
      .filter(({ supersededBy, endReason }) => supersededBy === search.number && endReason === 'joined')
      .map(({ number }) => number),
  ]);
  const isOfSearch = (one: { search?: number | undefined }): boolean =>
    one.search !== undefined && numbers.has(one.search);
  return {
    orders: ordersOf(record, search, now),
    concerns: (record.aot?.concerns ?? []).filter(isOfSearch),
    search,
    significantEvents: (record.aot?.significantEvents ?? []).filter(isOfSearch),
    steps: steps.filter(isOfSearch).sort((a, b) => stepTime(a).localeCompare(stepTime(b))),
  };
};

const basisWords = {
  source: 'the facility is the source of the record',
  consent: 'the person’s consent',
  treatmentExchange: 'the exchange of Mental Hygiene Law 33.13(d)',
  orderCopy: 'a copy of the court order',
  emergency: 'an emergency access',
  oversight: 'a grant to an auditor of the State',
  none: 'the court order on record',
} as const satisfies Record<LegalBasis['kind'], string>;

/** Where the rest of a long ledger is printed. */
const nextPart = (next: string | undefined): Html =>
  next === undefined
    ? html``
    : html`<p class="note">
        The ledger goes on in the next part of this packet, at the same address with
        <code>?cursor=${next}</code>
      </p>`;

export const searchPacket = ({ reader, next, ...content }: PacketContent): string => {
  const { record, events, now } = content;
  const { orders, concerns, search, significantEvents, steps } = disclose(
    packetDisclosure,
    factsOf(content),
    reader,
  );
  const title = `Diligent search ${search.number} of case ${record.caseId}`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${title}</title>
      ${styleSheet}
    </head>
    <body>
      <h1>${title}</h1>
      <p class="note">
        County ${record.lgu}. Served by ${record.assignment.agency ?? 'no agency yet'}. Made ${inWords(now)}.
        All times are New York’s. Shown on this legal basis: ${basisWords[reader.basis.kind]}.
      </p>
      <main>
        <div>
          ${section('Court order', facts(orders.length === 0 ? [['Order', undefined]] : orders.flatMap(orderRows)))}
          ${section('Concern', facts(concerns.flatMap(concernRows)))}
          ${section('Determination', facts(determinationRows(search)))}
        </div>
        <div>
          ${section('Reports', facts(reportRows(significantEvents, search, events)))}
          ${section('End', facts(endRows(search)))}
        </div>
        ${section('Search steps', html`${stepTable(steps)}${nextPart(next)}${checklist(search, steps)}`, 'wide')}
        ${section('Audit chain', chainFacts(events), 'wide')}
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}\n`;
};
