/** Whom a person can complain to, and the court: what every refusal must say (GDPR Art. 12(4), 77 and 79). */
export interface Remedies {
  readonly authority: { readonly name: string; readonly address: string; readonly link: string };
  readonly complaint: { readonly nb: string; readonly en: string };
  readonly court: { readonly nb: string; readonly en: string };
  readonly source: string;
  /** False until somebody has read the source itself and not about it. */
  readonly verified: boolean;
}

export const remedies: Remedies = {
  authority: {
    name: 'Datatilsynet',
    address: 'Postboks 458 Sentrum, 0105 Oslo',
    link: 'https://www.datatilsynet.no/om-datatilsynet/kontakt-oss/klage-til-datatilsynet',
  },
  complaint: {
    nb: 'Mener du at vi behandler opplysninger om deg i strid med reglene, kan du klage til Datatilsynet (personvernforordningen art. 77):',
    en: 'If you believe that we process data about you contrary to the rules, you may complain to the Norwegian Data Protection Authority, Datatilsynet (GDPR Art. 77):',
  },
  court: {
    nb: 'Du kan også bringe saken inn for domstolene (art. 79).',
    en: 'You may also bring the matter before the courts (Art. 79).',
  },
  source: 'GDPR Art. 12(4), 77 and 79; address and link from datatilsynet.no, read 22.11.2026',
  verified: true,
};
