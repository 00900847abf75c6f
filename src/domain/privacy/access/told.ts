import { currentTenantId, sql } from '../../tenancy.ts';
import { osloDay } from '../../clock.ts';
import { outside } from '../../outside.ts';
import { privacyOf } from '../../contacts/contact-privacy.ts';
import { trashedUntil } from '../../trash/trash-period.ts';
import { holdOnContact } from '../holds/legal-holds.ts';
import { requestThatNeeds } from '../requests/needs-data.ts';
import { governingRule } from '../retention/governing-rule.ts';
import { recipientsInUse } from '../registers/recipients-in-use.ts';
import type { Person } from '../inventory/subject-graph.ts';
import type { DocumentConsent, DocumentRecipient, DocumentSection, WrittenBy } from './document.ts';
import { wordOfValue } from './value-words.ts';

type Language = 'nb' | 'en';
type Both = Readonly<Record<Language, string>>;

/** What a person has said yes and no to, with the wording as it was shown, in the language it was shown in. */
export async function consentsOf(ids: readonly string[], language: Language): Promise<DocumentConsent[]> {
  const rows = await sql<{
    title: string | null;
    kind: keyof typeof consentWords;
    interest: boolean;
    at: Date;
    saidOn: string | null;
    channel: string | null;
    wording: string | null;
    wordingHash: string | null;
  }>(
    `select p.title_${language} as title, e.kind, coalesce(p.basis = 'legitimate-interest', false) as interest, e.at, e.evidence ->> 'on' as "saidOn", e.channel, e.wording_hash as "wordingHash",
            case e.language when 'en' then w.text_en else w.text_nb end as wording
       from consent_events e
       left join purposes p on p.tenant_id = $1 and p.id = e.purpose_id
       left join consent_wordings w on w.tenant_id = $1 and w.id = e.wording_id
      where e.tenant_id = $1 and e.contact_id = any($2::uuid[]) order by e.at, e.id`,
    [currentTenantId(), ids],
  );
  return rows.map(({ title, kind, interest, at, saidOn, ...row }) => ({
    ...row,
    // What was written down on the day it was said is not said to have been written down later.
    saidOn: saidOn === osloDay(at) ? null : saidOn,
    purpose: title ?? allMarketing[language],
    // What rests on an interest was never consented to: a no to it is the right to object (Art. 21(1)).
    what: (interest && kind === 'withdrawn' ? objectedToInterest : consentWords[kind])[language],
    at: at.toISOString(),
  }));
}

const allMarketing: Both = { nb: 'All markedsføring', en: 'All marketing' };
const objectedToInterest: Both = { nb: 'Du protesterte', en: 'You objected' };
const consentWords = {
  asked: { nb: 'Du ble spurt', en: 'You were asked' },
  granted: { nb: 'Du sa ja', en: 'You said yes' },
  withdrawn: { nb: 'Du trakk samtykket tilbake', en: 'You withdrew the consent' },
  objected: { nb: 'Du reserverte deg', en: 'You objected' },
  lapsed: { nb: 'Samtykket falt bort', en: 'The consent lapsed' },
  merged: { nb: 'To oppføringer om deg ble én', en: 'Two records about you became one' },
} as const satisfies Readonly<Record<string, Both>>;

/**
 * Who handles the data all the time: of a contact OnNet, as the processor that holds it, and whom it uses for that by the
 * register of sub-processors. A public register that is asked about companies gets nothing of anybody, and is not among them.
 * And of a contact, to whom it was given and when (Art. 15(1)(c)).
 * @param given to whom it was given (given-to.ts)
 */
export async function recipientsOf(
  person: Person,
  language: Language,
  given: readonly DocumentRecipient[] = [],
): Promise<DocumentRecipient[]> {
  const concerned = person === 'user' ? 'accounts' : 'contacts';
  const standing = (await recipientsInUse())
    .filter(({ concerns, role }) => role !== 'source' && (concerns === 'both' || concerns === concerned))
    .map(({ name, data, country, transfer }) => ({
      name,
      what: data[language],
      country,
      safeguard: transfer[language],
      at: null,
    }));
  return [...(person === 'contact' ? [holder(language)] : []), ...standing, ...given];
}

const holds: Both = {
  nb: 'Oppbevarer alt som står her, som databehandler',
  en: 'Holds everything that stands here, as processor',
};

/** The processor that holds a tenant's data, by its name. */
const holder = (language: Language): DocumentRecipient => ({
  name: outside().legalEntity.name,
  what: holds[language],
  country: 'NO',
  safeguard: '',
  at: null,
});

/** Where a record came from, and when it goes. */
interface Origin {
  readonly source: string;
  /** The day it goes by itself, `YYYY-MM-DD`; empty where nothing ends it, or something spares it meanwhile. */
  readonly until: string;
  /** It goes from the trash; else by a rule. */
  readonly fromTrash: boolean;
  /** Why nothing ends it now: they, or something of theirs, is restricted (Art. 18), or a law or their own request keeps it. */
  readonly spared: 'restricted' | 'held' | undefined;
}

/** Where the record of a contact came from and when it goes, in the open case; undefined when the record is gone. */
export async function originOfContact(contactId: string, language: Language): Promise<Origin | undefined> {
  const [row] = await sql<OriginRow>(
    `select c.source, c.created_at as "createdAt", c.last_activity_at as "lastActivityAt", c.anonymised_at as "anonymisedAt",
            c.deleted_at as "deletedAt", ${governingRule('c')} as rule, coalesce(${holdOnContact('c')}, ${requestThatNeeds('c')}) as hold,
            c.id in (select contact_id from restrictions where tenant_id = $1 and lifted_at is null) as restricted
       from contacts c where c.tenant_id = $1 and c.id = $2 and c.anonymised_at is null`,
    [currentTenantId(), contactId],
  );
  if (!row) return undefined;
  const spared = row.restricted ? 'restricted' : row.hold ? 'held' : undefined;
  const dueAt = spared ? undefined : privacyOf(row).dueAt;
  const emptied = row.deletedAt === null || spared ? undefined : trashedUntil(row.deletedAt);
  const fromTrash = emptied !== undefined && (dueAt === undefined || emptied < dueAt);
  const until = fromTrash ? emptied : dueAt;
  return {
    source: wordOfValue('contacts', 'source', row.source, language),
    until: until === undefined ? '' : osloDay(until),
    fromTrash,
    spared,
  };
}

/** Tables with facts of a contact, which come in with the record. */
const factsOfContact: ReadonlySet<string> = new Set([
  'contacts',
  'contact_emails',
  'contact_phones',
  'contact_addresses',
  'contact_companies',
]);

const writers: Readonly<Record<string, WrittenBy>> = { form: 'person', user: 'controller', import: 'list' };

/**
 * Who wrote the records of a contact down, for the sections that hold their facts, in the open case. Sample data has nobody.
 * @param ids all the records that are this person
 */
export async function withWriters(
  sections: readonly DocumentSection[],
  ids: readonly string[],
): Promise<DocumentSection[]> {
  const rows = await sql<{ source: string }>(
    `select distinct source from contacts where tenant_id = $1 and id = any($2::uuid[]) order by source`,
    [currentTenantId(), ids],
  );
  const writtenBy = rows.flatMap(({ source }) => writers[source] ?? []);
  return sections.map((section) =>
    writtenBy.length > 0 && factsOfContact.has(section.name) ? { ...section, writtenBy } : section,
  );
}

type OriginRow = Parameters<typeof privacyOf>[0] & {
  readonly source: string;
  readonly deletedAt: Date | null;
  readonly restricted: boolean;
};

/** The rights a person has, with what each lets them do, in the order the law has them. */
export const rightsOf = (language: Language): { readonly title: string; readonly text: string }[] =>
  rights.map(({ title, text }) => ({ title: title[language], text: text[language] }));

const rights: readonly { readonly title: Both; readonly text: Both }[] = [
  {
    title: { nb: 'Innsyn (art. 15)', en: 'Access (Art. 15)' },
    text: {
      nb: 'Få vite hva som er lagret om deg, og få en kopi.',
      en: 'Be told what is held about you, and get a copy.',
    },
  },
  {
    title: { nb: 'Retting (art. 16)', en: 'Rectification (Art. 16)' },
    text: { nb: 'Få rettet det som er feil eller ufullstendig.', en: 'Have what is wrong or incomplete corrected.' },
  },
  {
    title: { nb: 'Sletting (art. 17)', en: 'Erasure (Art. 17)' },
    text: {
      nb: 'Få slettet det som ikke lenger trengs, eller som ikke skulle vært lagret.',
      en: 'Have erased what is no longer needed, or should not be held.',
    },
  },
  {
    title: { nb: 'Begrensning (art. 18)', en: 'Restriction (Art. 18)' },
    text: {
      nb: 'Få opplysningene lagt til side mens noe avklares.',
      en: 'Have the data set aside while something is settled.',
    },
  },
  {
    title: { nb: 'Dataportabilitet (art. 20)', en: 'Portability (Art. 20)' },
    text: {
      nb: 'Få med deg det du har gitt, i et format maskiner leser.',
      en: 'Take along what you have provided, in a format machines read.',
    },
  },
  {
    title: { nb: 'Å protestere (art. 21)', en: 'To object (Art. 21)' },
    text: {
      nb: 'Si nei til markedsføring, og til bruk som hviler på en interesseavveining.',
      en: 'Say no to marketing, and to use that rests on a balancing of interests.',
    },
  },
  {
    title: { nb: 'Å trekke tilbake et samtykke (art. 7)', en: 'To withdraw a consent (Art. 7)' },
    text: {
      nb: 'Når som helst, like lett som du ga det. Det som er gjort før, blir ikke ulovlig av det.',
      en: 'At any time, as easily as you gave it. What was done before stays lawful.',
    },
  },
];

const automated: Both = {
  nb: 'Ingen avgjørelser om deg tas av en maskin alene, og det lages ingen profil av deg (art. 22).',
  en: 'No decision about you is made by a machine alone, and no profile is made of you (Art. 22).',
};
/** That nothing is decided by a machine alone. */
export const automatedDecisionsIn = (language: Language): string => automated[language];
