/** Corrections of what a referral says, as whoever sends them may: a few values each, so that what stood comes again. */
import type { Dice } from './dice.ts';
import type { Who } from './people.ts';

type Json = Record<string, unknown>;

const heard = (dice: Dice): readonly Json[] => {
  const phone = `555-01${10 + dice.upTo(5)}`;
  const plan = dice.oneOf([{}, { managedCarePlan: 'Shoreline' }, { managedCarePlan: 'Dune Plan' }]);
  return [
    { fact: 'telephone', phone },
    { fact: 'address', currentAddress: { city: dice.oneOf(['Bay Shore', 'Patchogue']) } },
    { fact: 'parole', parole: { officerName: 'An invented officer', officerPhone: phone } },
    { fact: 'parole' },
    {
      fact: 'medicaid',
      medicaid: { status: 'active', program: dice.oneOf(['district97', 'wms']), ...plan },
    },
  ];
};

const given = (dice: Dice): readonly Json[] => [
  { fact: 'cin', medicaidCin: `ZZ6100${dice.upTo(5)}A` },
  { fact: 'name', firstName: dice.oneOf(['Marisela', 'Marisella']), lastName: 'Okonquist' },
  { fact: 'birthDate', dateOfBirth: String(1950 + dice.upTo(30)) },
  { fact: 'destination', destination: { kind: dice.oneOf(['family', 'shelter']) } },
  {
    fact: 'destination',
    destination: { kind: 'onCampusResidence', onCampusResidence: dice.oneOf(['tlr', 'tpp']) },
  },
  { fact: 'indicators', indicators: { homeless: { situation: dice.oneOf(['shelter', 'housed']) } } },
];

export const corrected = (dice: Dice, { role }: Who, drawn: Json): Json => {
  if (dice.chance(0.15)) return drawn;
  const facts = role === 'cma' ? heard(dice) : [...heard(dice), ...given(dice)];
  return { ...dice.oneOf(facts), reason: dice.oneOf(['typingError', 'documentSeen', 'hasChanged']) };
};
