import { now, osloDay } from '../clock.ts';
import { change, inTenant, platformRead, sql } from '../tenancy.ts';
import { membershipsOf, type Membership } from '../users/memberships.ts';
import { tokenHash } from '../users/tokens.ts';
import type { TokenRole } from './api-tokens.ts';

/** The tenant stands in the token, so that it is looked for among that tenant's own. */
const written = /^onnet_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[\w-]{43}$/;

/**
 * In whose name a token acts: the member who made it, with the token's role or their own where that is less. Undefined for a token that
 * is made up, has run out or is revoked, and for one whose maker is no member any more or is locked.
 */
export async function bearerOf(token: string): Promise<Membership | undefined> {
  const parts = written.exec(token);
  if (!parts) return undefined;
  const tenantId = parts.slice(1).join('-');
  const found = await inTenant(tenantId, () => workingToken(tenantId, token));
  if (!found) return undefined;
  const [user] = await platformRead(`select from users where id = $1 and not locked`, [found.userId]);
  if (!user) return undefined;
  const member = (await membershipsOf(found.userId)).find((one) => one.tenantId === tenantId);
  return member && { ...member, role: member.role === 'reader' ? 'reader' : found.role };
}

async function workingToken(
  tenantId: string,
  token: string,
): Promise<{ readonly userId: string; readonly role: TokenRole } | undefined> {
  const [found] = await sql<{ id: string; userId: string; role: TokenRole; usedOn: string | null }>(
    `select t.id, m.user_id as "userId", t.role, t.used_on::text as "usedOn"
       from api_tokens t join members m on m.tenant_id = $1 and m.id = t.created_by
      where t.tenant_id = $1 and t.token_hash = $2 and t.revoked_at is null and t.expires_at > $3`,
    [tenantId, tokenHash(token), now()],
  );
  const today = osloDay(now());
  if (found && found.usedOn !== today)
    await change(`update api_tokens set used_on = $3 where tenant_id = $1 and id = $2`, [tenantId, found.id, today]);
  return found;
}
