// `npm run demo -- list | <name> | all [--json]`: plays journeys on the virtual clock and prints their dated timelines.
import process from 'node:process';
import { allJourneys } from '../local/journeys/all-journeys.ts';
import { mailboxJourneys } from '../local/journeys/mailbox-journeys.ts';
import { runDemo } from '../local/journeys/demo.ts';

process.exitCode = await runDemo(process.argv.slice(2), {
  journeys: [...allJourneys, ...mailboxJourneys],
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
});
