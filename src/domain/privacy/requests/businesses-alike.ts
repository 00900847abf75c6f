import { containing, fold, foldedBySql } from '../../names.ts';
import { sql } from '../../tenancy.ts';

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
export async function businessesAlike(
  tenantId: string,
  { addresses, names }: { readonly addresses: readonly string[]; readonly names: readonly string[] },
): Promise<BusinessAlike[]> {
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
