/** What a row of the table of work says (kinds-of-work.ts). */
import type { Ladder } from '../policy/ladder.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { NoticeKind } from '../notices/notice.ts';
import type { ClockRecord } from '../shared/clock-record.ts';
import type { MachineName } from '../shared/state-machines.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { AotSearch } from './aot-record.ts';
import type { CaseRecord } from './case-record.ts';

/** What of a case decides which ladder its work climbs. */
export interface LadderContext {
  record: CaseRecord;
  search?: Pick<AotSearch, 'protocol'>;
}
export type WorkClock = Pick<ClockRecord, 'kind' | 'anchorKind' | 'basis'> & { ruleId?: string };
export interface KindOfWork {
  owner: (record: CaseRecord) => Recipient;
  ruleId: string;
  /** The clock that runs while it is open. */
  clock: WorkClock | null;
  ladder: (policy: EscalationPolicy, of: LadderContext) => Ladder;
  /** Work that comes round is due again at each rung; anything else is overdue from its due instant on. */
  comesRound?: true;
  /** Whether it goes along when another organisation holds the person or another county answers for them. */
  followsPerson?: true;
  /** False where what it asks for is there, or nobody can be asked any more: then it is taken back. */
  isStillAsked?: (record: CaseRecord) => boolean;
  /** Whether it stays owed when the case has closed. */
  outlivesCase?: true;
  /** The notice that tells an owner that it is theirs. */
  notice: NoticeKind | null;
  /** The state machine that sleeps until it is done; without one the hourly schedule climbs its ladder. */
  awaitedBy: MachineName | null;
}
