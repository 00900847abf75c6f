import { retentionCodes } from '../../privacy/inventory/retention-codes.ts';
import type { TableDeclaration } from '../../privacy/inventory/declaration.ts';
import { treatments } from '../../privacy/inventory/erasure-treatment.ts';
import { declarationOf } from '../../privacy/inventory/inventory.ts';
import { subjectGraph } from '../../privacy/inventory/subject-graph.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { platformRead, readingTenant, sql } from '../../tenancy.ts';
import { authorships } from '../former-user.ts';
import type { SignedInUser } from '../sessions.ts';

/** Rows of one table. */
export interface CountedRows {
  readonly table: string;
  readonly rows: number;
}

/** Something about a user that a law keeps, or that shows that the law was followed. */
export interface KeptOfUser extends CountedRows {
  /** As the retention rule says it, in both languages. */
  readonly until: { readonly nb: string; readonly en: string };
  readonly law: string;
}

/** What erasing a user's own account does, before it is done. */
export interface OwnErasurePreview {
  /** Gone with the account. */
  readonly deleted: readonly CountedRows[];
  /** What they wrote and made: it is the tenants', and becomes the former user's. */
  readonly former: readonly CountedRows[];
  readonly kept: readonly KeptOfUser[];
  /** Tenants that would have no owner: each must be handed over or ended first. */
  readonly soleOwnerOf: readonly { readonly slug: string; readonly name: string }[];
  /** Operators of OnNet are let go by another operator first. */
  readonly operator: boolean;
}

const own = subjectGraph('user').filter(({ as }) => as === 'about');
const goes = (declaration: TableDeclaration): boolean =>
  Object.values(treatments(declaration, 'user')).includes('delete') ||
  Object.values(treatments(declaration, 'invitee')).includes('delete');

/** Everything that erasing the account would do, counted in OnNet's own scope and in that of each tenant of the user's. */
export async function ownErasurePreview(
  user: Pick<SignedInUser, 'id' | 'operator' | 'memberships'>,
): Promise<OwnErasurePreview> {
  const tenants = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.tenants_ever_of($1)`, [
    user.id,
  ]);
  const scopes = [PLATFORM_TENANT_ID, ...tenants.map((one) => one.tenant_id)];
  const mine = new Map<string, number>();
  const written = new Map<string, number>();
  for (const [at, tenantId] of scopes.entries()) {
    const [about, authored] = await readingTenant(tenantId, async () => [
      await countOwn(user.id, tenantId, at === 0),
      at === 0 ? [] : await countWritten(user.id, tenantId),
    ]);
    add(mine, about);
    add(written, authored);
  }
  const counted = rowsOf(mine);
  return {
    deleted: counted.filter(({ table }) => goes(declarationOf(table))),
    former: rowsOf(written),
    kept: counted.filter(({ table }) => !goes(declarationOf(table))).map((one) => ({ ...one, ...keptBy(one.table) })),
    soleOwnerOf: await soleOwnerOf(user),
    operator: user.operator,
  };
}

/** The tenants that go on and have no other owner who can sign in. */
export async function soleOwnerOf(user: Pick<SignedInUser, 'memberships'>): Promise<{ slug: string; name: string }[]> {
  const sole: { slug: string; name: string }[] = [];
  for (const membership of user.memberships) {
    if (membership.role !== 'owner' || membership.graceUntil !== undefined) continue;
    const others = await readingTenant(membership.tenantId, () =>
      sql(
        `select from members m join users u on u.id = m.user_id and not u.locked
          where m.tenant_id = $1 and m.role = 'owner' and m.ended_at is null and m.id <> $2 limit 1`,
        [membership.tenantId, membership.id],
      ),
    );
    if (others.length === 0) sole.push({ slug: membership.tenantSlug, name: membership.tenantName });
  }
  return sole;
}

/** Tables without tenants are counted once, with the platform's own. */
async function countOwn(userId: string, tenantId: string, platform: boolean): Promise<CountedRows[]> {
  const here = own.filter(({ table }) => platform || 'tenant_id' in declarationOf(table).columns);
  const counts = here.map(
    ({ table, where }) => `select '${table}' as table, count(*)::int as rows from ${table} where ${where}`,
  );
  return sql<CountedRows>(counts.join(' union all '), [tenantId, [userId]]);
}

async function countWritten(userId: string, tenantId: string): Promise<CountedRows[]> {
  const counts = authorships.map(
    ({ table, column }) => `select '${table}' as table, count(*)::int as rows from ${table}
      where tenant_id = $1 and ${column} in (select id from members where tenant_id = $1 and user_id = $2)`,
  );
  return sql<CountedRows>(counts.join(' union all '), [tenantId, userId]);
}

function add(sums: Map<string, number>, counted: readonly CountedRows[]): void {
  for (const { table, rows } of counted) sums.set(table, (sums.get(table) ?? 0) + rows);
}

const rowsOf = (sums: ReadonlyMap<string, number>): CountedRows[] =>
  Array.from(sums, ([table, rows]) => ({ table, rows })).filter(({ rows }) => rows > 0);

/** Why something of a table is kept: the agreement has a law of its own; the rest is the trail of what was done, without a name. */
export function keptBy(table: string): Pick<KeptOfUser, 'until' | 'law'> {
  const code = table === 'agreement_acceptances' ? retentionCodes.agreement : retentionCodes['audit-trail'];
  return {
    until: { nb: code.nb, en: code.en },
    law: 'floor' in code ? code.floor : 'GDPR art. 5(2), 17(3)(b)',
  };
}
