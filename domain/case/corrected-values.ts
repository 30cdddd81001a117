/** What a referral says of each fact that can be corrected, and the referral with another in its place. */
import type { CorrectableFact } from './answer-codes.ts';
import type { CorrectionBody } from './correction-contract.ts';
import type { CorrectedValues } from './correction-record.ts';
import type { Referral } from './stored-referral-contract.ts';

const indicatorsSaid = ({ indicators = {} }: Referral): NonNullable<CorrectedValues['indicators']> => {
  const { substanceUseDisorder: _, ...said } = indicators;
  return said;
};

/** As it stands. */
export const valuesOf = (referral: Referral, fact: CorrectableFact): CorrectedValues => {
  const { person, discharge, medicaid, legal } = referral;
  switch (fact) {
    case 'name':
      return { firstName: person.firstName, middleName: person.middleName, lastName: person.lastName };
    case 'birthDate':
      return { dateOfBirth: person.dateOfBirth, dateOfBirthEstimated: person.dateOfBirthEstimated };
    case 'cin':
      return { medicaidCin: person.medicaidCin };
    case 'telephone':
      return { phone: person.phone };
    case 'address':
      return {
        currentAddress: person.currentAddress,
        countyOfResidence: person.countyOfResidence,
        countyOfFiscalResponsibility: person.countyOfFiscalResponsibility,
      };
    case 'destination':
      return { destination: discharge?.destination };
    case 'indicators':
      return { indicators: indicatorsSaid(referral) };
    case 'medicaid':
      return { medicaid };
    case 'parole':
      return { parole: legal.parole };
  }
};

/** As it should stand. A county that is left out stays; a stay that the referral does not have gets no destination. */
export const correctedReferral = (referral: Referral, body: CorrectionBody): Referral => {
  const { person, discharge, indicators, legal } = referral;
  switch (body.fact) {
    case 'name': {
      const { firstName, middleName, lastName } = body;
      return { ...referral, person: { ...person, firstName, middleName, lastName } };
    }
    case 'birthDate': {
      const { dateOfBirth, dateOfBirthEstimated } = body;
      return { ...referral, person: { ...person, dateOfBirth, dateOfBirthEstimated } };
    }
    case 'cin':
      return { ...referral, person: { ...person, medicaidCin: body.medicaidCin } };
    case 'telephone':
      return { ...referral, person: { ...person, phone: body.phone } };
    case 'address': {
      const {
        currentAddress,
        countyOfResidence = person.countyOfResidence,
        countyOfFiscalResponsibility = person.countyOfFiscalResponsibility,
      } = body;
      return {
        ...referral,
        person: { ...person, currentAddress, countyOfResidence, countyOfFiscalResponsibility },
      };
    }
    case 'destination':
      return discharge
        ? { ...referral, discharge: { ...discharge, destination: body.destination } }
        : referral;
    case 'indicators': {
      const use = indicators?.substanceUseDisorder;
      return {
        ...referral,
        indicators: { ...body.indicators, ...(use !== undefined && { substanceUseDisorder: use }) },
      };
    }
    case 'medicaid':
      return { ...referral, medicaid: body.medicaid };
    case 'parole':
      return { ...referral, legal: { ...legal, parole: body.parole } };
  }
};
