/**
 * Task tokens: the first answer wins, a later one learns that the task is closed.
 *
 * A closed token is remembered until its execution is forgotten, because AWS tells a late answer (`TaskTimedOut`)
 * from a token that it never gave out.
 */
import { EngineError } from './engine-error.ts';
import type { Failure } from './state-error.ts';

export type Answer = { readonly output: string } | { readonly failure: Failure };

interface Waiting {
  readonly executionArn: string;
  readonly deliver: (answer: Answer) => void;
}

export interface TaskTokens {
  open(token: string, waiting: Waiting): void;
  close(token: string): void;
  answer(token: string, answer: Answer): void;
  forget(executionArn: string): void;
}

export function createTaskTokens(): TaskTokens {
  const open = new Map<string, Waiting>();
  const closed = new Map<string, string>();
  const tokensOf = new Map<string, string[]>();

  const close = (token: string) => {
    const waiting = open.get(token);
    if (!waiting) return;
    open.delete(token);
    closed.set(token, waiting.executionArn);
  };

  return {
    open(token, waiting) {
      if (open.has(token) || closed.has(token)) {
        throw new TypeError('newToken gave the same token twice: every wait needs a token of its own.');
      }
      open.set(token, waiting);
      const tokens = tokensOf.get(waiting.executionArn);
      if (tokens) tokens.push(token);
      else tokensOf.set(waiting.executionArn, [token]);
    },
    close,
    answer(token, answer) {
      if (token.length === 0 || token.length > 2048) throw new EngineError('InvalidToken', 'Invalid token');
      const waiting = open.get(token);
      if (waiting) {
        close(token);
        waiting.deliver(answer);
        return;
      }
      if (closed.has(token)) {
        throw new EngineError(
          'TaskTimedOut',
          'Task Timed Out: the task was answered, timed out or was stopped.',
        );
      }
      throw new EngineError('TaskDoesNotExist', 'Task does not exist');
    },
    forget(executionArn) {
      for (const token of tokensOf.get(executionArn) ?? []) {
        open.delete(token);
        closed.delete(token);
      }
      tokensOf.delete(executionArn);
    },
  };
}
