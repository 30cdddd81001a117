/**
 * The command line of `npm run demo`: lists journeys, or plays them and prints their dated timelines, for machines as
 * JSON. Answers with the exit code: 1 when a journey does not end as it must, 2 when the command is not understood.
 */
import { dayEndingAt, newYork } from '../../domain/shared/calendar.ts';
import type { Journey } from './journeys.ts';
import { type JourneyReport, reportJourney } from './report.ts';

const localTime = new Intl.DateTimeFormat('en-US', {
  timeZone: newYork,
  weekday: 'short',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const when = (at: string): string => localTime.format(new Date(at));

const quiet = new Set(['kind', 'workItemId']);
const detailsOf = (details: Readonly<Record<string, unknown>>): string =>
  Object.entries(details)
    .filter(
      ([name, value]) => !quiet.has(name) && value !== '' && !(Array.isArray(value) && value.length === 0),
    )
    .map(
      ([name, value]) => `${name} ${/^\d{4}-.*Z$/.test(String(value)) ? when(String(value)) : String(value)}`,
    )
    .join(', ');

/** What is due at the end of a day is due on that day, not on the next. */
const dueIn = (due: string): string => {
  const day = dayEndingAt(due);
  return day === undefined ? when(due) : `by the end of ${day}`;
};

interface Line {
  at: string;
  text: string;
}

const timelineOf = ({ events, notices }: JourneyReport): Line[] =>
  [
    ...events.map(({ at, actor, type, ruleIds, details }) => ({
      at,
      text: `${type}${typeof details['kind'] === 'string' ? ` (${details['kind']})` : ''}  ${detailsOf(details)}  [${
        actor.kind === 'person' ? `${actor.role} ${actor.org}` : actor.part
      }${ruleIds.length > 0 ? `; ${ruleIds.join(' ')}` : ''}]`,
    })),
    ...notices.map(({ kind, to, at }) => ({ at, text: `   notice ${kind} -> ${to.role} ${to.org}` })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** A journey as its dated lines, its clocks, and how it ended. */
const told = ({ name, story }: Journey, report: JourneyReport): string[] => [
  `\n${name}: ${story}`,
  ...timelineOf(report).map(({ at, text }) => `  ${when(at)}  ${text}`),
  ...report.clocks.map(
    ({ kind, anchor, due, metAt, late, corrected }) =>
      `  clock ${kind}: from ${when(anchor)}, due ${dueIn(due)}, ${
        metAt === null ? 'not met' : `met ${when(metAt)}`
      }${late ? ', LATE' : ''}${corrected ? ', CORRECTED' : ''}`,
  ),
  `  ${report.ok ? 'ok' : `NOT OK: ${report.problem ?? ''}`}  phase ${report.finalPhase}` +
    `${report.closeReason === null ? '' : ` (${report.closeReason})`}, ${report.transitions} transitions`,
];

const forMachines = (reports: readonly JourneyReport[]): string =>
  JSON.stringify({ journeys: reports.map(({ events, delivered, ...report }) => report) }, null, 2);

const usage = `Usage: npm run demo -- list | <name> | <first word of names> | all [--json]
  list    names every journey; all plays them one after the other, as without a name
  --json  prints for machines; \`npm run -s demo\` keeps npm's own lines out of it`;

export interface Demo {
  journeys: readonly Journey[];
  print: (text: string) => void;
  complain: (text: string) => void;
}

export const runDemo = async (
  args: readonly string[],
  { journeys, print, complain }: Demo,
): Promise<0 | 1 | 2> => {
  if (args.includes('--help')) {
    print(usage);
    return 0;
  }
  const asJson = args.includes('--json');
  const [what = 'all', ...more] = args.filter((word) => word !== '--json');
  if (what === 'list' && more.length === 0) {
    for (const { name, story } of journeys) print(`${name.padEnd(30)} ${story}`);
    return 0;
  }
  const chosen = journeys.filter(
    ({ name }) => what === 'all' || name === what || name.startsWith(`${what}-`),
  );
  if (chosen.length === 0 || more.length > 0) {
    if (chosen.length === 0 && !what.startsWith('-'))
      complain(`There is no journey '${what}'. \`npm run demo -- list\` names them all.`);
    complain(usage);
    return 2;
  }
  const reports: JourneyReport[] = [];
  for (const journey of chosen) {
    const report = await reportJourney(journey);
    reports.push(report);
    if (!asJson) print(told(journey, report).join('\n'));
  }
  const asTheyMust = reports.filter(({ ok }) => ok).length;
  print(asJson ? forMachines(reports) : `\n${asTheyMust} of ${reports.length} journeys ended as they must.`);
  return asTheyMust === reports.length ? 0 : 1;
};
