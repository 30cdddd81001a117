/**
 * What a task tells the state machine by failing: the error's name is what the ASL file catches. These are normal
 * outcomes of racing people and timers, not faults.
 */
export const workflowSignals = [
  /** The wait is over: the record has moved on. */
  'AlreadyAnswered',
  /** The deadline moved between planning the wait and entering it. */
  'WaitReplanned',
  /** Every agency was asked in this round: back to the SPOA. */
  'NoCandidateLeft',
  /** The case was closed, or its journey is over. */
  'CaseClosed',
  /** A later execution works on this case. */
  'SupersededExecution',
  /** Both branches ended, but the record shows that a strand was reopened. */
  'JourneyGoesOn',
  /** The search has ended and nothing of it is owed any more. */
  'SearchOver',
  /** A day passed without credible contact: time to decide whether the person is missing. */
  'DeadlineReached',
  /** The search goes on in a fresh execution. */
  'SearchContinues',
] as const;
export type WorkflowSignalName = (typeof workflowSignals)[number];

export class WorkflowSignal extends Error {
  override readonly name: WorkflowSignalName;
  constructor(signal: WorkflowSignalName) {
    super(signal);
    this.name = signal;
  }
}
