import { Invalid, NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { endingsUnder, type HoldLawCode } from './hold-laws.ts';
import { releaseHolds } from './legal-holds.ts';

/**
 * Ends a hold by hand, with the reason in the audit trail, and opens again the erasure that waited for it. One that has ended
 * meanwhile is left as it is.
 * @param because one of the endings that its law allows, as typed
 * @throws Invalid (field because), NotFound, NotAllowed
 */
export async function endHold(by: Member, id: string, because: string): Promise<void> {
  demand(by, 'privacy');
  const [hold] = isId(id)
    ? await sql<{ law: HoldLawCode }>(`select law from legal_holds where tenant_id = $1 and id = $2`, [by.tenantId, id])
    : [];
  if (!hold) throw new NotFound('hold');
  const ending = endingsUnder(hold.law).find((one) => one === because);
  if (ending === undefined) throw new Invalid({ because: 'form.choose' });
  await releaseHolds(asActor(by), [id], ending);
}
