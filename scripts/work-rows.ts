/** Every kind of work: what is asked, whose it is, by when, and the notices that remind of it while it is open. */
import { aotWork } from '../domain/case/aot-work.ts';
import { defaultEscalationPolicy } from '../domain/policy/escalation-policy.ts';
import type { Ladder } from '../domain/policy/ladder.ts';
import { amount } from './draw-workflows.ts';
import { sentenceOf } from './generated-parts.ts';
import { ofDueTimes, ofOwners, ofWork } from './sentences.ts';

interface WorkRow {
  kind: string;
  asked: string;
  owner: string;
  due: string;
  reminders: readonly string[];
}

const { waits, aot, tellPlanDue, dischargeReview } = defaultEscalationPolicy;
const ladders = new Map<string, Ladder>(Object.entries({ ...waits, ...aot.waits }));
const dueTimes = {
  ...ofDueTimes,
  tellPlan: amount(tellPlanDue),
  discharge: `the planned discharge; while no date stands, ${amount(dischargeReview.due)}`,
};
const daily = new Map<string, string>([
  ...Object.entries(aotWork).map(([kind, { overdue }]) => [kind, overdue] as const),
  ['omhMissingReport', 'omhMissingReportDue'],
]);

const remindersOf = (kind: string): string[] => {
  const climbed = [ladders.get(kind), ...(kind === 'discharge' ? [dischargeReview] : [])];
  const announced = climbed.flatMap((ladder) =>
    ladder ? [...ladder.atDue, ...ladder.afterDue.announce].map((announcement) => announcement.kind) : [],
  );
  const reminder = daily.get(kind);
  return [...new Set([...announced, ...(reminder === undefined ? [] : [reminder])])];
};

export const workRows = (): WorkRow[] =>
  Object.entries(ofWork).map(([kind, asked]) => {
    const due = ladders.get(kind)?.due;
    return {
      kind,
      asked,
      owner: sentenceOf(ofOwners, kind),
      due: due ? amount(due) : sentenceOf(dueTimes, kind),
      reminders: remindersOf(kind),
    };
  });
