import { faultPoint } from '../fault-points.ts';
import { settle, type LeasedObligation } from '../outbox.ts';
import { askRegister, isKept } from '../register/entity-store.ts';
import type { BadRequest, Unavailable } from '../register/outcomes.ts';
import { change, currentTenantId, inTenant, sql } from '../tenancy.ts';
import { writeAnswer } from './write-answer.ts';

/**
 * For a company that has had no answer: a kept one this young was given while the member typed the number; an older one is asked again.
 * Who has one and asks once more wants a new one.
 */
const JUST_NOW_MS = 10 * 60_000;

/** The register did not answer, so the duty is tried again. The word is for the operators. */
export class RegisterSilent extends Error {
  readonly failure: string;

  constructor(outcome: Unavailable | BadRequest) {
    const failure = outcome.kind === 'Unavailable' ? `register-${outcome.reason}` : 'register-bad-request';
    super(failure);
    this.name = 'RegisterSilent';
    this.failure = failure;
  }
}

/**
 * Asks the register about the company an obligation names and writes what it says: values with source and date where
 * no member typed any, the state either way, and one audit entry that names fields and no values. The question is asked
 * between transactions; the effect and the settling stand or fall together.
 * @throws RegisterSilent when the register does not answer; the company's state then says so
 */
export async function enrichCompany(obligation: LeasedObligation, signal?: AbortSignal): Promise<void> {
  const { tenantId, key: companyId } = obligation;
  const asked = await inTenant(tenantId, () => numberToAsk(companyId));
  if (!asked) {
    await inTenant(tenantId, () => settle(obligation));
    return;
  }
  await faultPoint('company read');
  const { number, answered } = asked;
  const { outcome, toldAt } = await askRegister(number, {
    olderThan: answered ? 0 : JUST_NOW_MS,
    ...(signal ? { signal } : {}),
  });
  await faultPoint('register answered');
  if (!isKept(outcome)) {
    await inTenant(tenantId, () => noteSilence(companyId));
    throw new RegisterSilent(outcome);
  }
  await inTenant(tenantId, async () => {
    // First, so that of several runs all but one stop here and leave no trace.
    await settle(obligation);
    await faultPoint('obligation settled');
    await writeAnswer(companyId, number, { outcome, toldAt });
    await faultPoint('answer written');
  });
  await faultPoint('answer committed');
}

/** The number to ask about, and whether there was an answer about it before; nothing for a company that has none any more, or lies in the trash. */
async function numberToAsk(
  companyId: string,
): Promise<{ readonly number: string; readonly answered: boolean } | undefined> {
  const [row] = await sql<{ number: string; answered: boolean }>(
    `select organisation_number as number, enrichment_at is not null as answered from companies
      where tenant_id = $1 and id = $2 and deleted_at is null and organisation_number is not null`,
    [currentTenantId(), companyId],
  );
  return row;
}

// An answer that is there already is worth more than today's silence.
const noteSilence = (companyId: string): Promise<number> =>
  change(
    `update companies set enrichment_state = 'unavailable'
      where tenant_id = $1 and id = $2 and enrichment_state in ('none', 'waiting')`,
    [currentTenantId(), companyId],
  );
