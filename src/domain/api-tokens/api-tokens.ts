import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid, NotFound } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { change, sql } from '../tenancy.ts';
import { newToken, tokenHash } from '../users/tokens.ts';
import { asActor, demand, type Member } from '../users/member.ts';

/** What a token may do at most; never more than who made it. */
export const tokenRoles = ['member', 'reader'] as const;
export type TokenRole = (typeof tokenRoles)[number];

/** For how many days a token can be made. None is for ever. */
export const tokenDays = [30, 90, 365] as const;

/** So many tokens of a tenant work at a time. */
export const MOST_TOKENS = 20;

/** A token as admins see it: never itself. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: TokenRole;
  readonly createdAt: Date;
  readonly createdByName: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** The last day it was used, as `YYYY-MM-DD`. */
  readonly usedOn: string | null;
  readonly works: boolean;
}

/** The tenant's tokens, newest first: those that work, and those that stopped lately. @throws NotAllowed */
export async function apiTokens(by: Member): Promise<ApiToken[]> {
  demand(by, 'people');
  return sql<ApiToken>(
    `select t.id, t.name, t.role, t.created_at as "createdAt", m.name as "createdByName", t.expires_at as "expiresAt",
            t.revoked_at as "revokedAt", t.used_on::text as "usedOn", (t.revoked_at is null and t.expires_at > $2) as works
       from api_tokens t join members m on m.tenant_id = $1 and m.id = t.created_by
      where t.tenant_id = $1 order by t.created_at desc, t.id desc limit 100`,
    [by.tenantId, now()],
  );
}

/**
 * Makes a token, which acts in the name of who makes it for as long as they are a member.
 * @returns the token, which is told this once: only its hash is kept
 * @throws Invalid (fields `name`, `role`, `days`, `token`), NotAllowed
 */
export async function createApiToken(
  by: Member,
  wanted: { readonly name: string; readonly role: string; readonly days: number },
): Promise<string> {
  demand(by, 'people');
  const name = wanted.name.trim().replace(/\s+/g, ' ');
  const role = tokenRoles.find((one) => one === wanted.role);
  const days = tokenDays.find((one) => one === wanted.days);
  if (name === '') throw new Invalid({ name: 'form.required' });
  if (name.length > 100) throw new Invalid({ name: { key: 'form.tooLong', params: { count: 100 } } });
  if (!role) throw new Invalid({ role: 'form.choose' });
  if (!days) throw new Invalid({ days: 'form.choose' });
  // Makers at the same moment wait for each other here, or each would count before the others are there.
  await sql(`select from tenants where id = $1 for no key update`, [by.tenantId]);
  const working = (await apiTokens(by)).filter(({ works }) => works);
  if (working.length >= MOST_TOKENS) throw new Invalid({ token: 'apiTokens.tooMany' });
  const id = newId();
  const token = `onnet_${by.tenantId.replaceAll('-', '')}_${newToken()}`;
  await Promise.all([
    change(
      `insert into api_tokens (tenant_id, id, name, role, token_hash, created_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [by.tenantId, id, name, role, tokenHash(token), by.id, now(), new Date(now().getTime() + days * 24 * 3_600_000)],
    ),
    record(asActor(by), 'token.created', { kind: 'api-token', id }, { role, days }),
  ]);
  return token;
}

/** Ends a token at once. One that is revoked already stays as it is. @throws NotFound, NotAllowed */
export async function revokeApiToken(by: Member, id: string): Promise<void> {
  demand(by, 'people');
  const [token] = isId(id)
    ? await sql<{ revokedAt: Date | null }>(
        `select revoked_at as "revokedAt" from api_tokens where tenant_id = $1 and id = $2 for update`,
        [by.tenantId, id],
      )
    : [];
  if (!token) throw new NotFound('token');
  if (token.revokedAt) return;
  await Promise.all([
    change(`update api_tokens set revoked_at = $3 where tenant_id = $1 and id = $2`, [by.tenantId, id, now()]),
    record(asActor(by), 'token.revoked', { kind: 'api-token', id }),
  ]);
}
