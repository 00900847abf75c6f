import { formatsFor } from '../../../words/formats.ts';
import { categories, subjects, type Category, type Subject } from './categories.ts';
import type { InBothLanguages, Layer, LawfulBasis } from './declaration.ts';
import { personalData } from './inventory.ts';
import { purposes, type PurposeCode } from './purposes.ts';
import type { Recipient } from './recipients.ts';
import { retentionCodes, type RetentionCode } from './retention-codes.ts';
import { securityMeasures } from './security-measures.ts';
import { stores } from './stores.ts';

export type RecordLanguage = keyof InBothLanguages;

/** Somebody a record of processing names, with how to reach them. What is not known is not there. */
export interface Party {
  readonly name: string;
  readonly organisationNumber?: string | undefined;
  /** Nobody has confirmed the number: it stands as it was typed or configured, right or wrong. */
  readonly numberUnconfirmed?: boolean | undefined;
  readonly address?: string | undefined;
  readonly email?: string | undefined;
  /** Why there is no data protection officer (Art. 37), and whether somebody who decides it has confirmed that. */
  readonly noOfficer?: { readonly because: string; readonly confirmed: boolean } | undefined;
}

/** What a record needs to know besides the inventory. */
export interface RecordParties {
  readonly controller: Party;
  /** Who handles the data for the controller; of a tenant that is OnNet. */
  readonly processor?: Party | undefined;
  readonly recipients: readonly Recipient[];
  /** What the controller has decided for itself, in place of the purposes a new tenant starts with. */
  readonly decided?: readonly DecidedPurpose[] | undefined;
  /** What the periods are that the inventory leaves to the controller, in place of its words that they are. */
  readonly periods?: DecidedPeriods | undefined;
}

/** Worded periods, by the code whose words they replace. */
export type DecidedPeriods = Partial<Readonly<Record<RetentionCode, string>>>;

/** A purpose that a tenant has decided on, worded. */
export interface DecidedPurpose extends Pick<ProcessingActivity, 'code' | 'purpose' | 'basis' | 'interest'> {
  readonly marketing: boolean;
  /** Its time limits in force; none where the tenant has decided none. */
  readonly limits: readonly string[];
}

/** One purpose of a record, in words. */
export interface ProcessingActivity {
  readonly code: string;
  readonly purpose: string;
  /** Point of Art. 6(1); `tenant` where the controller has to say. */
  readonly basis: LawfulBasis;
  /** The legitimate interest, of point f. */
  readonly interest: string | undefined;
  readonly subjects: readonly string[];
  readonly categories: readonly string[];
  /** The envisaged time limits for erasure, with the law that sets a least time. */
  readonly retention: readonly { readonly of: string; readonly text: string; readonly floor: string | undefined }[];
}

/** Who gets data, in words. */
export interface RecordedRecipient {
  readonly name: string;
  readonly role: Recipient['role'];
  readonly data: string;
  readonly country: string;
  readonly transfer: string;
}

/** A record of processing activities (Art. 30(1)), complete, in one language. */
export interface ProcessingRecord {
  readonly layer: Layer;
  readonly language: RecordLanguage;
  readonly controller: Party;
  readonly processor: Party | undefined;
  readonly activities: readonly ProcessingActivity[];
  readonly recipients: readonly RecordedRecipient[];
  readonly security: readonly string[];
}

/**
 * The record of processing activities of a layer's controller: OnNet's own (`controller`), or a tenant's of what it keeps
 * here (`processor`). Derived from the inventory, so that it names what is held and nothing else.
 */
export function processingRecord(layer: Layer, language: RecordLanguage, parties: RecordParties): ProcessingRecord {
  return {
    layer,
    language,
    controller: parties.controller,
    processor: parties.processor,
    activities: activitiesOf(layer, language, parties.decided ?? [], parties.periods ?? {}),
    recipients: recipientsOf(layer, language, parties.recipients),
    security: securityMeasures.map((measure) => measure[language]),
  };
}

/** What is done on the tenants' behalf (Art. 30(2)(b)). Each is a part of the product. */
const processingOnBehalf: readonly InBothLanguages[] = [
  {
    nb: 'Lagring og visning av kontakter, firmaer, salg og aktiviteter',
    en: 'Storing and showing contacts, companies, deals and activities',
  },
  { nb: 'Søk, lister og eksport til fil', en: 'Searching, listing and exporting to files' },
  {
    nb: 'Utfylling av firmaopplysninger fra Enhetsregisteret',
    en: 'Filling in company details from the Central Coordinating Register',
  },
  { nb: 'Sending av e-post fra systemet', en: 'Sending e-mail from the system' },
  {
    nb: 'Innsyn, utlevering, retting, begrensning, sletting og anonymisering',
    en: 'Access, portability, rectification, restriction, erasure and anonymisation',
  },
  { nb: 'Sikkerhetskopiering', en: 'Backup' },
];

/** A processor's record for one controller (Art. 30(2)), complete, in one language. */
export interface ProcessorRecord {
  readonly language: RecordLanguage;
  readonly processor: Party;
  readonly controller: Party;
  readonly processing: readonly string[];
  readonly recipients: readonly RecordedRecipient[];
  readonly security: readonly string[];
}

/** What OnNet records about its work for one tenant. */
export const processorRecord = (
  language: RecordLanguage,
  parties: RecordParties & { readonly processor: Party },
): ProcessorRecord => ({
  language,
  processor: parties.processor,
  controller: parties.controller,
  processing: processingOnBehalf.map((one) => one[language]),
  recipients: recipientsOf('processor', language, parties.recipients),
  security: securityMeasures.map((measure) => measure[language]),
});

/** The purposes that something in a layer is held for, in the order they are declared. */
function purposesOf(layer: Layer): PurposeCode[] {
  const used = new Set<string>([
    ...personalData.filter((one) => one.layer === layer).map(({ column }) => column.purpose),
    ...stores.filter((store) => store.layer === layer && store.subjects.length > 0).map(({ purpose }) => purpose),
  ]);
  return purposeCodes.filter((code) => used.has(code));
}

const isPurpose = (code: string): code is PurposeCode => code in purposes;
const purposeCodes = Object.keys(purposes).filter(isPurpose);

/** What a layer's data is for. Where the purpose is the tenant's own, what it has decided stands in place of what it began with. */
function activitiesOf(
  layer: Layer,
  language: RecordLanguage,
  decided: readonly DecidedPurpose[],
  periods: DecidedPeriods,
): ProcessingActivity[] {
  const known = purposesOf(layer).map((code) => activityOf(code, language, periods));
  if (decided.length === 0) return known;
  const [sales, marketing] = [
    activityOf('sales-and-service', language, periods),
    activityOf('tenant-marketing', language, periods),
  ];
  return [
    ...decided.map(({ marketing: forMarketing, limits, ...own }) => {
      const { subjects: people, categories: kinds, retention } = forMarketing ? withBoth(sales, marketing) : sales;
      return {
        ...own,
        subjects: people,
        categories: kinds,
        retention:
          limits.length === 0 ? retention : limits.map((text) => ({ of: own.purpose, text, floor: undefined })),
      };
    }),
    ...known.filter(({ basis }) => basis !== 'tenant'),
  ];
}

/** Marketing uses what is known of the person anyway, and what they have agreed to. */
const withBoth = (one: ProcessingActivity, other: ProcessingActivity): ProcessingActivity => ({
  ...one,
  subjects: [...new Set([...one.subjects, ...other.subjects])],
  categories: [...new Set([...one.categories, ...other.categories])],
  retention: other.retention,
});

function activityOf(code: PurposeCode, language: RecordLanguage, periods: DecidedPeriods): ProcessingActivity {
  const purpose = purposes[code];
  const columns = personalData.filter(({ column }) => column.purpose === code).map(({ column }) => column);
  const held = stores.filter((store) => store.purpose === code);
  const people = new Set<Subject>([
    ...columns.map(({ subject }) => subject),
    ...held.flatMap((store) => store.subjects),
  ]);
  const kinds = new Set<Category>([
    ...columns.map(({ category }) => category),
    ...held.flatMap((store) => store.categories),
  ]);
  const rules = new Set<RetentionCode>([...columns, ...held].map(({ retention }) => retention));
  return {
    code,
    purpose: purpose[language],
    basis: purpose.basis,
    interest: 'interest' in purpose ? purpose.interest[language] : undefined,
    subjects: Array.from(people, (subject) => subjects[subject][language]),
    categories: Array.from(kinds, (category) => categories[category][language]),
    retention: Array.from(rules, (rule) => {
      const facts = retentionCodes[rule];
      return {
        of: facts.of[language],
        text: periods[rule] ?? facts[language],
        floor: 'floor' in facts ? formatsFor(language).citation(facts.floor) : undefined,
      };
    }),
  };
}

function recipientsOf(
  layer: Layer,
  language: RecordLanguage,
  recipients: readonly Recipient[],
): readonly RecordedRecipient[] {
  const concerned = layer === 'controller' ? 'accounts' : 'contacts';
  return recipients
    .filter(({ concerns }) => concerns === 'both' || concerns === concerned)
    .map(({ name, role, data, country, transfer }) => ({
      name,
      role,
      data: data[language],
      country,
      transfer: transfer[language],
    }));
}
