/**
 * Every text that a contract takes, found by walking the contracts themselves, and what each is: an id, an instant, a date
 * that the workflow runs on, or something said of a person. Nothing is personal by being on a list: whatever is not shown
 * here to be harmless is. So a field that somebody adds tomorrow is personal tomorrow.
 */
import { grantIdSchema } from '../../domain/access/audit-grant.ts';
import * as z from 'zod';
import { mailboxConfirmationBodySchema } from '../../domain/notices/mailbox-confirmation-contract.ts';
import { proposalIdSchema } from '../../domain/registry/proposal.ts';
import { registrySchemas } from '../../domain/registry/kinds.ts';
import { registeredMailboxSchema } from '../../domain/registry/mailboxes.ts';
import { organisationIdSchema } from '../../domain/shared/actor.ts';
import {
  caseIdSchema,
  concernIdSchema,
  contactIdSchema,
  searchStepIdSchema,
  significantEventIdSchema,
  noticeIdSchema,
  workItemIdSchema,
} from '../../domain/shared/identifiers.ts';
import { operations, type Route, routes } from '../../domain/api/routes.ts';

export type Schema = z.core.JSONSchema.JSONSchema;
type Member = Schema | boolean | undefined;

export const schemaOf = (contract: z.ZodType): Schema =>
  z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' });

const isSchema = (member: Member | Member[]): member is Schema =>
  typeof member === 'object' && !Array.isArray(member);

/** The alternatives of a union; a schema that is none is its own only one. */
export const alternativesOf = (schema: Schema): Schema[] => schema.anyOf ?? schema.oneOf ?? [schema];

type Code = NonNullable<Schema['enum']>[number];
/** What tells an alternative from the others: the values that its first closed member may have. */
export const discriminatorOf = ({ properties = {} }: Schema): [string, Code[]] | undefined => {
  for (const [name, member] of Object.entries(properties)) {
    if (!isSchema(member)) continue;
    if (member.const !== undefined) return [name, [member.const]];
    if (member.enum) return [name, member.enum];
  }
  return undefined;
};

export const membersOf = (schema: Schema): [string, Schema][] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    isSchema(member) ? [[name, member] as [string, Schema]] : [],
  );
export const itemsOf = ({ items }: Schema): Schema => (isSchema(items) ? items : {});
/** What a record holds under names of the sender's choice. */
export const valuesOf = ({ additionalProperties }: Schema): Schema | undefined =>
  isSchema(additionalProperties) && Object.keys(additionalProperties).length > 0
    ? additionalProperties
    : undefined;

/** `completeWorkItem(spoaDecision).reason`: alternatives of one contract are told apart by their discriminator. */
export const pathInto = (path: string, schema: Schema, alternative: Schema): string => {
  if (alternative === schema) return path;
  const first = discriminatorOf(alternative)?.[1][0];
  return first === undefined ? path : `${path}(${String(first)})`;
};

export interface Leaf {
  path: string;
  schema: Schema;
}

const leavesOf = (path: string, schema: Schema): Leaf[] =>
  alternativesOf(schema).flatMap((alternative) => {
    const at = pathInto(path, schema, alternative);
    const values = valuesOf(alternative);
    switch (alternative.type) {
      case 'object':
        return [
          ...membersOf(alternative).flatMap(([name, member]) => leavesOf(`${at}.${name}`, member)),
          ...(values ? leavesOf(`${at}.*`, values) : []),
        ];
      case 'array':
        return leavesOf(`${at}[]`, itemsOf(alternative));
      case 'string':
        return alternative.enum || alternative.const !== undefined ? [] : [{ path: at, schema: alternative }];
      default:
        return [];
    }
  });

/** The bodies that the API takes, by operation; an entry of the registry has the contract of its kind. */
export const bodyContracts: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(
    operations.flatMap((operation) => {
      const { body }: Route = routes[operation];
      return body && operation !== 'putRegistryEntry' ? [[operation, body]] : [];
    }),
  ),
  ...Object.fromEntries(
    Object.entries(registrySchemas).map(([kind, schema]) => [`putRegistryEntry(${kind})`, schema]),
  ),
};

export const leavesOfContracts = (contracts: Readonly<Record<string, z.ZodType>>): Leaf[] =>
  Object.entries(contracts).flatMap(([name, contract]) => leavesOf(name, schemaOf(contract)));

/** Texts of paths and queries: they end up in URLs, so each must be an id. */
export const urlLeaves = (): Leaf[] =>
  operations.flatMap((operation) => {
    const { pathParameters, query }: Route = routes[operation];
    return [pathParameters, query].flatMap((part) => (part ? leavesOf(`${operation}?`, schemaOf(part)) : []));
  });

const patternOf = (schema: z.ZodType): string | undefined => schemaOf(schema).pattern;

/** Ids, and codes that a pattern and not a list holds to their form. */
const idPatterns = new Set([
  ...[
    organisationIdSchema,
    caseIdSchema,
    workItemIdSchema,
    noticeIdSchema,
    concernIdSchema,
    grantIdSchema,
    proposalIdSchema,
    contactIdSchema,
    searchStepIdSchema,
    significantEventIdSchema,
  ].map(patternOf),
  // Kinds of notices, each of which is looked up in the list of them.
  '^[A-Za-z]+(,[A-Za-z]+)*$',
  '^O[1-9]\\d{0,3}$', // a court order of the case
  '^[1-9]\\d{0,3}$', // a search of the case
  '^[A-Za-z0-9_-]+$', // a cursor
  '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', // the subject of an auditor’s account
  '^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$', // the account of a colleague
  patternOf(mailboxConfirmationBodySchema.shape.token), // a secret of SNS
  ...registeredMailboxSchema.options.map(({ shape }) => patternOf(shape.endpoint)), // of a desk or a system
  '^\\d{2}$', // a Medicaid district
  '^[A-Z]{2}$', // a State of the Union
]);

/** Texts that the domain holds to a list of its own before it stores them. What is refused there is fuzzed as personal. */
export const checkedAgainstList: readonly string[] = [
  'putAotOrder(courtOrder).renews',
  'reportSignificantEvent.kind',
  'recordSearchStep(attempt).checklistStep',
  'recordSearchStep(policeMissingPersonReport).checklistStep',
  'recordSearchStep(reengagementAttempt).checklistStep',
  'completeWorkItem(cairsReport).answers.*',
];

/** Dates that clocks run on, that orders and authorizations stand by, or that say when a paper is of; instants are all of this sort. */
const workflowDates: readonly RegExp[] = [
  /\.(plannedOn|dischargedOn|signedOn|askedOn|expiresOn|withdrawnOn|orderedOn|verifiedOn|dueOn|dated)$/,
  /\.(asOf|knownAt)$/,
  /\.aotOrder\.(from|until)$/,
  /^putAotOrder\(\w+\)\.(from|until)$/,
  /^recordFact\(\w+\)\.on$/,
  /^putAttestation\.(from|until)$/,
  /^(askForTransfer|completeWorkItem\(aotTransfer\))\.effectiveOn$/,
  /^(changeCareManager|reassignCareManager)\.cover\.(from|until)$/,
  /^putRegistryEntry\([a-z-]+\)\.(attestations\[\]\.(from|until)|employed\w+|active\w+|waiverApprovedOn)$/,
];

export type Form = 'words' | 'date' | 'phone' | 'cin' | 'zip' | 'icd10' | 'useCode';

const personalPatterns: readonly [string, Form][] = [
  ['^[+(]{0,2}(\\d[(). -]{0,2}){7,15}(x\\d{1,8})?$', 'phone'],
  ['^\\d{4}(-\\d{2}(-\\d{2})?)?$', 'date'], // of birth, as far as it is known
  ['^[A-Z]{2}\\d{5}[A-Z]$', 'cin'],
  ['^\\d{5}(-\\d{4})?$', 'zip'],
  ['^[A-Z]\\d[0-9A-Z](\\.[0-9A-Z]{1,4})?$', 'icd10'],
  ['^F1\\d(\\.[0-9A-Z]{1,4})?$', 'useCode'],
];

/** In which form something may be said of a person here; undefined where nothing can be. Throws on a pattern that nobody judged. */
export const formOf = ({ path, schema }: Leaf): Form | undefined => {
  if (checkedAgainstList.includes(path) || schema.format === 'date-time') return undefined;
  if (schema.format === 'date') return workflowDates.some((dates) => dates.test(path)) ? undefined : 'date';
  if (schema.pattern === undefined) return 'words';
  if (idPatterns.has(schema.pattern)) return undefined;
  const form = personalPatterns.find(([pattern]) => pattern === schema.pattern)?.[1];
  if (!form) throw new RangeError(`Is ${path} something said of a person? Say so in contract-leaves.ts.`);
  return form;
};

const personalForms = new Map(
  leavesOfContracts(bodyContracts).map((leaf) => [leaf.path, formOf(leaf)] as const),
);
/** The form of what is said of a person in a field of today's contracts; undefined where nothing is. */
export const personalFormAt = (path: string): Form | undefined => personalForms.get(path);
