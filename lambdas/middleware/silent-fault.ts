/**
 * A fault as it may leave a function. Lambda writes what a function throws to the log with its message and every member,
 * Step Functions keeps it in the history, and a failed event carries it to the dead-letter queue. A message is somebody
 * else talking: a parser or a date library quotes what it could not read. So a name of ours goes out, and the places in
 * the code, and nothing else. Signals say their own name only, and pass.
 */
import { errorNameOf } from '../../domain/ports/log-line.ts';
import { WorkflowSignal } from '../../domain/shared/workflow-signal.ts';

const place = /^ +at .+:\d+:\d+\)?$/;

/** The lines behind the message, which may have lines of its own. */
const placesOf = ({ message, stack = '' }: Error): string[] =>
  stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => place.test(line));

export const silentFault = (thrown: unknown): Error => {
  if (thrown instanceof WorkflowSignal) return thrown;
  const fault = new Error('');
  fault.name = errorNameOf(thrown);
  fault.stack = [fault.name, ...(thrown instanceof Error ? placesOf(thrown) : [])].join('\n');
  return fault;
};

/** For what middy does not frame: streams and schedules. */
export const silently =
  <Event, Result, Context>(
    handler: (event: Event, context?: Context) => Promise<Result>,
  ): ((event: Event, context?: Context) => Promise<Result>) =>
  async (event, context) => {
    try {
      return await handler(event, context);
    } catch (error) {
      throw silentFault(error);
    }
  };
