import type { InBothLanguages } from '../inventory/declaration.ts';

/** Something the policy states that no register of the product holds. A lawyer corrects it here. */
interface Stated extends InBothLanguages {
  readonly source: string;
  /** Whether somebody who may decide it has; until then the operators see it as open. */
  readonly verified: boolean;
}

/** Sentences of fact for the policy: decided by people, kept as data. */
export const stated = {
  noOfficer: {
    nb: 'Vi har ikke utpekt personvernombud, fordi vi verken er en offentlig myndighet, overvåker mennesker i stor skala eller som hovedvirksomhet behandler særlige kategorier av opplysninger i stor skala.',
    en: 'We have appointed no data protection officer, because we are no public authority, do not monitor people on a large scale and do not, as a core activity, process special categories of data on a large scale.',
    source: 'our reading of GDPR Art. 37(1); OnNet has to decide it and write the assessment down',
    verified: false,
  },
  officerDuty: {
    nb: 'Ikke oppgitt. Dere må ha et personvernombud når dere er en offentlig myndighet, som hovedvirksomhet følger regelmessig med på mennesker i stor skala, eller som hovedvirksomhet behandler særlige kategorier i stor skala (art. 37 nr. 1). Gjelder ingenting av det dere, er det grunnen til at dere ikke har noe.',
    en: 'Not given. You must have a data protection officer when you are a public authority, when your core activity is to monitor people regularly on a large scale, or when it is to process special categories of data on a large scale (Art. 37(1)). If none of that is you, that is the reason why you have none.',
    source: 'GDPR Art. 37(1)',
    verified: true,
  },
  noAutomation: {
    nb: 'Ingen avgjørelse om deg tas av programmet alene, og ingen profil lages av deg.',
    en: 'No decision about you is made by the program alone, and no profile is made of you.',
    source: 'the program has no such function',
    verified: true,
  },
  provision: {
    nb: 'Navn og e-postadresse må du oppgi for å få en brukerkonto, og virksomhetens navn og adresse eller organisasjonsnummer for å kunne få faktura; uten dem kan vi ikke levere tjenesten. Alt annet er frivillig, og analyse og markedsføring kan du si nei til uten at noe annet endres.',
    en: 'A name and an email address are required for a user account, and the organisation’s name and address or number for an invoice; without them we cannot deliver the service. Everything else is voluntary, and you can say no to analytics and marketing without anything else changing.',
    source: 'the sign-up form; field research on invoices [B6][B7]',
    verified: true,
  },
  registerSource: {
    nb: 'Virksomhetens navn, organisasjonsnummer, organisasjonsform, adresse og status henter vi fra Enhetsregisteret i Brønnøysundregistrene, som er offentlig; av roller og personer henter vi ingen. For enkeltpersonforetak er dette opplysninger om innehaveren.',
    en: 'The organisation’s name, number, legal form, address and status come from the Central Coordinating Register of the Brønnøysund Register Centre, which is public; we fetch no roles and no people. For a sole proprietorship this is data about its owner.',
    source: 'what the register client reads; test/domain/register/client.test.ts',
    verified: true,
  },
  customerSource: {
    nb: 'Opplysninger om kontaktpersoner legger kundene våre inn eller importerer. Det er kunden som skal fortelle deg om det, og som svarer deg på hvor de kommer fra.',
    en: 'Data about contacts is entered or imported by our customers. It is the customer who has to tell you, and who answers where it came from.',
    source: 'GDPR art. 14 and 28(3)(e)',
    verified: true,
  },
} as const satisfies Readonly<Record<string, Stated>>;

/** The provisions the generated sections refer to, as each language writes them. */
export const provisions = {
  controller: { nb: 'artikkel 4 nr. 7', en: 'Article 4(7)' },
  processor: { nb: 'artikkel 28', en: 'Article 28' },
  objection: { nb: 'artikkel 21', en: 'Article 21' },
  automation: { nb: 'artikkel 22', en: 'Article 22' },
  source: { nb: 'artikkel 14', en: 'Article 14' },
  safeguards: { nb: 'artikkel 44 til 49', en: 'Articles 44 to 49' },
  authorityBreach: { nb: 'artikkel 33', en: 'Article 33' },
  personBreach: { nb: 'artikkel 34', en: 'Article 34' },
  officer: { nb: 'artikkel 37', en: 'Article 37' },
  bookkeeping: { nb: 'bokføringsloven § 13', en: 'the Bookkeeping Act (bokføringsloven) section 13' },
  children: { nb: 'personopplysningsloven § 5', en: 'the Personal Data Act (personopplysningsloven) section 5' },
  point: { nb: 'artikkel 6 nr. 1 bokstav', en: 'Article 6(1), point' },
} as const satisfies Readonly<Record<string, InBothLanguages>>;
