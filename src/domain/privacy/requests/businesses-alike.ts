import { containing, fold, foldedBySql, fullName } from '../../names.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';

/** A company on file that is a person in law or by name, and may be whoever asks. */
export interface BusinessAlike {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly sameAddress: boolean;
  readonly inTrash: boolean;
}

/**
 * The companies on file that may be the person's own business, in the trash too: of a form that is a person, with the address, or
 * with the family name in their name, as that of a sole proprietorship must have (foretaksnavneloven § 2-2, GK). A company whose
 * owner is no contact is data about somebody all the same.
 * @param addresses that are theirs
 * @param names as they were given, the family name last or before a comma
 */
export async function businessesAlike(tenantId: string, { addresses, names }: KnownBy): Promise<BusinessAlike[]> {
  const families = names.flatMap(familyNames);
  const rows = await sql<BusinessAlike>(
    `select id, name, email, coalesce(lower(email) = any($2::text[]), false) as "sameAddress", deleted_at is not null as "inTrash"
       from companies
      where tenant_id = $1 and person_like and (lower(email) = any($2::text[]) or search_text like any($3::text[])
                          -- Of what is hidden no search text is kept; another's is not even read.
                          or restricted_at is not null and ${foldedBySql('name')} like any($3::text[]))
      order by sort_name, id`,
    [
      tenantId,
      addresses.map((address) => address.toLowerCase()).filter((address) => address !== ''),
      families.map(([part = '']) => containing(part)),
    ],
  );
  return rows.filter(({ sameAddress, name: held }) => {
    const words = wordsOf(held);
    return sameAddress || families.some((family) => family.every((part) => hasWord(words, part)));
  });
}

/** What somebody is known by besides what stands on file. */
interface KnownBy {
  readonly addresses: readonly string[];
  readonly names: readonly string[];
}

/**
 * The businesses that are alike a contact by address or family name, and not known to be theirs; none of somebody who is anonymised. In the
 * open case.
 * @param also what they are known by where they ask
 */
export async function businessesAlikeContact(
  contactId: string,
  also: KnownBy = { addresses: [], names: [] },
): Promise<BusinessAlike[]> {
  const tenantId = currentTenantId();
  const [contact] = await sql<{ given: string; family: string; emails: string[]; own: string[] }>(
    `select given_name as given, family_name as family, ${ownBusinessesOf('array[$2::uuid]')} as own,
            array(select address from contact_emails where tenant_id = $1 and contact_id = $2) as emails
       from contacts where tenant_id = $1 and id = $2 and anonymised_at is null`,
    [tenantId, contactId],
  );
  if (!contact) return [];
  const alike = await businessesAlike(tenantId, {
    addresses: [...contact.emails, ...also.addresses],
    names: [...(contact.family === '' ? [] : [fullName(contact.given, contact.family)]), ...also.names],
  });
  return alike.filter(({ id }) => !contact.own.includes(id));
}

/** The family name in its parts: `Berg-Hansen` is in the name of a business as both. */
const familyNames = (name: string): string[][] =>
  [name.split(/\s+/).at(-1), name.includes(',') ? name.split(',')[0]?.split(/\s+/).at(-1) : undefined]
    .map((family) => wordsOf(family ?? ''))
    .filter((family) => family.length > 0);

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Hansens Rør is Hansen's. */
const hasWord = (words: readonly string[], part: string): boolean => words.includes(part) || words.includes(`${part}s`);
