import { everyTenantId } from '../../housekeeping.ts';
import { platformRead, readingTenant, sql } from '../../tenancy.ts';
import { hashesOf, readLedger, type ContactLine, type TenantLine, type UserLine } from './erasure-ledger.ts';

/** An erasure that the ledger knows of and the database does not: the database is older, a restored backup. */
export type MissingErasure =
  | { readonly kind: 'tenant'; readonly tenantId: string; readonly line: TenantLine }
  | { readonly kind: 'user'; readonly userId: string; readonly line: UserLine }
  | { readonly kind: 'contact'; readonly tenantId: string; readonly line: ContactLine };

/** What the ledger says that the database does not know. */
export interface LedgerAhead {
  /** In the order they are carried out in: what goes with a tenant needs no more. */
  readonly missing: readonly MissingErasure[];
  /** Places in the ledger's files that are not as they were written. */
  readonly broken: readonly string[];
}

/**
 * Holds the ledger against the database. What the database does not have at all is not missing: there is nobody to erase.
 * A tenant that is closed lets nobody in, and is erased by the next night with everything of its contacts.
 */
export async function ledgerAhead(): Promise<LedgerAhead> {
  const { lines, broken } = await readLedger();
  const [ofTenants, ofUsers, ofContacts] = [
    new Map(lines.flatMap((line) => (line.kind === 'tenant' ? [[line.tenant, line]] : []))),
    new Map(lines.flatMap((line) => (line.kind === 'user' ? [[line.user, line]] : []))),
    Map.groupBy(
      lines.filter((line) => line.kind === undefined),
      ({ tenant }) => tenant,
    ),
  ];
  const tenants: MissingErasure[] = [];
  const contacts: MissingErasure[] = [];
  if (ofTenants.size > 0 || ofContacts.size > 0)
    for (const tenantId of await everyTenantId()) {
      const names = hashesOf('tenant', tenantId);
      const gone = names.flatMap((name) => ofTenants.get(name) ?? [])[0];
      const erased = names.flatMap((name) => ofContacts.get(name) ?? []);
      if ((gone === undefined && erased.length === 0) || (await isClosed(tenantId))) continue;
      if (gone) tenants.push({ kind: 'tenant', tenantId, line: gone });
      else contacts.push(...(await unknownTo(tenantId, erased)).map((line) => missingContact(tenantId, line)));
    }
  const users = ofUsers.size === 0 ? [] : await usersBack(ofUsers);
  return { missing: [...tenants, ...users, ...contacts], broken };
}

const missingContact = (tenantId: string, line: ContactLine): MissingErasure => ({ kind: 'contact', tenantId, line });

async function isClosed(tenantId: string): Promise<boolean> {
  const rows = await readingTenant(tenantId, () =>
    sql(`select from tenants where id = $1 and closed_at is not null`, [tenantId]),
  );
  return rows.length === 1;
}

/** Those of a tenant's lines that it has neither carried out nor replayed. */
async function unknownTo(tenantId: string, lines: readonly ContactLine[]): Promise<ContactLine[]> {
  const rows = await readingTenant(tenantId, () =>
    sql<{ id: string; replay_of: string | null }>(`select id, replay_of from erasures where tenant_id = $1`, [
      tenantId,
    ]),
  );
  const known = new Set(rows.flatMap(({ id, replay_of }) => [replay_of, ...hashesOf('erasure', id)]));
  return lines.filter(({ erasure }) => !known.has(erasure));
}

async function usersBack(lines: ReadonlyMap<string, UserLine>): Promise<MissingErasure[]> {
  const users = await platformRead<{ id: string }>(`select id from users`);
  return users.flatMap(({ id }) =>
    hashesOf('user', id).flatMap((name): MissingErasure[] => {
      const line = lines.get(name);
      return line ? [{ kind: 'user', userId: id, line }] : [];
    }),
  );
}
