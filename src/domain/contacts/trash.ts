import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';

/** Moves a contact to the trash. @returns its name @throws NotFound when it is not there, or in the trash already; NotAllowed */
export async function trashContact(by: Member, id: string): Promise<string> {
  demand(by, 'write');
  const [trashed] = isId(id)
    ? await sql<{ name: string }>(
        `update contacts set deleted_at = $3, deleted_by = $4, version = version + 1
          where tenant_id = $1 and id = $2 and deleted_at is null
         returning trim(given_name || ' ' || family_name) as name`,
        [by.tenantId, id, now(), by.id],
      )
    : [];
  if (!trashed) throw new NotFound('contact');
  await record(asActor(by), 'contact.trashed', { kind: 'contact', id });
  return trashed.name;
}

/** Takes a contact out of the trash; one that is not in it stays as it is. @throws NotFound, NotAllowed */
export async function restoreContact(by: Member, id: string): Promise<string> {
  demand(by, 'write');
  const [contact] = isId(id)
    ? await sql<{ name: string; trashed: boolean }>(
        `select trim(given_name || ' ' || family_name) as name, deleted_at is not null as trashed
           from contacts where tenant_id = $1 and id = $2 for update`,
        [by.tenantId, id],
      )
    : [];
  if (!contact) throw new NotFound('contact');
  if (!contact.trashed) return contact.name;
  await Promise.all([
    change(
      `update contacts set deleted_at = null, deleted_by = null, version = version + 1 where tenant_id = $1 and id = $2`,
      [by.tenantId, id],
    ),
    record(asActor(by), 'contact.restored', { kind: 'contact', id }),
  ]);
  return contact.name;
}

/** A contact in the trash. */
export interface TrashedContact {
  readonly id: string;
  readonly name: string;
  readonly companyName: string | null;
  readonly deletedAt: Date;
  readonly deletedByName: string | null;
  /** Nobody any more: it stays in the trash until it is emptied. */
  readonly erased: boolean;
}

export interface TrashPage {
  readonly rows: readonly TrashedContact[];
  /** Give it as `after` to get the next page. */
  readonly next: string | undefined;
}

export const TRASH_PAGE = 50;

const trashPage = (paged: boolean): string => `
  ${paged ? `with edge as (select deleted_at, id from contacts where tenant_id = $1 and id = $3)` : ''}
  select c.id, trim(c.given_name || ' ' || c.family_name) as name, c.company_name as "companyName",
         c.deleted_at as "deletedAt", m.name as "deletedByName", c.anonymised_at is not null as erased
    from contacts c
    left join members m on m.tenant_id = c.tenant_id and m.id = c.deleted_by
   where c.tenant_id = $1 and c.deleted_at is not null
     ${
       paged
         ? `and c.deleted_at <= (select deleted_at from edge)
            and (c.deleted_at < (select deleted_at from edge) or c.id > (select id from edge))`
         : ''
     }
   order by c.deleted_at desc, c.id limit $2`;

/** What is in the trash, the newest first, a page at a time; `after` is the id of the last row shown. */
export async function trashedContacts(by: Member, after = ''): Promise<TrashPage> {
  const paged = isId(after);
  const found = await sql<TrashedContact>(
    trashPage(paged),
    paged ? [by.tenantId, TRASH_PAGE + 1, after] : [by.tenantId, TRASH_PAGE + 1],
  );
  // The contact a page stood below has left the trash, or all below it have: the list begins anew.
  if (found.length === 0 && paged) return trashedContacts(by);
  const rows = found.slice(0, TRASH_PAGE);
  return { rows, next: found.length > TRASH_PAGE ? rows.at(-1)?.id : undefined };
}
