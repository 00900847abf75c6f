import { currentTenantId, sql } from '../tenancy.ts';

/** Somebody whom the processor must be able to reach (Art. 28, 33(2)), and who may change what is paid for. */
export interface OwnerToTell {
  readonly memberId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly language: 'nb' | 'en';
  readonly tenantSlug: string;
  readonly tenantName: string;
}

/** The owners of the tenant whose transaction is open, with the addresses they sign in with. */
export const ownersToTell = (): Promise<OwnerToTell[]> =>
  sql<OwnerToTell>(
    `select m.id as "memberId", u.id as "userId", u.email, u.name, u.language, t.slug as "tenantSlug", t.name as "tenantName"
       from members m join users u on u.id = m.user_id join tenants t on t.id = m.tenant_id
      where m.tenant_id = $1 and m.role = 'owner' and m.ended_at is null and not u.locked
      order by m.id`,
    [currentTenantId()],
  );
