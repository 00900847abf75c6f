import { record, system } from '../audit/audit.ts';
import { faultPoint } from '../fault-points.ts';
import { settle, type LeasedObligation } from '../outbox.ts';
import { isPersonLikeForm } from '../register/entity.ts';
import { askRegister, type KeptOutcome, type Told } from '../register/entity-store.ts';
import type { BadRequest, LookUpOutcome, Unavailable } from '../register/outcomes.ts';
import { registerStatus } from '../register/status.ts';
import { change, currentTenantId, inTenant, sql } from '../tenancy.ts';
import { applyRegister, purgeRegister, type RegisterEffect } from './apply-register.ts';
import { fieldSources, writeSources } from './field-sources.ts';
import { companyFieldNames } from './fields.ts';
import { lockCompany, type CompanyRow, type EnrichmentState } from './locked-company.ts';
import { placeholderName } from './placeholder-name.ts';
import { registerValues } from './register-values.ts';
import { writeCompany } from './write-company.ts';

/** A kept answer this young was given while the member typed the number; an older one is asked again. */
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
  const number = await inTenant(tenantId, () => numberToAsk(companyId));
  if (number === null) {
    await inTenant(tenantId, () => settle(obligation));
    return;
  }
  await faultPoint('company read');
  const { outcome, toldAt } = await askRegister(number, { olderThan: JUST_NOW_MS, ...(signal ? { signal } : {}) });
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

/** The number to ask about; null for a company that has none any more, or lies in the trash. */
async function numberToAsk(companyId: string): Promise<string | null> {
  const [row] = await sql<{ organisation_number: string | null }>(
    `select organisation_number from companies where tenant_id = $1 and id = $2 and deleted_at is null`,
    [currentTenantId(), companyId],
  );
  return row?.organisation_number ?? null;
}

const isKept = (outcome: LookUpOutcome): outcome is KeptOutcome =>
  outcome.kind !== 'Unavailable' && outcome.kind !== 'BadRequest';

// An answer that is there already is worth more than today's silence.
const noteSilence = (companyId: string): Promise<number> =>
  change(
    `update companies set enrichment_state = 'unavailable'
      where tenant_id = $1 and id = $2 and enrichment_state in ('none', 'waiting')`,
    [currentTenantId(), companyId],
  );

async function writeAnswer(companyId: string, number: string, told: Told<KeptOutcome>): Promise<void> {
  const [company, sources, [tenant]] = await Promise.all([
    lockCompany(companyId),
    fieldSources(companyId),
    sql<{ language: 'nb' | 'en' }>(`select language from tenants where id = $1`, [currentTenantId()]),
  ]);
  // The number was changed while the register was asked: that change owes an enrichment of its own.
  if (company.organisation_number !== number) return;
  const effect = effectOf(company, sources, number, told, placeholderName(number, tenant?.language ?? 'nb'));
  const { state, status } = summaryOf(told.outcome);
  await Promise.all([
    effect.changed.length > 0 ? writeCompany(companyId, number, effect.columns, company) : undefined,
    writeSources(companyId, effect.sources),
    change(
      `update companies set enrichment_state = $3, enrichment_at = $4, register_status = $5, person_like = $6
        where tenant_id = $1 and id = $2`,
      [currentTenantId(), companyId, state, told.toldAt, status, isPersonLikeForm(effect.columns.legal_form ?? '')],
    ),
    record(system, 'company.enriched', { kind: 'company', id: companyId }, { outcome: state, fields: effect.changed }),
  ]);
}

function effectOf(
  company: CompanyRow,
  sources: Awaited<ReturnType<typeof fieldSources>>,
  organisationNumber: string,
  { outcome, toldAt }: Told<KeptOutcome>,
  placeholder: string,
): RegisterEffect {
  if (outcome.kind === 'Removed') return purgeRegister(company, sources, placeholder);
  if (outcome.kind === 'Unknown') return { columns: company, sources: [], changed: [] };
  const values = registerValues(outcome.entity);
  const known = outcome.kind === 'Found' ? companyFieldNames : (['name', 'legalForm'] as const);
  return applyRegister(company, sources, { organisationNumber, values, known, at: toldAt });
}

function summaryOf(outcome: KeptOutcome): { state: EnrichmentState; status: string | null } {
  if (outcome.kind === 'Found') return { state: 'found', status: registerStatus(outcome.entity) };
  if (outcome.kind === 'Deleted') return { state: 'deleted', status: 'deleted' };
  if (outcome.kind === 'Removed') return { state: 'removed', status: 'removed' };
  return { state: 'unknown', status: null };
}
