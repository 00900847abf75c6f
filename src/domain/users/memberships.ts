import { accessFor } from '../billing/access.ts';
import { graceUntil } from '../tenants/grace.ts';
import { platformRead } from '../tenancy.ts';
import type { Member, Role } from './member.ts';

/** A member as the signed-in person sees it: with the tenant's own language. */
export interface Membership extends Member {
  readonly tenantLanguage: 'nb' | 'en';
}

/** One row of `directory.memberships_of`. */
export interface MembershipRow {
  readonly tenant_id: string;
  readonly slug: string;
  readonly tenant_name: string;
  readonly tenant_language: 'nb' | 'en';
  readonly member_id: string;
  readonly member_name: string;
  readonly role: Role;
  readonly plan: string;
  readonly subscription_status: string;
  /** A moment, or how JSON writes it. */
  readonly ended_at: Date | string | null;
}

/** A directory row as the membership of that user. */
export const toMembership = (userId: string, row: MembershipRow): Membership => ({
  id: row.member_id,
  userId,
  tenantId: row.tenant_id,
  tenantSlug: row.slug,
  tenantName: row.tenant_name,
  tenantLanguage: row.tenant_language,
  name: row.member_name,
  role: row.role,
  access: accessFor(row.subscription_status),
  graceUntil: row.ended_at === null ? undefined : graceUntil(new Date(row.ended_at)),
});

/** Every tenant a user is a member of right now, by name. */
export async function membershipsOf(userId: string): Promise<Membership[]> {
  const rows = await platformRead<MembershipRow>(`select * from directory.memberships_of($1)`, [userId]);
  return rows.map((row) => toMembership(userId, row));
}
