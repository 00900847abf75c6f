import { now } from '../../clock.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../../tenancy.ts';
import { closeTenant } from '../../tenants/ending/close-tenant.ts';
import { giveAnOwner } from '../../tenants/succession.ts';
import { eraseTenant } from '../../tenants/ending/erase-tenant.ts';
import { forgetUser } from '../../users/forget-users.ts';
import { forgetMember } from '../../users/former-user.ts';
import type { TenantLine, UserLine } from './erasure-ledger.ts';
import { ledgerAhead, type MissingErasure } from './ledger-ahead.ts';
import { readBackReplayed, replayContact } from './replay-contact.ts';

/**
 * Carries out again every erasure that a restored backup has forgotten (hard case 20): of tenants, of users and of contacts.
 * A second run finds nothing to do; one that was interrupted goes on.
 * @returns how many were carried out, and how many ended with something left for a human to look at
 */
export async function replayErasures(): Promise<{ readonly replayed: number; readonly toLookAt: number }> {
  const { missing } = await ledgerAhead();
  let toLookAt = 0;
  const contacts: { readonly tenantId: string; readonly id: string }[] = [];
  for (const one of missing)
    if (one.kind === 'contact')
      contacts.push({ tenantId: one.tenantId, id: await replayContact(one.tenantId, one.line) });
    else if (await replay(one)) toLookAt += 1;
  for (const { tenantId, id } of contacts) if (await readBackReplayed(tenantId, id)) toLookAt += 1;
  return { replayed: missing.length, toLookAt };
}

/** @returns whether something is left for a human to look at */
async function replay(one: Exclude<MissingErasure, { readonly kind: 'contact' }>): Promise<boolean> {
  if (one.kind === 'user') return replayUser(one.userId, one.line);
  await replayTenant(one.tenantId, one.line);
  return false;
}

/** Closes a tenant that was erased, as of the day it ended, and erases it; its owners got their certificate the first time. */
async function replayTenant(tenantId: string, { endedAt }: TenantLine): Promise<void> {
  await inTenant(tenantId, async () => {
    await change(`update tenants set ended_at = $2 where id = $1`, [tenantId, endedAt]);
    await closeTenant(tenantId);
  });
  await eraseTenant(tenantId, { again: true });
}

/**
 * Has a user who is gone leave every tenant, and go; who asked for it is not named in what they wrote either. A tenant that had
 * not chosen its next owner when the backup was made gets one.
 * @returns whether a tenant got one, or has nobody to be it: whoever restored the backup should ask the tenant
 */
async function replayUser(userId: string, { asked }: UserLine): Promise<boolean> {
  let ownerless = false;
  const tenants = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.tenants_ever_of($1)`, [
    userId,
  ]);
  for (const { tenant_id: tenantId } of tenants) {
    const members = await inTenant(tenantId, () => leave(tenantId, userId));
    if (await inTenant(tenantId, giveAnOwner)) ownerless = true;
    if (asked) for (const id of members) await forgetMember(tenantId, id);
  }
  // Who is an operator in the backup was let go before they could be gone.
  await inPlatform(() => change(`update users set operator = false where id = $1 and operator`, [userId]));
  await forgetUser(userId, { asked });
  return ownerless;
}

async function leave(tenantId: string, userId: string): Promise<string[]> {
  const members = await sql<{ id: string }>(
    `update members set ended_at = coalesce(ended_at, $3) where tenant_id = $1 and user_id = $2 returning id`,
    [tenantId, userId, now()],
  );
  const ids = members.map(({ id }) => id);
  await change(
    `update invitations set revoked_at = $3
      where tenant_id = $1 and invited_by = any($2::uuid[]) and accepted_at is null and revoked_at is null`,
    [tenantId, ids, now()],
  );
  return ids;
}
