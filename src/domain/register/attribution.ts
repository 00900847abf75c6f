/**
 * Whose data the register's is and on what licence, which NLOD 2.0 no. 5 has whoever passes it on say, with links to the licence (`url`)
 * and the source (`home`). `of` are the tables of ours
 * that values of the register stand in.
 */
export const registerSource = {
  name: 'Brønnøysundregistrene (Enhetsregisteret)',
  licence: 'NLOD 2.0',
  url: 'https://data.norge.no/nlod/no/2.0',
  home: 'https://www.brreg.no/',
  of: ['companies', 'company_field_sources', 'company_notices', 'company_matches', 'company_import_rows'],
} as const;

/**
 * The line itself, for files; those in no language have it in the register's own. Pages say the same in their own words.
 * @param fetchedAt ISO 8601
 */
export const registerAttribution = (fetchedAt: string, language: 'nb' | 'en' = 'nb'): string =>
  (language === 'nb' ? 'Kilde' : 'Source') +
  `: ${registerSource.name}, ${language === 'nb' ? 'hentet' : 'fetched'} ${fetchedAt.slice(0, 10)}, ${registerSource.licence} (${registerSource.url})`;
