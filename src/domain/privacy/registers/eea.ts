// Where personal data may go without a mechanism of its own (GDPR Art. 44): data that a lawyer can correct here.

/** The states of the European Economic Area by ISO 3166-1 alpha-2: the Union's, and Iceland, Liechtenstein and Norway. */
export const eea = {
  countries: 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO'.split(' '),
  source: 'EEA Agreement Art. 2; GDPR incorporated by Joint Committee Decision 154/2018',
  verified: false,
} as const;

/** Whether a country is in the EEA. */
export const isInEea = (countryCode: string): boolean => eea.countries.includes(countryCode);
