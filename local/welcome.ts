/**
 * What the server prints when it is ready. The three commands work as pasted, in this order, on any day of the year;
 * README.md repeats them. Ten days: three business days can take nine and an hour, when weekends, Election Day and
 * Veterans Day meet.
 */
const tryCommands = (port: number, clock: Readiness['clock']): string[] => {
  const url = `http://127.0.0.1:${port}`;
  const as = (role: string): string =>
    `-H "Authorization: Bearer $(curl -s '${url}/local/token?role=${role}')"`;
  return [
    `curl -s -X POST ${url}/referrals ${as('planner')} -H 'Content-Type: application/json' -d @samples/requests/referral.json`,
    `curl -s ${url}/work-items ${as('spoa')}`,
    clock === 'virtual'
      ? `curl -s -X POST ${url}/local/clock -d '{"advance":"P10D"}'`
      : `curl -s ${url}/local/notices`,
  ];
};

export interface Readiness {
  port: number;
  store: string;
  resumed: number;
  clock: 'real' | 'virtual';
  now: string;
  readyMs: number;
}

export const welcome = ({ port, store, resumed, clock, now, readyMs }: Readiness): string =>
  [
    `Warm Handoff is ready at http://127.0.0.1:${port} (after ${(readyMs / 1_000).toFixed(1)} s).`,
    `Cases are kept in ${store}; ${resumed} open case(s) continue. The ${clock} clock says ${now}.`,
    '',
    'Try it in another terminal, in this folder:',
    `  refer a patient, see the SPOA’s inbox, ${clock === 'virtual' ? 'let ten days pass' : 'see who was told'}:`,
    ...tryCommands(port, clock).map((command) => `  ${command}`),
    '',
  ].join('\n');

/** What it prints when nothing of the time is left to make up for in which it was off. */
export const caughtUpAfter = (ms: number): string =>
  `Every open case has its execution or waits for its next deadline (after ${(ms / 1_000).toFixed(1)} s).`;
