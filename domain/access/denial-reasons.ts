/** Why a request was denied; kept in the access log, and told to nobody who may not know of the case. */
export const denialReasons = [
  'noSuchCase',
  'roleMayNot',
  'wrongResource',
  'noRelation',
  'formerParty',
  'standingTooWeak',
  'caseClosed',
  'noLegalBasis',
  'notAddressee',
] as const;
