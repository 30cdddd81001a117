// `npm run demo -- list | <name> | all [--json]`: plays journeys on the virtual clock and prints their dated timelines.
// Exits 1 when a journey does not end as it must, 2 when the command is not understood.
import process from 'node:process';
import { newYork } from '../domain/shared/calendar.ts';
import { allJourneys } from '../local/journeys/all-journeys.ts';
import type { Journey } from '../local/journeys/journeys.ts';
import type { JourneyReport } from '../local/journeys/report.ts';
import { reportJourney } from '../local/journeys/report.ts';

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

const print = (journey: Journey, report: JourneyReport): void => {
  console.log(`\n${journey.name}: ${journey.story}`);
  for (const { at, text } of timelineOf(report)) console.log(`  ${when(at)}  ${text}`);
  for (const clock of report.clocks)
    console.log(
      `  clock ${clock.kind}: from ${when(clock.anchor)}, due ${when(clock.due)}, ${
        clock.metAt === null ? 'not met' : `met ${when(clock.metAt)}`
      }${clock.late ? ', LATE' : ''}`,
    );
  console.log(
    `  ${report.ok ? 'ok' : `NOT OK: ${report.problem ?? ''}`}  phase ${report.finalPhase}` +
      `${report.closeReason === null ? '' : ` (${report.closeReason})`}, ${report.transitions} transitions`,
  );
};

const usage = (): never => {
  console.error('Usage: npm run demo -- list | <name> | all [--json]');
  process.exit(2);
};

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const [what = 'all', ...more] = words.filter((word) => word !== '--json');
if (more.length > 0) usage();

if (what === 'list') {
  for (const { name, story } of allJourneys) console.log(`${name.padEnd(30)} ${story}`);
  process.exit(0);
}

/** `aot` plays every journey whose name begins with `aot-`. */
const chosen =
  what === 'all'
    ? allJourneys
    : allJourneys.filter(({ name }) => name === what || name.startsWith(`${what}-`));
if (chosen.length === 0) {
  console.error(`There is no journey '${what}'. \`npm run demo -- list\` names them all.`);
  usage();
}
const reports: JourneyReport[] = [];
for (const journey of chosen) {
  const report = await reportJourney(journey);
  reports.push(report);
  if (!asJson) print(journey, report);
}
if (asJson)
  console.log(
    JSON.stringify({ journeys: reports.map(({ events, delivered, ...report }) => report) }, null, 2),
  );
else
  console.log(`\n${reports.filter(({ ok }) => ok).length} of ${reports.length} journeys ended as they must.`);
process.exitCode = reports.every(({ ok }) => ok) ? 0 : 1;
