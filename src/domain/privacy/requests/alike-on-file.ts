import { containing, fold, fullName, personSortKey } from '../../names.ts';
import { sql } from '../../tenancy.ts';
import { businessesAlike } from './businesses-alike.ts';
import type { RequestDesk } from './desk.ts';
import type { LockedRequest } from './locked-request.ts';
import { ruledOutIn } from './ruled-out.ts';

/** Somebody on file whom a request may be from, by what it gave: the same address or the same name. Neither is a proof. */
export interface AlikeOnFile {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly companyName: string | null;
  readonly sameAddress: boolean;
  readonly inTrash: boolean;
  readonly restricted: boolean;
  /** A company that is a person in law or by name; whoever owns it is no contact, or is one under another name. */
  readonly business: boolean;
  /** The desk has looked at them and said that it is somebody else. */
  readonly ruledOut: boolean;
}

type Row = Omit<AlikeOnFile, 'name' | 'business'> & { readonly givenName: string; readonly familyName: string };

/** Names that begin alike are looked through up to here. */
const MOST_BEGINNING = 200;

/** Reads which people were ruled out in a request, of a column with their id. */
const ruledOut = (person: string): string =>
  `exists (select from data_subject_request_events e
            where e.tenant_id = $1 and e.request_id = $2 and e.kind = 'ruled-out' and e.details->>'person' = ${person}::text)`;

/**
 * Everybody on file with the address or the name of whoever a request is about, in the trash and restricted too, and the businesses
 * that may be theirs. A name is the
 * same in either order, as the alphabet reads it or with its letters folded. Call it inside `desk.see`.
 */
export async function alikeOnFile(
  desk: RequestDesk,
  request: Pick<LockedRequest, 'id' | 'requesterEmail' | 'requesterName' | 'representedName'>,
): Promise<AlikeOnFile[]> {
  const address = request.requesterEmail?.toLowerCase() ?? '';
  const name = (request.representedName || request.requesterName).trim();
  if (desk.layer === 'controller')
    return sql<AlikeOnFile>(
      `select id, name, email, null as "companyName", email = $3 as "sameAddress", false as "inTrash", false as restricted, false as business,
              ${ruledOut('users.id')} as "ruledOut"
         from users where email = $3 or lower(name) = $4 order by email = $3 desc, name, id`,
      [desk.tenantId, request.id, address, name.toLowerCase()],
    );
  const turned = turnsOf(name);
  const folded = turned.map(fold);
  const keys = sortKeysOf(turned);
  const businesses = await businessesAlike(desk.tenantId, { addresses: [address], names: [name] });
  const looked = await ruledOutIn(desk, request.id);
  const rows = await sql<Row>(
    `with found as (
       select contact_id as id, true as same from contact_emails where tenant_id = $1 and address = $3
       union all
       select id, false from contacts
        where tenant_id = $1 and sort_name = any($4::text[]) and deleted_at is null and anonymised_at is null
       union all
       select match.id, false from unnest($5::text[]) as beginning, directory.search_contacts($1, beginning, ${MOST_BEGINNING}) match
       union all
       select id, false from contacts
        where tenant_id = $1 and deleted_at is not null and anonymised_at is null and (sort_name = any($4::text[]) or search_text like any($5::text[]))
       union all
       -- Of who is restricted no search text is kept: they are few, and read by name below.
       select contact_id, false from restrictions where tenant_id = $1 and activity_id is null and lifted_at is null
     ), once as (select id, bool_or(same) as same from found group by id)
     select c.id, c.given_name as "givenName", c.family_name as "familyName", c.email, c.company_name as "companyName",
            o.same as "sameAddress", c.deleted_at is not null as "inTrash", c.restricted_at is not null as restricted,
            ${ruledOut('c.id')} as "ruledOut"
       from once o join contacts c on c.tenant_id = $1 and c.id = o.id
      where c.anonymised_at is null
      order by o.same desc, c.sort_name, c.id`,
    [desk.tenantId, request.id, address, keys, folded.map((one) => containing(one).slice(1))],
  );
  const people = rows
    .filter(
      ({ sameAddress, givenName, familyName }) =>
        sameAddress ||
        folded.includes(fold(fullName(givenName, familyName))) ||
        keys.includes(personSortKey(givenName, familyName)),
    )
    .map(({ givenName, familyName, ...alike }) => ({
      ...alike,
      name: fullName(givenName, familyName),
      business: false,
    }));
  return [
    ...people,
    ...businesses.map((one) => ({
      ...one,
      companyName: null,
      restricted: false,
      business: true,
      ruledOut: looked.has(one.id),
    })),
  ];
}

/** As many words of a name are turned. */
const MOST_WORDS = 8;

/** A name begun at each of its words, since nobody says whether the family name comes first. */
function turnsOf(name: string): string[] {
  const words = name
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' '));
}

/** How a name may stand in the alphabet: nobody says which of its words is the family name. */
function sortKeysOf(turned: readonly string[]): string[] {
  const ways = turned.flatMap((name) => {
    const words = name.split(' ');
    return words.map((_, at) => personSortKey(words.slice(0, at).join(' '), words.slice(at).join(' ')));
  });
  return Array.from(new Set(ways));
}
