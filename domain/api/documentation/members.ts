/**
 * What every member of a request and of an answer is, with an example: by its name, since the same name means the same wherever
 * it stands, and by its name behind that of what holds it where it does not. Here and not at the contracts, since every
 * function carries those. A member without a row fails test/domain/api/documentation/members.test.ts.
 */
import { membersAtoD } from './members-a-to-d.ts';
import { membersEtoO } from './members-e-to-o.ts';
import { membersPtoZ } from './members-p-to-z.ts';

export const members: Readonly<Record<string, string>> = { ...membersAtoD, ...membersEtoO, ...membersPtoZ };

/** By the member that holds it, or the name of the schema. */
export const membersWithin: Readonly<Record<string, string>> = {
  'Problem.code': 'What is wrong, as a stable word for programs; new codes may come.',
  'Problem.state': 'Where the case, its work or its notice stands now, to those who may see it.',
  'Problem.status': 'The status of the answer.',
  'Problem.title': 'What kind of problem it is, in words.',
  'Problem.type': 'What kind of problem it is, as a URN.',
  'capacities.points': 'How many points of caseload there are.',
  'consent.status': 'Whether it was signed, refused or could not be obtained.',
  'putConsent.status': 'What is recorded of the authorization.',
  'putDischargePlan.status':
    'Whether the discharge is planned, not planned any more, or the person was admitted again.',
  'medicaid.status': 'Where Medicaid stands.',
  'WorkItem.kind': 'What has to be done.',
  'Notice.kind': 'What the notice says, as a stable word; new kinds may come.',
  'completeWorkItem.kind': 'The kind of work that is completed, as the work item has it.',
};

/** For texts whose form is free or a pattern; what is chosen of a list, a number or a time has its example of its schema. */
export const examplesOfMembers: Readonly<Record<string, string>> = {
  city: 'Brentwood',
  firstName: 'Sam',
  middleName: 'Lee',
  lastName: 'Sample',
  gender: 'woman',
  primaryLanguage: 'English',
  dateOfBirth: '1984-06-17',
  phone: '(631) 555-0100',
  officerPhone: '(631) 555-0111',
  medicaidCin: 'AB12345C',
  district: '47',
  icd10: 'F20.9',
  zip: '11717',
  state: 'NY',
  lines: '1 Sample Street',
  name: 'Dana Sample',
  court: 'Supreme Court, Suffolk County',
  fips: '36103',
  cursor: 'eyJrIjoiV0gifQ',
  ruleId: 'HHP-MED-01',
  ruleIds: 'HHP-MED-01',
  type: 'urn:warm-handoff:problem:invalid',
  field: 'body.person.lastName',
  hash: '3f6c1b9d2e8a47c05d1e9b7a3f6c1b9d2e8a47c05d1e9b7a3f6c1b9d2e8a47c0',
  headHash: '3f6c1b9d2e8a47c05d1e9b7a3f6c1b9d2e8a47c05d1e9b7a3f6c1b9d2e8a47c0',
  openapi: '3.1.0',
  zone: 'America/New_York',
};
