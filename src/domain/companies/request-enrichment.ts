import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { oweAgain } from '../outbox.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';

/** Owes asking the register about a company, in the open transaction, and says on the company that the answer is awaited. */
export async function oweEnrichment(companyId: string): Promise<void> {
  await Promise.all([
    change(`update companies set enrichment_state = 'waiting' where tenant_id = $1 and id = $2`, [
      currentTenantId(),
      companyId,
    ]),
    oweAgain('enrichment', companyId, { subjectId: companyId }),
  ]);
}

/**
 * A member asks the register once more.
 * @throws NotFound when the company is not there, lies in the trash or has no number
 */
export async function requestEnrichment(by: Member, companyId: string): Promise<void> {
  demand(by, 'write');
  const asked =
    isId(companyId) &&
    (await change(
      `update companies set enrichment_state = 'waiting'
        where tenant_id = $1 and id = $2 and deleted_at is null and organisation_number is not null`,
      [by.tenantId, companyId],
    ));
  if (!asked) throw new NotFound('company');
  await oweAgain('enrichment', companyId, { subjectId: companyId });
}
