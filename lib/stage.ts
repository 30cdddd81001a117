/**
 * A stage and its settings, read once by bin/ from `context.stages` of cdk.json (`-c stage=prod`; dev without it) and
 * handed to every stack. A missing, bad or unknown setting stops synth and is named: a default that nobody chose must
 * not decide how long a log of a health program is kept.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import * as z from 'zod';

const oneLine = (problems: readonly string[]): string => problems.map((problem) => `\n- ${problem}`).join('');

const throttleSchema = z.strictObject({ requestsPerSecond: z.int().positive(), burst: z.int().positive() });

/** For each function of an area, so that none takes the account's concurrency from the others. */
const reservationSchema = z
  .strictObject({
    api: z.int().positive(),
    authorizers: z.int().positive(),
    triggers: z.int().positive(),
    tasks: z.int().positive(),
    streams: z.int().positive(),
    schedules: z.int().positive(),
  })
  .partial();

const settings = z.strictObject({
  /** True: `cdk destroy` takes data, keys and logs with it. */
  removable: z.boolean(),
  /** One of the retentions that CloudWatch knows. */
  logRetentionDays: z.enum(RetentionDays),
  /** For how long nobody can remove a statement of the audit; a bucket that holds one stays until then. */
  statementRetentionDays: z.int().positive(),
  /** Empty: the alarm topic has no subscriber and synth warns about it. */
  alarmEmail: z.union([z.literal(''), z.email()]),
  /** Each is paid for. `few`: what stops cases and work; `all`: with what explains it, and a dashboard. */
  alarms: z.enum(['few', 'all']),
  portalUrl: z
    .url({ protocol: /^https?$/ })
    .regex(/[^/]$/, 'Links append /cases/… to it: leave out the slash at its end.')
    .refine(
      (url) => url.startsWith('https://') || new URL(url).hostname === 'localhost',
      'Only localhost may go without TLS.',
    ),
  /** `isolated`: functions run where no way leads out. `none`: in no network of ours. */
  network: z.enum(['isolated', 'none']),
  /** In how many the functions and their endpoints stand; each endpoint is paid for in each. */
  availabilityZones: z.int().min(1).max(2),
  /** Whether a web ACL stands before the API; the throttles stand there anyway. */
  webAcl: z.boolean(),
  /** Whether X-Ray is told of requests and executions. */
  tracing: z.boolean().default(false),
  /** An area that is not here reserves nothing; a new account has nothing to reserve (docs/adr/0035). */
  reservedConcurrency: reservationSchema.default({}),
  /** For each method of the API by itself. */
  throttles: z.strictObject({ reads: throttleSchema, writes: throttleSchema, referrals: throttleSchema }),
  /** In five minutes; a hospital may stand behind one address. WAF asks for 10 at least. */
  requestsPerAddress: z.int().min(10),
});

/** What only a stage of invented people may do without, and why. */
const settingsSchema = settings.superRefine(({ removable, network, webAcl }, context) => {
  if (removable) return;
  const refuse = (path: string, message: string): void =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (network === 'none')
    refuse(
      'network',
      "'none' is for a removable stage, which holds invented people only: without the network a function that reads records could send them anywhere. Say 'isolated'.",
    );
  if (!webAcl)
    refuse('webAcl', 'false is for a removable stage only: what holds records is guarded. Say true.');
});

export interface Stage extends z.infer<typeof settings> {
  name: string;
}

export const readStage = (node: Node): Stage => {
  const stages = z.record(z.string(), z.unknown()).parse(node.tryGetContext('stages') ?? {});
  const name = z.string().parse(node.tryGetContext('stage') ?? 'dev');
  if (!Object.hasOwn(stages, name)) {
    const known = Object.keys(stages).join(', ') || 'none';
    throw new Error(`There is no stage '${name}' in context.stages of cdk.json. It has: ${known}.`);
  }
  const read = settingsSchema.safeParse(stages[name]);
  if (read.success) return { name, ...read.data };
  const problems = read.error.issues.map(({ path, message }) => [...path.map(String), message].join(': '));
  throw new Error(`Stage '${name}' of cdk.json cannot be used:${oneLine(problems)}`);
};

/** Everything that this project owns in an account begins with this. */
export const nameIn = (stage: Stage, rest: string): string => `warm-handoff-${stage.name}-${rest}`;

/** Records outlive their stack, except where the stage says that nothing in it is worth keeping. */
export const removalPolicyOf = (stage: Stage): RemovalPolicy =>
  stage.removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
