import { Invalid } from '../../errors.ts';
import { isGenericMailbox } from '../consent/decide.ts';
import { currentTenantId, seeingRestricted, sql } from '../../tenancy.ts';

/** What a contact brings that can be another's as well: addresses in lower case, numbers in E.164. */
export interface Reached {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** Somebody whose processing is restricted has this address or number. Tells which by its place in the list, and nothing of them. */
export interface RestrictedAt {
  readonly kind: 'email' | 'phone';
  readonly at: number;
  readonly restrictionId: string;
}

/**
 * SQL: an address or number says nothing of whoever is restricted (hard case 27). It is a company's that they belong to, or somebody
 * else has it too.
 */
const shared = (of: 'email' | 'phone'): string => {
  const [table, column] = of === 'email' ? ['contact_emails', 'address'] : ['contact_phones', 'number'];
  return `(exists (select from contact_companies l join companies f on f.tenant_id = $1 and f.id = l.company_id
                    where l.tenant_id = $1 and l.contact_id = n.contact_id and not f.person_like and f.${of} = n.value)
           or exists (select from ${table} o
                       where o.tenant_id = $1 and o.${column} = n.value and o.contact_id <> n.contact_id and o.restricted_at is null))`;
};

/**
 * Which addresses and numbers belong to somebody whose processing is restricted, and to them alone. They are hidden from whoever
 * looks for duplicates, and must not come back as a new record: what makes or changes contacts asks here. A switchboard or a
 * mailbox that is shared stays everybody's. Await it alone.
 * @param but a contact who may have them, since they are their own
 */
export async function restrictedAt(reached: Reached, but?: string): Promise<RestrictedAt[]> {
  const { emails, phones } = reached;
  if (emails.length + phones.length === 0) return [];
  const found = await seeingRestricted(() =>
    sql<RestrictedAt>(
      `select n.kind, n.at, r.id as "restrictionId"
         from (select 'email' as kind, t.at::int - 1 as at, t.value, e.contact_id
                 from unnest($2::text[]) with ordinality as t(value, at)
                 join contact_emails e on e.tenant_id = $1 and e.address = t.value and e.restricted_at is not null
               union all
               select 'phone', t.at::int - 1, t.value, p.contact_id
                 from unnest($3::text[]) with ordinality as t(value, at)
                 join contact_phones p on p.tenant_id = $1 and p.number = t.value and p.restricted_at is not null) n
         join restrictions r on r.tenant_id = $1 and r.contact_id = n.contact_id and r.activity_id is null and r.lifted_at is null
        where n.contact_id is distinct from $4::uuid
          and not case n.kind when 'email' then ${shared('email')} else ${shared('phone')} end
        order by n.kind, n.at, r.id`,
      [currentTenantId(), emails, phones, but ?? null],
    ),
  );
  return found.filter(({ kind, at }) => kind === 'phone' || !isGenericMailbox(emails[at] ?? null));
}

/**
 * Refuses what would write a restricted person's address or number down on another contact: the one gate of everything that
 * makes contacts or gives them a way to be reached, and of imports. Await it alone.
 * @param fields where the problem belongs
 * @param but a contact who may have them, since they are their own
 * @throws Invalid
 */
export async function refuseRestricted(
  reached: Reached,
  fields: Readonly<Record<RestrictedAt['kind'], string>>,
  but?: string,
): Promise<void> {
  const found = await restrictedAt(reached, but);
  if (found.length > 0)
    throw new Invalid(Object.fromEntries(found.map(({ kind }) => [fields[kind], `contacts.restricted.${kind}`])));
}
