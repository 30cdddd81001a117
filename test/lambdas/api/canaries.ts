/** A referral in which every field that says something of a person holds a word that can be found again. */
import type { World } from '../../../local/journeys/world.ts';

type Json = Record<string, unknown>;

const section = (referral: Json, name: string): Json => Object(referral[name]) as Json;

const address = {
  lines: ['Canary-Street-7', 'Canary-Flat-8'],
  city: 'Canaryville',
  state: 'NY',
  zip: '19191-9191',
};

export const canaries = [
  'Canaryfirst',
  'Canarymiddle',
  'Canarylast',
  '1971-07-19',
  'Canarygender',
  '777-555-0191',
  'QQ19191Q',
  'Canarylanguage',
  'Canaryethnicity',
  'Canary-Street-7',
  'Canary-Flat-8',
  'Canaryville',
  '19191-9191',
  '777-555-0192',
  'Canary-Plan',
  'Canary-Action',
  'Canary-Owner',
  'Canary-Ward',
  'F29.9191',
  'Canary-Diagnosis',
  'Canary-Other-Diagnosis',
  'Dr-Canary',
  'Canaryzapine',
  'Canary-Hospital',
  'Canary-Risk',
  'Canary-Own-Words',
  'Canary-Officer',
  '777-555-0193',
  'Canary-Income',
  'Canary-Sister',
  'Canary-Relation',
  '777-555-0194',
  'Canary-Clinic',
  'Canary-Clinic-Kind',
  'Canary-Geography',
  'Canary-Referrer',
  'Canary-Title',
  '777-555-0195',
  'Canary-Note',
  'Canary-Reason',
] as const;

export const withCanaries = (referral: Json): Json => ({
  ...referral,
  person: {
    ...section(referral, 'person'),
    firstName: 'Canaryfirst',
    middleName: 'Canarymiddle',
    lastName: 'Canarylast',
    dateOfBirth: '1971-07-19',
    gender: 'Canarygender',
    phone: '777-555-0191',
    medicaidCin: 'QQ19191Q',
    primaryLanguage: 'Canarylanguage',
    raceEthnicity: ['Canaryethnicity'],
    currentAddress: address,
  },
  medicaid: {
    ...section(referral, 'medicaid'),
    managedCarePlan: 'Canary-Plan',
    followUp: { action: 'Canary-Action', owner: 'Canary-Owner' },
  },
  discharge: {
    ...section(referral, 'discharge'),
    destination: {
      ...(section(section(referral, 'discharge'), 'destination') as object),
      address,
      phone: '777-555-0192',
    },
  },
  admission: { ...section(referral, 'admission'), ward: 'Canary-Ward' },
  clinical: {
    ...section(referral, 'clinical'),
    primaryDiagnosis: { icd10: 'F29.9191', description: 'Canary-Diagnosis' },
    otherDiagnoses: ['Canary-Other-Diagnosis'],
    prescriber: 'Dr-Canary',
    medications: ['Canaryzapine 5 mg'],
    hospitalizations: [{ place: 'Canary-Hospital', from: '2025-01-01' }],
    riskHistory: 'Canary-Risk.',
    needsInOwnWords: 'Canary-Own-Words.',
  },
  legal: {
    ...section(referral, 'legal'),
    parole: { officerName: 'Canary-Officer', officerPhone: '777-555-0193' },
  },
  income: ['Canary-Income'],
  significantContacts: [
    { name: 'Canary-Sister', relation: 'Canary-Relation', phone: '777-555-0194', primary: true },
  ],
  providers: [{ name: 'Canary-Clinic', kind: 'Canary-Clinic-Kind', phone: '777-555-0194' }],
  request: { ...section(referral, 'request'), geographicPreference: 'Canary-Geography' },
  referrer: { name: 'Canary-Referrer', title: 'Canary-Title', phone: '777-555-0195' },
});

/** Words of people that come later: notes of a contact and the reason of a SPOA. */
const withWords = (path: string, body: Json): Json => {
  if (path === '/referrals') return withCanaries(body);
  if (path.endsWith('/contacts')) return { ...body, note: 'Canary-Note' };
  if (body['kind'] === 'spoaDecision') return { ...body, reason: 'Canary-Reason' };
  return body;
};

export interface Overheard {
  method: string;
  path: string;
  status: number;
  text: string;
  headers: string;
}

/** Makes everybody in a world send canaries, and keeps what was asked and answered. */
export const releaseCanaries = (world: World): Overheard[] => {
  const overheard: Overheard[] = [];
  const send = world.request.bind(world);
  world.request = async (who, method, path, body, headers) => {
    const sent = body === undefined ? undefined : withWords(path, Object(body) as Json);
    const answer = await send(who, method, path, sent, headers);
    overheard.push({
      method,
      path,
      status: answer.status,
      text: JSON.stringify(answer.body),
      headers: JSON.stringify(answer.headers),
    });
    return answer;
  };
  return overheard;
};
