// The written part of the data processing agreement, clause by clause in both languages. What is promised here the product
// must keep, so a number in this text is a number in the code. What a register knows is not written here but in the annexes.
import type { PolicyLanguage } from '../policy-text.ts';

/** The name of the document. */
export const agreementTitle = { nb: 'Databehandleravtale', en: 'Data processing agreement' } as const;

/** A text in both languages. `{processor}` and `{email}` are filled in from the legal entity. */
export type BothLanguages = Readonly<Record<PolicyLanguage, string>>;

/** A clause: which letter of Art. 28(3) it meets, where it meets one, and its sentences. */
export type AgreementClause = {
  id: string;
  /** The provision of the GDPR, as `28(3)(a)`. */
  article?: string;
  heading: BothLanguages;
  sentences: readonly BothLanguages[];
};

/** Every clause, in order: what is processed, the eight duties of Art. 28(3), and what else the parties need. */
export const agreementClauses: readonly AgreementClause[] = [
  {
    id: 'parties',
    heading: { nb: 'Hvem avtalen gjelder', en: 'Who this is between' },
    sentences: [
      {
        nb: 'Avtalen er mellom virksomheten som oppretter konto i OnNet CRM («dere») og {processor} («vi»).',
        en: 'This agreement is between the organisation that opens an account in OnNet CRM (“you”) and {processor} (“we”).',
      },
      {
        nb: 'Dere er behandlingsansvarlig for personopplysningene dere legger inn om kundene og kontaktene deres, og vi er databehandler for dem.',
        en: 'You are the controller of the personal data you put in about your customers and contacts, and we are the processor of it.',
      },
      {
        nb: 'For brukerkontoene deres, fakturering og sikkerhetslogger er vi selv behandlingsansvarlig, slik personvernerklæringen forklarer.',
        en: 'For your user accounts, billing and security logs we are ourselves the controller, as the privacy policy explains.',
      },
    ],
  },
  {
    id: 'processing',
    article: '28(3)',
    heading: { nb: 'Hva vi behandler, og hvorfor', en: 'What we process, and why' },
    sentences: [
      {
        nb: 'Formålet er å levere OnNet CRM til dere: å lagre, vise, søke i, eksportere, rette og slette opplysningene deres, og å gi støtte når dere ber om det.',
        en: 'The purpose is to deliver OnNet CRM to you: to store, show, search, export, correct and delete your data, and to give support when you ask for it.',
      },
      {
        nb: 'Vedlegg A sier for hvert formål hvem opplysningene gjelder, hva slags opplysninger det er, og hvor lenge de lagres.',
        en: 'Annex A says for each purpose whom the data is about, what kinds of data it is, and how long it is kept.',
      },
      {
        nb: 'OnNet CRM er ikke laget for fødselsnumre eller for særlige kategorier av personopplysninger, som helse og religion (artikkel 9), og dere skal ikke legge dem inn.',
        en: 'OnNet CRM is not made for national identity numbers or for special categories of personal data, such as health and religion (Article 9), and you must not put them in.',
      },
      {
        nb: 'Behandlingen varer så lenge dere har konto, og til opplysningene er slettet etterpå.',
        en: 'The processing lasts as long as you have an account, and until the data has been deleted afterwards.',
      },
      {
        nb: 'Dere bestemmer hvilke opplysninger som legges inn, sørger for at dere har lov til å behandle dem, og informerer dem det gjelder.',
        en: 'You decide which data is put in, make sure that you are allowed to process it, and inform the people concerned.',
      },
    ],
  },
  {
    id: 'instructions',
    article: '28(3)(a)',
    heading: { nb: 'Vi følger instruksene deres', en: 'We follow your instructions' },
    sentences: [
      {
        nb: 'Vi behandler opplysningene bare slik dere har gitt dokumentert instruks om: denne avtalen, innstillingene deres i OnNet CRM og det dere gjør der.',
        en: 'We process the data only as you have instructed us in documented form: this agreement, your settings in OnNet CRM and what you do there.',
      },
      {
        nb: 'Det gjelder også overføring til land utenfor EØS, som bare skjer etter instruks fra dere og med et gyldig overføringsgrunnlag etter GDPR kapittel V.',
        en: 'This also goes for transfers to countries outside the EEA, which only happen on your instruction and with a valid basis under Chapter V of the GDPR.',
      },
      {
        nb: 'Pålegger loven oss en annen behandling, sier vi fra til dere før vi gjør den, med mindre loven forbyr oss det.',
        en: 'If the law requires other processing of us, we tell you before we do it, unless the law forbids us to.',
      },
      {
        nb: 'Vi sier straks fra hvis vi mener at en instruks bryter personvernreglene.',
        en: 'We tell you at once if we believe that an instruction breaks data protection rules.',
      },
      {
        nb: 'Vi bruker aldri opplysningene til egne formål, og vi selger dem ikke.',
        en: 'We never use the data for purposes of our own, and we do not sell it.',
      },
    ],
  },
  {
    id: 'confidentiality',
    article: '28(3)(b)',
    heading: { nb: 'Taushetsplikt', en: 'Confidentiality' },
    sentences: [
      {
        nb: 'Bare personer hos oss som trenger det for å levere tjenesten, får tilgang til opplysningene, og de er bundet av taushetsplikt.',
        en: 'Only people with us who need it to deliver the service are given access to the data, and they are bound by confidentiality.',
      },
      {
        nb: 'Taushetsplikten gjelder også etter at avtalen er slutt.',
        en: 'The duty of confidentiality continues after this agreement has ended.',
      },
    ],
  },
  {
    id: 'security',
    article: '28(3)(c)',
    heading: { nb: 'Sikkerhet', en: 'Security' },
    sentences: [
      {
        nb: 'Vi verner opplysningene med de tekniske og organisatoriske tiltakene som artikkel 32 krever, og holder dem i takt med risikoen.',
        en: 'We protect the data with the technical and organisational measures that Article 32 requires, and keep them in step with the risk.',
      },
      {
        nb: 'Tiltakene står i vedlegg C; vi kan bytte et tiltak mot et som verner minst like godt.',
        en: 'The measures are in Annex C; we may replace a measure by one that protects at least as well.',
      },
    ],
  },
  {
    id: 'sub-processors',
    article: '28(3)(d)',
    heading: { nb: 'Underdatabehandlere', en: 'Sub-processors' },
    sentences: [
      {
        nb: 'Dere gir oss en generell tillatelse til å bruke underdatabehandlere for å drive tjenesten; de som er i bruk, står i vedlegg B og under «Underleverandører» i OnNet CRM.',
        en: 'You give us a general authorisation to use sub-processors to run the service; those in use are in Annex B and under “Sub-processors” in OnNet CRM.',
      },
      {
        nb: 'Vi varsler dere minst 30 dager før vi tar i bruk en ny eller bytter ut en, og dere kan protestere; finner vi ingen løsning, kan dere si opp før endringen trer i kraft.',
        en: 'We notify you at least 30 days before we take on a new one or replace one, and you can object; if we find no solution, you can leave before the change takes effect.',
      },
      {
        nb: 'Hver underdatabehandler er bundet skriftlig av de samme pliktene som vi har her, og vi svarer overfor dere for det de gjør.',
        en: 'Each sub-processor is bound in writing by the same duties that we have here, and we answer to you for what they do.',
      },
      {
        nb: 'Brønnøysundregistrene spørres bare med organisasjonsnummer eller firmanavn, og Stripe får bare opplysninger om den som betaler for abonnementet, ikke om kontaktene deres.',
        en: 'The Brønnøysund Register Centre is asked only by organisation number or company name, and Stripe only receives information about who pays for the subscription, not about your contacts.',
      },
    ],
  },
  {
    id: 'rights',
    article: '28(3)(e)',
    heading: { nb: 'Rettighetene til dem det gjelder', en: 'The rights of the people concerned' },
    sentences: [
      {
        nb: 'Vi hjelper dere å svare når noen ber om innsyn, retting, sletting, begrensning eller dataportabilitet, eller protesterer, først og fremst med verktøyene i OnNet CRM.',
        en: 'We help you answer when someone asks for access, rectification, erasure, restriction or portability, or objects, first of all with the tools in OnNet CRM.',
      },
      {
        nb: 'Får vi en slik henvendelse om opplysninger dere er ansvarlige for, sender vi den videre til dere uten ugrunnet opphold og svarer ikke selv.',
        en: 'If we receive such a request about data you are the controller of, we pass it on to you without undue delay and do not answer it ourselves.',
      },
    ],
  },
  {
    id: 'assistance',
    article: '28(3)(f)',
    heading: { nb: 'Hjelp med sikkerhet, brudd og vurderinger', en: 'Help with security, breaches and assessments' },
    sentences: [
      {
        nb: 'Vi hjelper dere å oppfylle pliktene i artikkel 32 til 36: sikkerhet, melding om brudd, vurdering av personvernkonsekvenser og forhåndsdrøfting med Datatilsynet.',
        en: 'We help you meet your duties under Articles 32 to 36: security, breach notification, data protection impact assessments and prior consultation with Datatilsynet, the Norwegian supervisory authority.',
      },
      {
        nb: 'Oppdager vi et brudd på sikkerheten til opplysningene deres, varsler vi eierne av kontoen uten ugrunnet opphold, slik at dere rekker fristen på 72 timer.',
        en: 'If we discover a breach of the security of your data, we notify the owners of the account without undue delay, so that you can meet the 72-hour deadline.',
      },
      {
        nb: 'Varselet sier hva som skjedde, hvem og hvor mange det trolig gjelder, hvilke følger det kan få og hva vi gjør; det vi ennå ikke vet, ettersendes.',
        en: 'The notice says what happened, who and how many are probably affected, what consequences it may have and what we are doing; what we do not know yet follows later.',
      },
    ],
  },
  {
    id: 'end',
    article: '28(3)(g)',
    heading: { nb: 'Når avtalen tar slutt', en: 'When the agreement ends' },
    sentences: [
      {
        nb: 'Dere velger om opplysningene skal slettes eller leveres tilbake, og kan selv eksportere dem fram til kontoen er slettet og i minst 30 dager etter at dere har sagt opp.',
        en: 'You choose whether the data is to be deleted or returned, and can export it yourselves until the account is deleted and for at least 30 days after you have given notice.',
      },
      {
        nb: 'Deretter sletter vi alt innen 90 dager etter at avtalen tok slutt, og sikkerhetskopier overskrives innen 35 dager etter det.',
        en: 'After that we delete everything within 90 days of the end of the agreement, and backups are overwritten within 35 days after that.',
      },
      {
        nb: 'Krever loven at vi oppbevarer noe lenger, sperrer vi det for annen bruk og sletter det når kravet faller bort.',
        en: 'If the law requires us to keep something longer, we block it from other use and delete it when the requirement ends.',
      },
    ],
  },
  {
    id: 'audit',
    article: '28(3)(h)',
    heading: { nb: 'Dere kan kontrollere oss', en: 'You can check on us' },
    sentences: [
      {
        nb: 'Vi gir dere den informasjonen som trengs for å vise at pliktene i artikkel 28 er oppfylt.',
        en: 'We give you the information needed to show that the duties in Article 28 are met.',
      },
      {
        nb: 'Vi gjør det mulig for dere, eller en revisor dere peker ut, å gjennomføre revisjoner og inspeksjoner, og bidrar til dem.',
        en: 'We allow for and contribute to audits and inspections by you, or by an auditor you appoint.',
      },
      {
        nb: 'Gi beskjed i rimelig tid, så avtaler vi et tidspunkt; andre kunders opplysninger skal være vernet også da.',
        en: 'Give reasonable notice and we agree on a time; other customers’ data must stay protected then too.',
      },
    ],
  },
  {
    id: 'changes',
    heading: { nb: 'Varighet, endringer og lov', en: 'Duration, changes and law' },
    sentences: [
      {
        nb: 'Avtalen gjelder fra dere godtar den og så lenge vi behandler opplysninger for dere, og den går foran andre vilkår mellom oss om behandling av personopplysninger.',
        en: 'This agreement applies from when you accept it and for as long as we process data for you, and it takes precedence over other terms between us on the processing of personal data.',
      },
      {
        nb: 'En ny versjon av teksten gjelder først når dere har godtatt den; vi lagrer hvilken versjon som ble godtatt, fingeravtrykket til teksten, når det skjedde og hvem som gjorde det.',
        en: 'A new version of the text applies only once you have accepted it; we record which version was accepted, the fingerprint of the text, when it happened and who did it.',
      },
      {
        nb: 'Avtalen følger norsk rett.',
        en: 'This agreement is governed by Norwegian law.',
      },
      {
        nb: 'Spørsmål om avtalen sendes til {email}.',
        en: 'Questions about this agreement are sent to {email}.',
      },
    ],
  },
];
