import { sql } from '../tenancy.ts';

/** Somebody who is told about money: who may change the subscription. */
export interface BillingPerson {
  readonly id: string;
  readonly email: string;
  readonly language: 'nb' | 'en';
  readonly tenantName: string;
  readonly slug: string;
}

/** The owners of the tenant whose transaction is open. */
export const billingPeople = (tenantId: string): Promise<BillingPerson[]> =>
  sql<BillingPerson>(
    `select u.id, u.email, u.language, t.name as "tenantName", t.slug
       from members m join users u on u.id = m.user_id and not u.locked join tenants t on t.id = m.tenant_id
      where m.tenant_id = $1 and m.ended_at is null and m.role = 'owner' order by u.id`,
    [tenantId],
  );
