/**
 * What the engine has to do now, and whether it is doing anything at all.
 *
 * Every step of every execution runs from this queue, one after another, so that a handler that answers a token while
 * it is being invoked never finds a state half entered. `busy` counts queued steps, Lambda invocations and
 * status-change listeners; a wait for a token or a timer is not work.
 */
export interface WorkQueue {
  enqueue(step: () => void): void;
  /** Counts a promise as work until it ends; its value is passed to `done` as a step. */
  track<T>(promise: Promise<T>, done: (outcome: PromiseSettledResult<T>) => void): void;
  busy(): number;
  settle(): Promise<void>;
}

const QUIET_TURNS = 3;

export function createWorkQueue(): WorkQueue {
  let steps: (() => void)[] = [];
  let faults: Error[] = [];
  let inFlight = 0;
  let draining = false;

  const drain = () => {
    // Steps append to the array while it is walked; a shift per step would be quadratic at ten thousand executions.
    for (let at = 0; at < steps.length; at += 1) {
      try {
        steps[at]?.();
      } catch (fault) {
        // A fault of the engine or of a listener must not stop the other executions, nor be lost: settle() throws it.
        faults.push(asError(fault));
      }
    }
    steps = [];
    draining = false;
  };

  const enqueue = (step: () => void) => {
    steps.push(step);
    if (draining) return;
    draining = true;
    queueMicrotask(drain);
  };

  const busy = () => inFlight + steps.length;

  return {
    enqueue,
    track(promise, done) {
      inFlight += 1;
      const conclude = (outcome: Parameters<typeof done>[0]) => {
        inFlight -= 1;
        enqueue(() => done(outcome));
      };
      promise.then(
        (value) => conclude({ status: 'fulfilled', value }),
        (reason: unknown) => conclude({ status: 'rejected', reason }),
      );
    },
    busy,
    async settle() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet = busy() === 0 ? quiet + 1 : 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      const [fault] = faults;
      faults = [];
      if (fault !== undefined) throw fault;
    },
  };
}

const asError = (fault: unknown): Error =>
  fault instanceof Error ? fault : new Error(String(fault), { cause: fault });
