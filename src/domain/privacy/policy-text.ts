// The privacy policy, sentence by sentence. English is the text as published, letter for letter; bokmål is translated
// from it with the words of the Norwegian edition of the GDPR. An id never changes and is never reused: links, tests
// and features point at it. The contact block is added from the legal entity, in policy.ts.
/** The languages the policy is published in; English is the original. */
export type PolicyLanguage = 'nb' | 'en';

/** `sentence` runs on in a paragraph, `listItem` is one point of a list, `contact` one line of the contact block. */
export type PolicySentenceKind = 'sentence' | 'listItem' | 'contact';

/** One sentence in both languages, under an id that is a stable anchor on the page. */
export type PolicySentence = {
  id: string;
  kind: PolicySentenceKind;
  nb: string;
  en: string;
  /** On the line that gives the e-mail address: the bare address, to link to. */
  email?: string;
  /** Where the sentence leads. */
  url?: string;
};

/** A heading and what stands under it. */
export type PolicySection = {
  id: string;
  heading: Readonly<Record<PolicyLanguage, string>>;
  sentences: readonly PolicySentence[];
};

/** The day this wording was published. */
export const policyVersion = '2026-11-22';

/** The name of the document. */
export const policyTitle = { nb: 'Personvernerklæring', en: 'Privacy Policy' } as const;

/** The heading of the contact block, which policy.ts fills. */
export const contactHeading = { nb: 'Kontakt', en: 'Contact' } as const;

/** Every section but the contact block. */
export const policySections: readonly PolicySection[] = [
  {
    id: 'controller',
    heading: { nb: 'Behandlingsansvarlig', en: 'Data Controller' },
    sentences: [
      {
        id: 'controller-1',
        kind: 'sentence',
        nb: 'OnNet CRM er behandlingsansvarlig for personopplysninger som samles inn og behandles gjennom denne plattformen.',
        en: 'OnNet CRM is the data controller for personal data collected and processed through this platform.',
      },
      {
        id: 'controller-2',
        kind: 'sentence',
        nb: 'Kontaktopplysninger for virksomheten står nederst på denne siden.',
        en: 'Contact details for the business are shown at the bottom of this page.',
      },
    ],
  },
  {
    id: 'collect',
    heading: { nb: 'Opplysninger vi samler inn', en: 'Data We Collect' },
    sentences: [
      {
        id: 'collect-1',
        kind: 'sentence',
        nb: 'Vi samler inn følgende kategorier av personopplysninger:',
        en: 'We collect the following categories of personal data:',
      },
      {
        id: 'collect-2',
        kind: 'listItem',
        nb: 'Kontaktopplysninger (navn, e-postadresse, telefonnummer)',
        en: 'Contact information (name, email address, phone number)',
      },
      {
        id: 'collect-3',
        kind: 'listItem',
        nb: 'Virksomhetsopplysninger (firmanavn, organisasjonsnummer, adresse)',
        en: 'Business information (company name, organisation number, address)',
      },
      {
        id: 'collect-4',
        kind: 'listItem',
        nb: 'Bruker- og systemopplysninger (rolle, innloggingsaktivitet, enhets- og nettleserinformasjon, tidspunkter for besøk og aktivitet)',
        en: 'User and system data (role, sign-in activity, device and browser information, visit and activity timestamps)',
      },
    ],
  },
  {
    id: 'purpose',
    heading: { nb: 'Formål og rettslig grunnlag', en: 'Purpose and Legal Basis' },
    sentences: [
      {
        id: 'purpose-1',
        kind: 'sentence',
        nb: 'Vi behandler personopplysninger for å levere og administrere CRM-tjenesten (oppfyllelse av en avtale, GDPR artikkel 6 nr. 1 bokstav b), administrere abonnementer og betalinger via Stripe (avtale, bokstav b), overholde bokførings- og skatteplikter (rettslig forpliktelse, bokstav c), ivareta sikkerhet, feilsøking og drift (berettiget interesse, bokstav f), og håndtere valgfrie analyse- og markedsføringsformål der du har samtykket til dette (samtykke, bokstav a).',
        en: 'We process personal data to deliver and administer the CRM service (performance of a contract, GDPR Article 6(1)(b)), manage subscriptions and payments via Stripe (contract, point b), comply with bookkeeping and tax obligations (legal obligation, point c), safeguard security, troubleshooting and operations (legitimate interest, point f), and handle optional analytics and marketing purposes where you have consented to this (consent, point a).',
      },
    ],
  },
  {
    id: 'third-parties',
    heading: { nb: 'Tredjeparter', en: 'Third Parties' },
    sentences: [
      {
        id: 'third-parties-1',
        kind: 'sentence',
        nb: 'Vi deler bare opplysninger med tredjeparter når det er nødvendig for å levere tjenesten eller overholde rettslige forpliktelser.',
        en: 'We only share data with third parties where necessary to deliver the service or comply with legal obligations.',
      },
      {
        id: 'third-parties-2',
        kind: 'sentence',
        nb: 'Dette kan omfatte Stripe for betalingsbehandling, Google for analyse og samtykkebasert sporing, Brønnøysundregistrene for oppslag av virksomhetsopplysninger, og andre databehandlere eller underdatabehandlere som støtter sikker drift av plattformen.',
        en: 'This may include Stripe for payment processing, Google for analytics and consent-based tracking, the Brønnøysund Register Centre for business information lookups, and other processors or subprocessors that support secure operation of the platform.',
      },
      {
        id: 'third-parties-3',
        kind: 'sentence',
        nb: 'Relevante databehandlere er bundet av databehandleravtaler der det kreves.',
        en: 'Relevant processors are bound by data processing agreements where required.',
      },
    ],
  },
  {
    id: 'cookies',
    heading: { nb: 'Informasjonskapsler og sporing', en: 'Cookies and Tracking' },
    sentences: [
      {
        id: 'cookies-1',
        kind: 'sentence',
        nb: 'Vi bruker nødvendige informasjonskapsler for autentisering, øktstyring og sikkerhetstiltak.',
        en: 'We use essential cookies for authentication, session management and security measures.',
      },
      {
        id: 'cookies-2',
        kind: 'sentence',
        nb: 'Vi kan også bruke valgfrie informasjonskapsler for analyse og markedsføring via Google Tag Manager når du har gitt samtykke.',
        en: 'We may also use optional analytics and marketing cookies via Google Tag Manager when you have given consent.',
      },
      {
        id: 'cookies-3',
        kind: 'sentence',
        nb: 'Du kan når som helst endre eller trekke tilbake samtykket ditt via banneret for informasjonskapsler.',
        en: 'You can change or withdraw your consent at any time via the cookie banner.',
      },
    ],
  },
  {
    id: 'retention',
    heading: { nb: 'Lagringstid', en: 'Retention' },
    sentences: [
      {
        id: 'retention-1',
        kind: 'sentence',
        nb: 'Personopplysninger lagres ikke lenger enn det som er nødvendig for formålet de ble samlet inn for.',
        en: 'Personal data is not stored longer than necessary for the purpose for which it was collected.',
      },
      {
        id: 'retention-2',
        kind: 'sentence',
        nb: 'Aktive brukerkontoer beholdes så lenge kundeforholdet varer, faktura- og regnskapsopplysninger oppbevares i samsvar med lovens krav, tekniske logger beholdes så lenge det er nødvendig for sikkerhet og feilsøking, og slettede kontoer fjernes eller anonymiseres innen rimelig tid etter at kundeforholdet er avsluttet, med mindre rettslige forpliktelser krever lengre oppbevaring.',
        en: 'Active user accounts are retained for the duration of the customer relationship, invoice and accounting records are retained in line with statutory requirements, technical logs are kept as long as needed for security and troubleshooting, and deleted accounts are removed or anonymised within a reasonable period after the customer relationship ends unless legal obligations require further retention.',
      },
    ],
  },
  {
    id: 'rights',
    heading: { nb: 'Dine rettigheter (GDPR)', en: 'Your Rights (GDPR)' },
    sentences: [
      {
        id: 'rights-1',
        kind: 'sentence',
        nb: 'Du har rett til innsyn, retting, sletting, begrensning av behandlingen og dataportabilitet, og til å protestere mot behandlingen, i samsvar med GDPR.',
        en: 'You have the right to access, rectify, erase, restrict processing, data portability, and to object to processing in accordance with the GDPR.',
      },
      {
        id: 'rights-2',
        kind: 'sentence',
        nb: 'Når behandlingen bygger på samtykke, kan du når som helst trekke samtykket tilbake.',
        en: 'Where processing is based on consent, you may withdraw that consent at any time.',
      },
      {
        id: 'rights-3',
        kind: 'sentence',
        nb: 'Henvendelser kan sendes ved hjelp av kontaktopplysningene nedenfor.',
        en: 'Requests can be sent using the contact details below.',
      },
      {
        id: 'rights-4',
        kind: 'sentence',
        nb: 'Du har også rett til å klage til den aktuelle tilsynsmyndigheten.',
        en: 'You also have the right to lodge a complaint with the relevant supervisory authority.',
      },
    ],
  },
  {
    id: 'security',
    heading: { nb: 'Informasjonssikkerhet og overføringer', en: 'Information Security and Transfers' },
    sentences: [
      {
        id: 'security-1',
        kind: 'sentence',
        nb: 'Vi arbeider kontinuerlig med tekniske og organisatoriske sikkerhetstiltak for å beskytte personopplysninger mot uautorisert tilgang, endring, tap og misbruk.',
        en: 'We continuously work with technical and organisational security measures to protect personal data against unauthorised access, alteration, loss and misuse.',
      },
      {
        id: 'security-2',
        kind: 'sentence',
        nb: 'Hvis opplysninger behandles utenfor Norge, skjer det på et gyldig rettslig grunnlag og med de nødvendige garantiene på plass.',
        en: 'If data is processed outside Norway, this will be done on a valid legal basis and with the necessary safeguards in place.',
      },
    ],
  },
];
