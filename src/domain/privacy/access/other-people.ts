import { currentTenantId, sql } from '../../tenancy.ts';
import { whole } from './mask-texts.ts';
import type { WrittenText } from './written-texts.ts';

/** Somebody else in a text about a person, as the reviewer sees it. */
export interface Finding {
  readonly table: string;
  readonly rowId: string;
  readonly column: string;
  /** Whom the program knows, an address or number that is not the person's own, or words that the reviewer chose. */
  readonly kind: 'contact' | 'member' | 'address' | 'words';
  /** The words as they stand in the text. */
  readonly found: string;
  /** The member's role, which stays when the name goes. */
  readonly role: string | null;
}

interface Known {
  readonly kind: 'contact' | 'member';
  readonly given: string;
  readonly family: string;
  /** Also the given name by itself: a colleague of theirs, or a member. */
  readonly close: boolean;
  readonly role: string | null;
}

const word = /\p{L}[\p{L}\p{M}'’-]*/gu;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const phone = /(?<![\d-])(?:\+\d{1,3}[ .]?)?(?:\d[ .]?){7,11}\d(?![\d-])/g;

/**
 * Other people in what was written about somebody: contacts and members the tenant knows, by whole name, by family name,
 * and by given name for colleagues of theirs and members; and addresses and numbers that are not their own. Which of
 * them are shown is a member's decision (Art. 15(4), hard case 24). In the open transaction, seeing all records.
 *
 * @param ids the records that are this person
 */
export async function findOthers(texts: readonly WrittenText[], ids: readonly string[]): Promise<Finding[]> {
  if (texts.length === 0) return [];
  const words = new Set(texts.flatMap(({ text }) => Array.from(text.matchAll(word), ([one]) => one.toLowerCase())));
  const own = await ownWords(ids);
  const known = await knownPeople([...words], ids);
  const findings = new Map<string, Finding>();
  for (const { text, ...place } of texts)
    for (const { found, ...what } of foundIn(text, known, own)) {
      // Where to reach whom, in what they wrote to us themselves, is no secret from them.
      if (what.kind === 'address' && own.messages.has(`${place.table} ${place.rowId}`)) continue;
      const finding = { ...place, ...what, found };
      findings.set(JSON.stringify([place, found.toLowerCase()]), finding);
    }
  return [...findings.values()];
}

interface Own {
  readonly families: ReadonlySet<string>;
  readonly givens: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** What they wrote to us: the table and the row. */
  readonly messages: ReadonlySet<string>;
}

/** Requests of a person that were shown to be theirs, and that nobody made for them. */
const provenOwn = `r.tenant_id = $1 and r.contact_id = any($2::uuid[]) and r.verified_at is not null and r.represented_as is null`;

async function ownWords(ids: readonly string[]): Promise<Own> {
  const values = [currentTenantId(), ids];
  const names = await sql<{ given: string; family: string }>(
    `select given_name as given, family_name as family from contacts where tenant_id = $1 and id = any($2::uuid[])`,
    values,
  );
  const addresses = await sql<{ value: string }>(
    `select address as value from contact_emails where tenant_id = $1 and contact_id = any($2::uuid[])
     union all select number from contact_phones where tenant_id = $1 and contact_id = any($2::uuid[])
     union all select r.requester_email from data_subject_requests r where ${provenOwn} and r.requester_email is not null`,
    values,
  );
  const messages = await sql<{ place: string }>(
    `select 'data_subject_requests ' || r.id as place from data_subject_requests r where ${provenOwn}
     union all
     select 'data_subject_request_events ' || e.id from data_subject_request_events e
       join data_subject_requests r on r.id = e.request_id and ${provenOwn}
      where e.tenant_id = $1 and e.kind = 'message' and e.actor = 'requester'`,
    values,
  );
  return {
    families: new Set(names.map(({ family }) => family.toLowerCase())),
    givens: new Set(names.map(({ given }) => given.toLowerCase())),
    addresses: new Set(addresses.map(({ value }) => comparable(value))),
    messages: new Set(messages.map(({ place }) => place)),
  };
}

/** An address without case; a number without spaces and the code of this country. */
const comparable = (value: string): string =>
  value.includes('@') ? value.toLowerCase() : value.replaceAll(/[^\d+]/g, '').replace(/^(\+|00)47/, '');

/** Most people of one kind who are looked for in the texts of one person. */
const MOST_KNOWN = 5_000;

async function knownPeople(words: readonly string[], ids: readonly string[]): Promise<Known[]> {
  const contacts = await sql<Omit<Known, 'kind' | 'role'>>(
    `select c.given_name as given, c.family_name as family, coalesce(c.company_id = any(mine.companies), false) as close
       from contacts c, (select array(select company_id from contact_companies
                                       where tenant_id = $1 and contact_id = any($3::uuid[])) as companies) mine
      where c.tenant_id = $1 and c.id <> all($3::uuid[]) and c.anonymised_at is null
        and (lower(c.family_name) = any($2) or lower(split_part(c.family_name, ' ', -1)) = any($2)
             or (lower(c.given_name) = any($2) and (c.family_name = '' or c.company_id = any(mine.companies))))
      limit ${MOST_KNOWN}`,
    [currentTenantId(), words, ids],
  );
  const members = await sql<{ name: string; role: string }>(
    `select name, role from members where tenant_id = $1 limit ${MOST_KNOWN}`,
    [currentTenantId()],
  );
  return [
    ...members.map(({ name, role }): Known => {
      const parts = name.trim().split(/\s+/);
      return {
        kind: 'member',
        given: parts[0] ?? '',
        family: parts.length > 1 ? (parts.at(-1) ?? '') : '',
        close: true,
        role,
      };
    }),
    ...contacts.map((one): Known => ({ ...one, kind: 'contact', role: null })),
  ];
}

type Found = Pick<Finding, 'kind' | 'found' | 'role'>;

function foundIn(text: string, known: readonly Known[], own: Own): Found[] {
  const addresses = [...text.matchAll(email), ...text.matchAll(phone)]
    .map(([one]) => one.trim())
    .filter((one) => !own.addresses.has(comparable(one)))
    .map((found): Found => ({ kind: 'address', found, role: null }));
  return [...addresses, ...known.flatMap((one) => namesIn(text, one, own))];
}

/** The longest way a person is named in a text, each spelling of it once. */
function namesIn(text: string, { kind, given, family, close, role }: Known, own: Own): Found[] {
  const ways = [
    given !== '' && family !== '' ? `${given} ${family}` : '',
    given !== '' && family !== '' ? `${family}, ${given}` : '',
    family !== '' && !own.families.has(family.toLowerCase()) ? family : '',
    given !== '' && (close || family === '') && !own.givens.has(given.toLowerCase()) ? given : '',
  ].filter((way) => way !== '');
  const spellings = new Map<string, string>();
  let rest = text;
  for (const way of ways) {
    for (const [found] of rest.matchAll(whole(way)))
      if (/^\p{Lu}/u.test(found)) spellings.set(found.toLowerCase(), found);
    rest = rest.replaceAll(whole(way), ' ');
  }
  return [...spellings.values()].map((found) => ({ kind, found, role }));
}
