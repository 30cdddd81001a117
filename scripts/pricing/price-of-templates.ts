/**
 * What a stage costs in US dollars a month: what is paid for whether anybody uses it or not, counted in the templates,
 * and what is paid for by use, from a stated profile. A type of resource that the list does not know is an error, never
 * free by silence. The list: data/price-list.json.
 */
import * as z from 'zod';

const units = { month: 1, hour: 730, million: 1 / 1_000_000, gigabyte: 1 } as const;
const price = {
  usd: z.number().positive(),
  unit: z.enum(['month', 'hour', 'million', 'gigabyte']),
  source: z.url(),
};
/** A price was held against a page of AWS or of somebody else, which was read on that day and may be older; or it is recalled. */
const priceSchema = z.discriminatedUnion('checkedAgainst', [
  z.strictObject({ ...price, checkedAgainst: z.enum(['vendor', 'thirdParty']), date: z.iso.date() }),
  z.strictObject({ ...price, checkedAgainst: z.literal('nothing') }),
]);
const usageSchema = z.strictObject({
  casesPerMonth: z.number(),
  staff: z.number(),
  perCase: z.record(z.string(), z.number()),
  tableGigabytes: z.number(),
  logGigabytes: z.number(),
  /** Each series that functions count by themselves. */
  customMetrics: z.number(),
});
export const priceListSchema = z.strictObject({
  region: z.string(),
  note: z.string(),
  prices: z.record(z.string(), priceSchema),
  fixed: z.record(z.string(), z.enum(['key', 'alarm', 'compositeAlarm', 'dashboard', 'webAcl', 'endpoint'])),
  byUse: z.array(z.string()),
  free: z.array(z.string()),
  usage: z.record(z.string(), usageSchema),
});
export type PriceList = z.infer<typeof priceListSchema>;

const templateSchema = z.object({
  Resources: z
    .record(
      z.string(),
      z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
    )
    .default({}),
});
type Properties = Readonly<Record<string, unknown>>;

export interface PriceLine {
  what: string;
  count: number;
  /** US dollars a month. */
  usd: number;
  byTheHour: boolean;
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const metricsSchema = z.array(z.object({ MetricStat: z.unknown().optional() }));

/** What is counted of one resource, by the name of its price. */
const countedIn: Readonly<
  Record<PriceList['fixed'][string], (properties: Properties) => [string, number][]>
> = {
  key: () => [['key', 1]],
  // An alarm over an expression pays for every metric in it.
  alarm: ({ Metrics }) => [
    [
      'alarmMetric',
      Math.max(1, metricsSchema.parse(Metrics ?? []).filter((one) => one.MetricStat !== undefined).length),
    ],
  ],
  compositeAlarm: () => [['compositeAlarm', 1]],
  dashboard: () => [['dashboard', 1]],
  webAcl: ({ Rules }) => [
    ['webAcl', 1],
    ['webAclRule', lengthOf(Rules)],
  ],
  // One for each zone; those of S3 and DynamoDB are gateways, which cost nothing.
  endpoint: ({ VpcEndpointType, SubnetIds }) =>
    VpcEndpointType === 'Interface' ? [['interfaceEndpoint', lengthOf(SubnetIds)]] : [],
};

const lineOf = ({ prices }: PriceList, what: string, count: number): PriceLine => {
  const price = prices[what];
  if (!price) throw new Error(`no price named ${what}`);
  return { what, count, usd: count * price.usd * units[price.unit], byTheHour: price.unit === 'hour' };
};

/** Throws on a type that the list does not know. */
export const fixedPrice = (list: PriceList, templates: readonly unknown[]): PriceLine[] => {
  const counts = new Map<string, number>();
  for (const { Type, Properties } of templates.flatMap((one) =>
    Object.values(templateSchema.parse(one).Resources),
  )) {
    const kind = list.fixed[Type];
    if (kind === undefined && !list.byUse.includes(Type) && !list.free.includes(Type))
      throw new Error(`no price for ${Type}`);
    for (const [what, count] of kind === undefined ? [] : countedIn[kind](Properties))
      counts.set(what, (counts.get(what) ?? 0) + count);
  }
  return [...counts].map(([what, count]) => lineOf(list, what, count));
};

export interface Switches {
  webAcl: boolean;
  tracing: boolean;
}

/** Sign-in is the last line, since it is paid for by the head. */
export const priceByUse = (list: PriceList, stage: string, { webAcl, tracing }: Switches): PriceLine[] => {
  const usage = list.usage[stage];
  if (!usage) throw new Error(`no usage profile for stage ${stage}`);
  const { casesPerMonth, staff, perCase, tableGigabytes, logGigabytes, customMetrics } = usage;
  const requests = casesPerMonth * (perCase['apiRequests'] ?? 0);
  const counts: [string, number][] = [
    ...Object.entries(perCase).map(([what, each]): [string, number] => [what, each * casesPerMonth]),
    ['tableGigabytes', tableGigabytes],
    ['restorableGigabytes', tableGigabytes],
    ['logGigabytes', logGigabytes],
    ['customMetrics', customMetrics],
    ['inspectedRequests', webAcl ? requests : 0],
    ['traces', tracing ? requests : 0],
    ['staffWithPlus', staff],
  ];
  return counts.map(([what, count]) => lineOf(list, what, count));
};

/** How many prices were held against what, and which of them against nothing, in a sentence. */
export const howChecked = ({ prices }: PriceList): string => {
  const against = (what: PriceList['prices'][string]['checkedAgainst']): string[] =>
    Object.keys(prices).filter((name) => prices[name]?.checkedAgainst === what);
  const unchecked = against('nothing');
  return (
    `Of ${Object.keys(prices).length} prices ${against('vendor').length} were held against a page of AWS, ` +
    `${against('thirdParty').length} against a page of somebody else, and ${unchecked.length} are unchecked` +
    (unchecked.length === 0 ? '.' : `: ${unchecked.join(', ')}.`)
  );
};

export const totalOf = (lines: readonly PriceLine[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);
