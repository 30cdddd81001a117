/**
 * Everything that is wrong with a definition, collected before anything is refused: whoever writes a state machine
 * gets one complete list, not one complaint per run.
 */
export interface Problem {
  /** A JSON path into the definition, such as `$.States['Await SPOA Decision'].Catch[0].Next`. */
  readonly at: string;
  readonly what: string;
  readonly remedy: string;
}

export class UnsupportedDefinition extends Error {
  override readonly name = 'UnsupportedDefinition';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ at, what, remedy }) => `  ${at}: ${what} ${remedy}`);
    super(`The state machine definition is refused:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

export type Report = (at: string, what: string, remedy: string) => void;

/** One step further into the definition, in the notation of JSONPath. */
export function within(at: string, step: string | number): string {
  if (typeof step === 'number') return `${at}[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `${at}.${step}` : `${at}['${step}']`;
}
