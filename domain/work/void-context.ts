/** What a void is decided by, beside the case. */
import type { ConcernContext } from '../aot/begin-search.ts';
import type { ReopeningContext } from './void-closing.ts';

export interface VoidContext extends ConcernContext {
  /** Its policy is that of every void; its staff are read where a closing is voided. */
  reopening: ReopeningContext;
}
