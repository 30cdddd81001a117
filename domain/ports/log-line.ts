/**
 * What may stand in a log line: a code of this table and the fields that the code names, each in a form that no name,
 * CIN, birth date or sentence fits. Types hold callers to it; `admitted` holds values to it, because a string that the
 * types let through may still be a person's. Whatever does not fit is withheld, so a log can lose a clue but never tell.
 */
import { caseIdSchema, parseExecutionName } from '../shared/identifiers.ts';
import { outboxEntrySchema, type OutboxEntry } from '../shared/outbox.ts';
import { operations, type Operation } from '../shared/operations.ts';
import { taskNames, type TaskName } from './task-names.ts';

/** Why a token speaks for nobody; told to the log, never to the caller. */
export const tokenRefusals = [
  'noToken',
  'signature',
  'header',
  'expired',
  'issuer',
  'claims',
  'lifetime',
] as const;
export type TokenRefusal = (typeof tokenRefusals)[number];

interface ValueOf {
  caseId: string;
  error: string;
  execution: string;
  kind: OutboxEntry['kind'];
  operation: Operation;
  reason: TokenRefusal;
  status: number;
  task: TaskName;
}
type Field = keyof ValueOf;
interface Form {
  level: 'info' | 'error';
  fields: readonly Field[];
  /** Left out where the caller cannot know it. */
  optional?: readonly Field[];
}

/** docs/runbooks/operations.md says of each what it means and what to do. A code keeps its meaning for good. */
export const logCodes = {
  HHP1000: { level: 'info', fields: ['operation', 'status'] },
  HHP1001: { level: 'info', fields: ['reason'] },
  HHP2000: { level: 'info', fields: ['task', 'caseId'] },
  HHP5000: { level: 'error', fields: ['operation', 'error'] },
  HHP5001: { level: 'error', fields: ['task', 'error'], optional: ['caseId'] },
  HHP5002: { level: 'error', fields: ['error'], optional: ['caseId', 'kind'] },
  HHP5003: { level: 'error', fields: ['error'] },
  HHP5004: { level: 'error', fields: ['execution', 'error'] },
  HHP5005: { level: 'error', fields: ['error'] },
  HHP5006: { level: 'error', fields: ['caseId', 'error'] },
  HHP5007: { level: 'error', fields: ['caseId'] },
  HHP5008: { level: 'error', fields: ['error'], optional: ['caseId'] },
  HHP5009: { level: 'error', fields: [], optional: ['caseId'] },
  HHP5010: { level: 'error', fields: ['caseId', 'error'] },
  HHP5011: { level: 'error', fields: ['error'] },
  HHP5012: { level: 'error', fields: ['caseId'] },
  HHP5030: { level: 'error', fields: ['caseId'] },
  HHP5031: { level: 'error', fields: ['caseId'] },
} as const satisfies Record<`HHP${number}`, Form>;

const metrics = [
  'CanaryArrived',
  'CaseWithoutExecution',
  'CasesUnderWay',
  'CountyWithoutMailbox',
  'DailyStatementMade',
  'EmergencyAccessOpened',
  'LegalNoticeUnacknowledged',
  'MailboxFailing',
  'OrdersRoundFinished',
  'OutboxStuck',
  'RoundFinished',
  'StaffRoundFinished',
  'WorkOverdueWithoutRung',
] as const;
export type Metric = (typeof metrics)[number];

type Codes = typeof logCodes;
export type LogCode<Level extends Form['level'] = Form['level']> = {
  [Code in keyof Codes]: Codes[Code]['level'] extends Level ? Code : never;
}[keyof Codes];
type Optional<Code extends LogCode> = Codes[Code] extends { optional: readonly (infer Name)[] }
  ? Name
  : never;
export type LogFields<Code extends LogCode> = Readonly<
  Pick<ValueOf, Codes[Code]['fields'][number]> & Partial<Pick<ValueOf, Extract<Optional<Code>, Field>>>
>;

/** Errors of ours and of the services that we call whose names do not end in Error or Exception. */
const otherErrors: ReadonlySet<string> = new Set([
  'CaseNotFound',
  'ConcurrentWrite',
  'ExecutionLimitExceeded',
  'IncompleteEnvironment',
  'InvalidArn',
  'InvalidExecutionInput',
  'InvalidName',
  'InvalidOutput',
  'JourneyStalled',
  'MailboxesNotTended',
  'MalformedItem',
  'NoAccessLog',
  'NoticeOutsideTemplate',
  'ObligationsNotOpened',
  'PersonAlreadyReferred',
  'ReferralReceivedBefore',
  'Refused',
  'RequestLimitExceeded',
  'SealsNotMade',
  'StatementIncomplete',
  'StateMachineDeleting',
  'StateMachineDoesNotExist',
  'StoreBusy',
  'UndecidedAnswer',
  'UnguardedCaseload',
  'UnknownCursor',
  'WatchIncomplete',
  'WriteTooLarge',
]);
const errorName = /^(?:[A-Z][A-Za-z0-9]{0,60})?(?:Error|Exception)$/;
const outboxKinds = outboxEntrySchema.options.map(({ shape }) => shape.kind.value);

const isOneOf =
  (known: readonly string[]) =>
  (value: unknown): boolean =>
    known.some((one) => one === value);
const isText =
  (fits: (text: string) => boolean) =>
  (value: unknown): boolean =>
    typeof value === 'string' && fits(value);

const fits: Readonly<Record<Field, (value: unknown) => boolean>> = {
  caseId: (value) => caseIdSchema.safeParse(value).success,
  error: isText((text) => errorName.test(text) || otherErrors.has(text)),
  execution: isText((text) => parseExecutionName(text) !== undefined),
  kind: isOneOf(outboxKinds),
  operation: isOneOf(operations),
  reason: isOneOf(tokenRefusals),
  status: (value) => Number.isInteger(value) && 100 <= Number(value) && Number(value) <= 599,
  task: isOneOf(taskNames),
};

/** The name of an error, where it is one that may be told. */
export const errorNameOf = (error: unknown): string =>
  error instanceof Error && fits.error(error.name) ? error.name : 'Error';

/** What stands in the place of a code that this table does not have. */
export const unknownCode = 'HHP0000';
export const withheld = '[withheld]';

export interface LogLine {
  code: string;
  fields: Readonly<Record<string, string | number>>;
}

const isLogCode = (code: string): code is LogCode => Object.hasOwn(logCodes, code);

/** A line as it may be written. A field that its code does not have goes with its name, which may be client text too. */
export const admitted = (code: string, fields: Readonly<Record<string, unknown>>): LogLine => {
  if (!isLogCode(code)) return { code: unknownCode, fields: {} };
  const form: Form = logCodes[code];
  const named = [...form.fields, ...(form.optional ?? [])].filter((name) => fields[name] !== undefined);
  return {
    code,
    fields: Object.fromEntries(
      named.map((name) => {
        const value = fields[name];
        const isPlain = typeof value === 'string' || typeof value === 'number';
        return [name, isPlain && fits[name](value) ? value : withheld];
      }),
    ),
  };
};

export const isMetric = (name: string): name is Metric => metrics.some((metric) => metric === name);
