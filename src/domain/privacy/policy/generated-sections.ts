import type { RegisteredCookie } from '../cookies/register.ts';
import { collectedCategories, heldOfContactsAlone } from '../inventory/collected-categories.ts';
import { subjects } from '../inventory/categories.ts';
import { personalData } from '../inventory/inventory.ts';
import { purposes } from '../inventory/purposes.ts';
import type { Recipient } from '../inventory/recipients.ts';
import { lawNumbers } from '../law-numbers.ts';
import type { LegalEntity } from '../legal-entity.ts';
import type { PolicyLanguage, PolicySection } from '../policy-text.ts';
import { remedies } from '../requests/supervisory-authority.ts';
import { cookiesSection, recipientsSection, retentionSection } from './register-sections.ts';
import { length, list, listed, lowered, said, section, type Part } from './sentence-parts.ts';
import { provisions, stated } from './stated.ts';

/** What the generated sections are built of, besides what the program itself declares. */
export interface PolicyFacts {
  readonly entity: LegalEntity;
  /** Who gets data today, from the register of sub-processors. */
  readonly recipients: readonly Recipient[];
  readonly cookies: readonly RegisteredCookie[];
}

/**
 * What the law requires of a privacy policy and the published text does not say, built from the inventory, the purposes,
 * the retention rules, the law's numbers, the cookie register and the register of sub-processors. No number is written in
 * this file: a test reads it. An id is made of the code of what it tells of, so that it stays when others come and go.
 */
export function generatedSections(facts: PolicyFacts): PolicySection[] {
  return [
    processorRole(),
    categoriesHeld(),
    purposesAndInterests(),
    section('provision', { nb: 'Må du oppgi opplysningene?', en: 'Must you provide the data?' }, [
      said('required', stated.provision),
    ]),
    sources(),
    recipientsSection(facts.recipients, facts.entity),
    cookiesSection(facts.cookies),
    retentionSection(),
    section('automated', { nb: 'Automatiserte avgjørelser', en: 'Automated decisions' }, [
      said('none', {
        nb: `${stated.noAutomation.nb} Slike avgjørelser er det ${provisions.automation.nb} handler om.`,
        en: `${stated.noAutomation.en} Such decisions are the subject of ${provisions.automation.en}.`,
      }),
    ]),
    section('requests', { nb: 'Når du ber om noe', en: 'When you ask for something' }, [
      said('answer', {
        nb: `Vi svarer innen ${length('nb', lawNumbers.answer)} fra vi fikk henvendelsen, og kan bruke ${length('nb', lawNumbers.extension)} til når den er omfattende; det får du i så fall vite, med grunnen, innen den første fristen.`,
        en: `We answer within ${length('en', lawNumbers.answer)} of receiving your request, and may take ${length('en', lawNumbers.extension)} more when it is complex; you are then told so, and why, within the first limit.`,
      }),
      said('objection', {
        nb: `Markedsføring kan du si nei til når som helst, uten grunn, og det virker med en gang. Det følger av ${provisions.objection.nb}.`,
        en: `You can object to marketing at any time, without a reason, and it works at once. That follows from ${provisions.objection.en}.`,
      }),
    ]),
    authority(),
    section('officer', { nb: 'Personvernombud', en: 'Data protection officer' }, [
      said('none', {
        nb: `${stated.noOfficer.nb} Plikten står i ${provisions.officer.nb}. Skriv til ${facts.entity.email} om alt som gjelder personvern.`,
        en: `${stated.noOfficer.en} The duty is in ${provisions.officer.en}. Write to ${facts.entity.email} about anything that concerns privacy.`,
      }),
    ]),
    section('breaches', { nb: 'Hvis noe går galt', en: 'If something goes wrong' }, [
      said('authority', {
        nb: `Et brudd på personopplysningssikkerheten melder vi til ${remedies.authority.name} innen ${length('nb', lawNumbers.breachNotice)} etter at vi ble kjent med det, med mindre det neppe medfører noen risiko (${provisions.authorityBreach.nb}). Gjelder det kundenes kontakter, varsler vi kunden uten ugrunnet opphold.`,
        en: `We notify ${remedies.authority.name} of a personal data breach within ${length('en', lawNumbers.breachNotice)} of becoming aware of it, unless it is unlikely to result in a risk (${provisions.authorityBreach.en}). Where it concerns the customers’ contacts, we notify the customer without undue delay.`,
      }),
      said('person', {
        nb: `Er risikoen høy for deg, får du beskjed av oss (${provisions.personBreach.nb}).`,
        en: `If the risk to you is high, you hear from us (${provisions.personBreach.en}).`,
      }),
    ]),
    section('children', { nb: 'Barn', en: 'Children' }, [
      said('age', {
        nb: `Tjenesten er for virksomheter og er ikke rettet mot barn. Samtykke til analyse og markedsføring kan bare den gi selv som har fylt ${length('nb', lawNumbers.childAge)} (${provisions.children.nb}).`,
        en: `The service is for organisations and not directed at children. Consent to analytics and marketing can be given alone only by someone who is at least ${length('en', lawNumbers.childAge)} old (${provisions.children.en}).`,
      }),
    ]),
    section('changes', { nb: 'Endringer i erklæringen', en: 'Changes to this policy' }, [
      said('notice', {
        nb: `Hver utgave har nummer, dato og fingeravtrykk. Eierne hos hver kunde får en e-post minst ${length('nb', lawNumbers.policyNotice)} før en ny utgave gjelder, og alle utgaver kan leses med det som er lagt til og tatt bort.`,
        en: `Each edition has a number, a date and a fingerprint. The owners at each customer get an email at least ${length('en', lawNumbers.policyNotice)} before a new edition takes effect, and every edition can be read with what was added and taken away.`,
      }),
    ]),
  ];
}

function processorRole(): PolicySection {
  const held = new Set<string>(
    personalData.filter(({ layer }) => layer === 'controller').map(({ column }) => column.subject),
  );
  // Contacts are the customers' to decide over, also where a row of ours mentions one: the next sentence is about them.
  const people = (language: PolicyLanguage): string =>
    list(
      language,
      Object.entries(subjects)
        .filter(([subject]) => held.has(subject) && subject !== 'contact')
        .map(([, words]) => lowered(words[language])),
    );
  return section('roles', { nb: 'Hvem som bestemmer over hva', en: 'Who decides over what' }, [
    said('controller', {
      nb: `Vi er behandlingsansvarlig (${provisions.controller.nb}) for opplysninger om ${people('nb')}. Det er bare disse den første setningen i erklæringen gjelder.`,
      en: `We are the controller (${provisions.controller.en}) of data about ${people('en')}. The first sentence of this policy is about these alone.`,
    }),
    said('processor', {
      nb: `Kontakter, firmaer og notater som kundene legger inn, er det kunden som er behandlingsansvarlig for. For dem er vi databehandler (${provisions.processor.nb}): vi gjør det kunden ber om, og sender en henvendelse fra deg videre til kunden.`,
      en: `Contacts, companies and notes that customers enter are under the control of the customer. For these we are a processor (${provisions.processor.en}): we do what the customer instructs, and pass a request from you on to the customer.`,
    }),
  ]);
}

function categoriesHeld(): PolicySection {
  const headings = {
    contact: { nb: 'Kontaktopplysninger', en: 'Contact information' },
    business: { nb: 'Virksomhet og betaling', en: 'Business and payment' },
    'user-and-system': { nb: 'Bruker og system', en: 'User and system' },
    entrusted: { nb: 'Innhold', en: 'Content' },
  } as const;
  const names = (language: PolicyLanguage, group: keyof typeof headings): string[] =>
    collectedCategories('controller', language)
      .filter((under) => under.group === group)
      .flatMap(({ categories }) => categories.map(({ name }) => lowered(name)));
  return section(
    'categories',
    { nb: 'Alt vi har om brukere, betaling og besøk', en: 'Everything we hold about users, payment and visits' },
    [
      ...collectedCategories('controller', 'en').map(({ group }) =>
        listed(group, (language) => `${headings[group][language]}: ${list(language, names(language, group))}`),
      ),
      ...contactsAlone(),
    ],
  );
}

/** What the published list names and OnNet asks no user for, so that both are true: it is about the customers' contacts. */
function contactsAlone(): Part[] {
  const words = (language: PolicyLanguage): string => list(language, heldOfContactsAlone(language));
  if (words('en') === '') return [];
  return [
    said('contacts-alone', {
      nb: `Listen over nevner også ${words('nb')}. Det samler vi ikke inn om brukere, betaling eller besøk: det gjelder kontaktene kundene legger inn, som kunden er behandlingsansvarlig for og vi databehandler.`,
      en: `The list above also names ${words('en')}. We do not collect that about users, payment or visits: it is about the contacts that customers enter, for which the customer is the controller and we are a processor.`,
    }),
  ];
}

function purposesAndInterests(): PolicySection {
  const own = Object.entries(purposes).filter(([, { layer }]) => layer === 'controller');
  return section(
    'purposes',
    { nb: 'Hvert formål og vår interesse', en: 'Each purpose and our interest' },
    own.map(([code, purpose]) =>
      listed(code, (language) => {
        const because =
          'interest' in purpose
            ? {
                nb: `. Interessen: ${lowered(purpose.interest.nb)}`,
                en: `. The interest: ${lowered(purpose.interest.en)}`,
              }
            : { nb: '', en: '' };
        return `${purpose[language]} (${provisions.point[language]} ${purpose.basis})${because[language]}`;
      }),
    ),
  );
}

function sources(): PolicySection {
  return section('sources', { nb: 'Hvor opplysninger kommer fra', en: 'Where data comes from' }, [
    said('register', stated.registerSource),
    said('customers', stated.customerSource),
    said('notice', {
      nb: `Den det gjelder, skal få vite om opplysninger fra andre kilder innen ${length('nb', lawNumbers.sourceNotice)}, eller ved første henvendelse når den kommer før (${provisions.source.nb}).`,
      en: `Whoever it concerns is to be told of data from other sources within ${length('en', lawNumbers.sourceNotice)}, or at the first message when that comes sooner (${provisions.source.en}).`,
    }),
  ]);
}

function authority(): PolicySection {
  const { name, address, link } = remedies.authority;
  return section('authority', { nb: 'Klage', en: 'Complaints' }, [
    // A letter puts the address behind the colon; here it has a line of its own, below the courts.
    said('complaint', {
      nb: remedies.complaint.nb.replace(/:$/, '.'),
      en: remedies.complaint.en.replace(/:$/, '.'),
    }),
    said('court', remedies.court),
    { ...listed('address', () => `${name}, ${address}`), url: link },
  ]);
}
