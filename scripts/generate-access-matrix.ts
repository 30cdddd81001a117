// `npm run docs`: writes docs/access.md from the policy in domain/api. With --check it writes nothing and fails when the
// file differs, which `npm run check` does.
import { legalBases } from '../domain/access/legal-basis.ts';
import { accessMatrix, anyStandings, cellText } from '../domain/api/matrix.ts';
import { phases } from '../domain/case/phase.ts';
import { routes } from '../domain/api/routes.ts';
import { keepFresh } from './generated-parts.ts';

/** For whom a legal basis is, and what of the person it opens (domain/access/legal-basis.ts). */
const whoAndWhat: Readonly<Record<(typeof legalBases)[number], readonly [string, string]>> = {
  source: [
    'the facility that referred, OMH’s forensic team',
    'the referral and its screening; of later words none but its own',
  ],
  consent: ['whom the authorization names, until it ends, is withdrawn or is refused', 'all'],
  treatmentExchange: [
    'every party where consent could not be obtained; else agency and Health Home that serve, once a named person stated it and until somebody took it back (MHL 33.13(d))',
    'what treatment needs',
  ],
  orderCopy: [
    'county, agency and Health Home, while an order of which a copy is on file is active',
    'who it is, where, how to enrol',
  ],
  emergency: [
    'a named person, for an hour, with the county told; after the second in a day on the county’s word',
    'all, read only',
  ],
  oversight: ['an auditor under a grant, for its sample and time', 'all, read only'],
  none: ['every other party', 'codes, clocks and work; nothing of the person'],
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const matrix = accessMatrix();
const cells = matrix.flatMap((line) => Object.values(line.cells)).length * phases.length;

const lines = [
  '# Access',
  '',
  'Written by `npm run docs` from [`domain/api/policy.ts`](../domain/api/policy.ts): change that, not this.',
  '',
  'Who may call what, by role and by standing to the case. A cell says in which phases: `all`, `open` (all but closed) or',
  '`-` (never); it is empty where that role cannot stand so, or where the operation asks nothing of the kind. What is not',
  `allowed here is denied. The table spreads out to ${String(cells)} cells of operation, role, standing and phase, and each is walked by`,
  '`test/domain/api/matrix.test.ts`; `test/lambdas/api/access-matrix.test.ts` asks the API itself.',
  '',
  'A role that may never call an operation gets 403. To everybody else a case, work item or notice that is not theirs is',
  'the 404 of an unknown one, byte for byte and call for call. Where a case stands (`phase`, `strands`, `version`, `ETag`) is',
  'told to those who take part in it now: in a refusal, in an answer about an own work item or notice, and by `If-Match`',
  'a former party learns nothing of it. Decided is in this order: may this person know of the case, its phase, `If-Match`.',
  '',
  'What an allowed reader sees of the person follows the legal basis:',
  '',
  '| legal basis | who | what it opens |',
  '| --- | --- | --- |',
  ...legalBases.map((basis) => row([`\`${basis}\``, ...whoAndWhat[basis]])),
  '',
  'What that is for each field of each answer, and what an organisation’s own words are, is in [disclosure.md](disclosure.md).',
  '',
  'Substance-use records (42 CFR Part 2) are shown to the source, and else by the person’s specific consent alone.',
  '',
  row(['operation', 'route', 'role', ...anyStandings]),
  row(['---', '---', '---', ...anyStandings.map(() => '---')]),
  ...matrix.map(({ operation, role, cells: of }) => {
    const { method, path } = routes[operation];
    return row([
      operation,
      `${method} ${path}`,
      role,
      ...anyStandings.map((standing) => cellText(of[standing])),
    ]);
  }),
  '',
];
keepFresh('docs/access.md', lines.join('\n'));
