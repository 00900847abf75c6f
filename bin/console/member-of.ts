import { platformRead, readingTenant, sql } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { membershipsOf } from '../../src/domain/users/memberships.ts';
import { CannotStart } from '../cannot-start.ts';

/**
 * Somebody of a tenant, to act as.
 * @param slug the tenant, as in its addresses
 * @param email the member's; without it the owner
 * @throws CannotStart naming what there is
 */
export async function memberOf(slug: string, email: string | undefined): Promise<Member> {
  const tenantId = await tenantBySlug(slug);
  const members = await readingTenant(tenantId, () =>
    sql<{ user_id: string; email: string }>(
      `select m.user_id, u.email from members m join users u on u.id = m.user_id
        where m.ended_at is null order by m.role = 'owner' desc, m.id`,
    ),
  );
  const chosen = email === undefined ? members[0] : members.find((member) => member.email === email);
  if (!chosen)
    throw new CannotStart(
      `${email ?? 'The owner'} is no member of ${slug}. Its members: ${members.map((member) => member.email).join(', ')}`,
    );
  const memberships = await membershipsOf(chosen.user_id);
  const membership = memberships.find((one) => one.tenantId === tenantId);
  if (!membership) throw new Error('a member without a membership');
  return membership;
}

/** Looks into one tenant after the other: an operator's tool may, the product never needs to. */
async function tenantBySlug(slug: string): Promise<string> {
  const tenants = await platformRead<{ tenant_id: string }>('select tenant_id from directory.active_tenants()');
  const slugs: string[] = [];
  for (const { tenant_id: id } of tenants) {
    const [tenant] = await readingTenant(id, () =>
      sql<{ slug: string }>('select slug from tenants where id = $1', [id]),
    );
    if (tenant?.slug === slug) return id;
    if (tenant) slugs.push(tenant.slug);
  }
  throw new CannotStart(`There is no tenant ${slug}. There are: ${slugs.slice(0, 20).join(', ')}`);
}
