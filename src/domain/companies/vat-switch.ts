import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';

/** SQL, true while the tenant $1 has VAT status on: it is from the start, since nothing leaves for it. */
export const vatIsOn = `not exists (select from tenant_neighbours
  where tenant_id = $1 and neighbour = 'vat' and not switched_on)`;

/** Whether the member's tenant has VAT status on: off, it is shown and asked for nowhere. */
export async function isVatOn(by: Member): Promise<boolean> {
  demand(by, 'read');
  const [row] = await sql<{ on: boolean }>(`select ${vatIsOn} as on`, [by.tenantId]);
  return row?.on ?? false;
}
