import { record, system } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { removeFilesOf } from '../../files/files.ts';
import { writeMail } from '../../mail/mail.ts';
import { outside } from '../../outside.ts';
import { writeTenantErasure } from '../../privacy/erasure/erasure-ledger.ts';
import { destroyKeysOfErased } from '../../keys/tenant-keys.ts';
import { retentionCodes } from '../../privacy/inventory/retention-codes.ts';
import { ownersToTell } from '../owners-to-tell.ts';
import { change, inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { certificateInLink, signDeletion } from './deletion-certificate.ts';
import { keptAfter } from './kept-after.ts';
import { emptiedTables, tablesInOrder } from './tables-in-order.ts';

/** Rows deleted in one transaction: few enough to hold locks for a moment only. */
const PER_BATCH = 5_000;

/**
 * Erases what a closed tenant left: its files, then table after table in batches, then its people and its name. The
 * agreement, the subscription and the audit trail stay for as long as the law says (see tables-in-order.ts). What is done
 * stays done, so one that was interrupted goes on with the rest; one that is erased is left alone. The last owners get a
 * signed certificate by mail, which is the one thing still written for the tenant; it goes as all mail does.
 * @param again after a backup was restored: the owners have their certificate
 */
export async function eraseTenant(tenantId: string, { again = false } = {}): Promise<void> {
  if (!(await inTenant(tenantId, () => writeDown(tenantId)))) return;
  await faultPoint('in the ledger');
  await removeFilesOf(tenantId);
  await faultPoint('files removed');
  for (const table of await inTenant(tenantId, tablesInOrder)) {
    while ((await inTenant(tenantId, () => emptyBatch(tenantId, table))) === PER_BATCH);
    await faultPoint('table emptied');
  }
  await inTenant(tenantId, () => finish(tenantId, again));
}

/** Tells the ledger, so that no backup brings the tenant back. False for one that is not closed, or is erased already. */
async function writeDown(tenantId: string): Promise<boolean> {
  const [closed] = await sql<{ endedAt: Date }>(
    `select ended_at as "endedAt" from tenants where id = $1 and closed_at is not null and erased_at is null`,
    [tenantId],
  );
  if (closed) await writeTenantErasure(tenantId, closed.endedAt);
  return closed !== undefined;
}

/** Restricted records go with the others: the relationship in which they were kept is over. */
const emptyBatch = (tenantId: string, table: string): Promise<number> =>
  seeingRestricted(() =>
    change(
      `delete from ${table} where tenant_id = $1
          and ctid = any(array(select ctid from ${table} where tenant_id = $1 limit ${PER_BATCH}))`,
      [tenantId],
    ),
  );

/** The certificate, in a mail to each of the last owners; written before their names go, and signed over what the trail counted. */
async function certify(tenantId: string): Promise<void> {
  const [tenant] = await sql<{
    name: string;
    organisationNumber: string | null;
    endedAt: Date;
    closedAt: Date;
    rows: Readonly<Record<string, number>>;
    countedAt: Date;
  }>(
    `select t.name, t.organisation_number as "organisationNumber", t.ended_at as "endedAt", t.closed_at as "closedAt",
            e.details as rows, e.at as "countedAt"
       from tenants t join audit_entries e on e.tenant_id = t.id and e.action = 'tenant.closed' where t.id = $1
      order by e.id desc limit 1`,
    [tenantId],
  );
  if (!tenant) throw new Error('a tenant is erased that nobody has closed');
  const { rows, countedAt, endedAt, closedAt, ...named } = tenant;
  const certificate = signDeletion({
    tenant: tenantId,
    ...named,
    endedAt: endedAt.toISOString(),
    closedAt: closedAt.toISOString(),
    erasedAt: now().toISOString(),
    countedAt: countedAt.toISOString(),
    erased: Object.entries(rows).map(([table, count]) => ({ table, rows: count })),
    kept: keptAfter(endedAt, osloDay()).map((one) => ({ ...one })),
    agesOut: { backupDays: retentionCodes.backup.period.number },
  });
  for (const owner of await ownersToTell())
    await writeMail('deletion-certificate', {
      to: owner.email,
      language: owner.language,
      params: {
        tenantName: tenant.name,
        link: `${outside().publicUrl}/no/${owner.language}/deletion-certificate/${certificateInLink(certificate)}`,
      },
      key: `deletion-certificate:${owner.memberId}`,
    });
}

/** Nothing may be left of what the certificate says is gone. @throws Error with the table where something is */
async function demandEmpty(tenantId: string): Promise<void> {
  const left = emptiedTables.map(
    (table) => `select '${table}' as table where exists (select from ${table} where tenant_id = $1)`,
  );
  const found = await seeingRestricted(() => sql<{ table: string }>(left.join(' union all '), [tenantId]));
  if (found.length > 0) throw new Error(`not erased yet: ${found.map(({ table }) => table).join(', ')}`);
}

/**
 * Members go, but for those who accepted the agreement, since their names stand in it, and those whose account is restricted:
 * what OnNet holds about them is only stored until that is lifted (Art. 18). The row of the tenant loses its name,
 * and the keys go whose every use is gone.
 */
async function finish(tenantId: string, again: boolean): Promise<void> {
  await demandEmpty(tenantId);
  await destroyKeysOfErased();
  if (!again) await certify(tenantId);
  const restricted = `exists (select from users u where u.id = members.user_id and u.restricted_at is not null)`;
  const [, , people] = await Promise.all([
    change(
      `update members set ended_at = coalesce(ended_at, $2), role = 'reader' where tenant_id = $1 and ${restricted}`,
      [tenantId, now()],
    ),
    change(
      `update members set user_id = null, ended_at = coalesce(ended_at, $2), role = 'reader'
        where tenant_id = $1 and not ${restricted}
          and id in (select accepted_by from agreement_acceptances where tenant_id = $1)`,
      [tenantId, now()],
    ),
    change(
      `delete from members
        where tenant_id = $1 and not ${restricted}
          and id not in (select accepted_by from agreement_acceptances where tenant_id = $1)`,
      [tenantId],
    ),
    change(
      `update tenants
          set slug = 'former-' || id, name = case language when 'en' then 'Former customer' else 'Tidligere kunde' end,
              organisation_number = null, legal_form = null, address_lines = '{}', postal_code = null, place = null,
              register_fetched_at = null, erased_at = $2
        where id = $1`,
      [tenantId, now()],
    ),
  ]);
  await record(system, 'tenant.erased', { kind: 'tenant', id: tenantId }, { people });
}
