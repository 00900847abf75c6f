import type { RegisteredCookie } from '../cookies/register.ts';
import { collectedCategories } from '../inventory/collected-categories.ts';
import { subjects } from '../inventory/categories.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';
import { personalData } from '../inventory/inventory.ts';
import { purposes } from '../inventory/purposes.ts';
import type { Recipient } from '../inventory/recipients.ts';
import { retentionCodes, type RetentionCode } from '../inventory/retention-codes.ts';
import { stores } from '../inventory/stores.ts';
import { lawNumbers, type LawNumber } from '../law-numbers.ts';
import type { LegalEntity } from '../legal-entity.ts';
import type { PolicyLanguage, PolicySection, PolicySentence } from '../policy-text.ts';
import { remedies } from '../requests/supervisory-authority.ts';
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
    recipients(facts.recipients, facts.entity),
    cookies(facts.cookies),
    retention(),
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
        nb: `Tjenesten er for virksomheter og er ikke rettet mot barn. Samtykke til analyse og markedsføring kan bare den gi selv som har fylt ${years('nb')} (${provisions.children.nb}).`,
        en: `The service is for organisations and not directed at children. Consent to analytics and marketing can be given alone only by someone who is at least ${years('en')} old (${provisions.children.en}).`,
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

/** Begins the id of every generated section and sentence. */
export const GENERATED = 'added-';

type Part = Omit<PolicySentence, 'id'> & { readonly key: string };

const section = (id: string, heading: Record<PolicyLanguage, string>, parts: readonly Part[]): PolicySection => ({
  id: `${GENERATED}${id}`,
  heading,
  sentences: parts.map(({ key, ...sentence }) => ({ id: `${GENERATED}${id}-${key}`, ...sentence })),
});
const said = (key: string, { nb, en }: InBothLanguages): Part => ({ key, kind: 'sentence', nb, en });
const listed = (key: string, text: (language: PolicyLanguage) => string): Part => ({
  key,
  kind: 'listItem',
  nb: text('nb'),
  en: text('en'),
});

/** A length of time in words: `30 days`. */
export const lengthIn = (language: PolicyLanguage, count: number, unit: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
const singular = { hours: 'hour', days: 'day', months: 'month', years: 'year' } as const;
const length = (language: PolicyLanguage, { value, unit }: LawNumber): string =>
  lengthIn(language, value, singular[unit]);
const years = (language: PolicyLanguage): string => length(language, lawNumbers.childAge);
const list = (language: PolicyLanguage, words: Iterable<string>): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
/** As it stands inside a sentence; an abbreviation keeps its capitals. */
const lowered = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

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
    collectedCategories('controller', 'en').map(({ group }) =>
      listed(group, (language) => `${headings[group][language]}: ${list(language, names(language, group))}`),
    ),
  );
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

function recipients(all: readonly Recipient[], entity: LegalEntity): PolicySection {
  const roles = {
    processor: { nb: 'databehandler', en: 'processor' },
    controller: { nb: 'selvstendig behandlingsansvarlig', en: 'independent controller' },
    source: { nb: 'kilde', en: 'source' },
  } as const;
  const country = (language: PolicyLanguage, code: string): string =>
    new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  return section('recipients', { nb: 'Mottakere i dag', en: 'Recipients today' }, [
    said('safeguards', {
      nb: `Dette er alle som får opplysninger av oss nå, fra registeret programmet selv adlyder. En kopi av garantiene for en overføring ut av EØS (${provisions.safeguards.nb}) får du ved å skrive til ${entity.email}.`,
      en: `These are all who get data from us now, from the register that the program itself obeys. A copy of the safeguards for a transfer out of the EEA (${provisions.safeguards.en}) is sent to you when you write to ${entity.email}.`,
    }),
    ...all.map((one) =>
      listed(slug(one.name), (language) => {
        const transfer = one.transfer[language] === '' ? '' : `. ${one.transfer[language]}`;
        return `${one.name}, ${country(language, one.country)} (${roles[one.role][language]}): ${lowered(one.data[language])}${transfer}`;
      }),
    ),
  ]);
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('*', '-any')
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '');

function cookies(register: readonly RegisteredCookie[]): PolicySection {
  const classes = {
    essential: { nb: 'nødvendig', en: 'necessary' },
    analytics: { nb: 'analyse, etter samtykke', en: 'analytics, after consent' },
    marketing: { nb: 'markedsføring, etter samtykke', en: 'marketing, after consent' },
  } as const;
  const forever = { nb: 'til det fjernes', en: 'until it is removed' } as const;
  return section(
    'cookies',
    { nb: 'Alt som kan lagres i nettleseren', en: 'Everything that may be stored in the browser' },
    register.map((one) =>
      listed(slug(one.name), (language) => {
        const { lifetime } = one;
        const stays =
          lifetime === 'until-removed' ? forever[language] : lengthIn(language, lifetime.count, lifetime.unit);
        return `${one.name} (${one.setBy}, ${classes[one.class][language]}, ${stays}): ${lowered(one.purpose[language])}`;
      }),
    ),
  );
}

/** The rules by which OnNet, as controller, keeps something. */
export function rulesInUse(): RetentionCode[] {
  const used = new Set<RetentionCode>([
    ...personalData.filter(({ layer }) => layer === 'controller').map(({ column }) => column.retention),
    ...stores.filter((store) => store.layer === 'controller').map((store) => store.retention),
  ]);
  return Object.keys(retentionCodes).filter((code): code is RetentionCode => [...used].some((one) => one === code));
}

function retention(): PolicySection {
  return section(
    'retention',
    { nb: 'Hvor lenge, i tall', en: 'How long, in numbers' },
    rulesInUse().map((code) =>
      listed(code, (language) => {
        const rule = retentionCodes[code];
        return `${rule.of[language]}: ${lowered(rule[language])}${'floor' in rule ? ` (${rule.floor})` : ''}`;
      }),
    ),
  );
}

function authority(): PolicySection {
  const { name, address, link } = remedies.authority;
  return section('authority', { nb: 'Klage', en: 'Complaints' }, [
    said('complaint', remedies.complaint),
    said('court', remedies.court),
    { ...listed('address', () => `${name}, ${address}`), url: link },
  ]);
}
