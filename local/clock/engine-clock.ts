/**
 * The only source of time of the local Step Functions runtime.
 *
 * The engine never reads the machine's clock and never calls setTimeout: a 48-hour wait has to be provable in a
 * millisecond, and a wait of sixty days must not meet the 2^31-1 ms limit of Node's own timers.
 */
export interface Timer {
  readonly atMs: number;
}

export interface EngineClock {
  nowMs(): number;
  setTimer(atMs: number, fire: () => void): Timer;
  clearTimer(timer: Timer): void;
}

/** What moves a clock forward: the demo, the journeys of the tests and the "+48 h" button. */
export interface AdvanceableClock extends EngineClock {
  /** `settle` runs before the first and after every distinct instant, so that what a timer set off is done. */
  advanceTo(targetMs: number, settle: () => Promise<void>): Promise<void>;
  /** True while a move is under way; a second one would be refused. */
  isAdvancing(): boolean;
  pendingTimers(): number;
  nextAtMs(): number | undefined;
}
