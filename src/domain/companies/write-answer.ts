import { record, system } from '../audit/audit.ts';
import type { KeptOutcome, Told } from '../register/entity-store.ts';
import { registerStatus } from '../register/status.ts';
import { withholdExports } from '../exports/withhold-exports.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { applyRegister, purgeRegister, type RegisterEffect } from './apply-register.ts';
import { fieldSources, writeSources } from './field-sources.ts';
import { companyFieldNames } from './fields.ts';
import { lockCompany, type CompanyRow, type EnrichmentState } from './locked-company.ts';
import { noticesOf, type StandingInRegister } from './news/notices.ts';
import { forgetNotices, writeNotices } from './news/write-notices.ts';
import { placeholderName } from './placeholder-name.ts';
import { registerValues } from './register-values.ts';
import { writeCompany } from './write-company.ts';

/**
 * Writes what the register said about a company, in the open transaction of its tenant: values with source and date where
 * no member typed any, the state, what members should be told of, and one audit entry that names fields and no values. An
 * answer that is no newer than the one written already changes nothing.
 * Nobody is told of one in the trash.
 * @param number the number that was asked about; an answer about another one than the company has now is left
 * @throws NotFound when the company is gone
 */
export async function writeAnswer(companyId: string, number: string, told: Told<KeptOutcome>): Promise<void> {
  const [company, sources, [tenant]] = await Promise.all([
    lockCompany(companyId),
    fieldSources(companyId),
    sql<{ language: 'nb' | 'en' }>(`select language from tenants where id = $1`, [currentTenantId()]),
  ]);
  // The number was changed while the register was asked: that change owes an enrichment of its own.
  if (company.organisation_number !== number) return;
  if (company.enrichment_at && company.enrichment_at >= told.toldAt && company.enrichment_state !== 'waiting') return;
  const effect = effectOf(company, sources, number, told, placeholderName(number, tenant?.language ?? 'nb'));
  const after = standingAfter(company, told.outcome);
  const notices =
    company.enrichment_at === null || company.deleted_at !== null
      ? []
      : noticesOf({ before: company, after, sources, outcome: told.outcome });
  await Promise.all([
    effect.changed.length > 0 ? writeCompany(companyId, number, effect.columns, company) : undefined,
    writeSources(companyId, effect.sources),
    change(
      `update companies set enrichment_state = $3, enrichment_at = $4, register_status = $5, person_like = $6,
              vat_registered = $7
        where tenant_id = $1 and id = $2`,
      [
        currentTenantId(),
        companyId,
        after.enrichment_state,
        told.toldAt,
        after.register_status,
        isPersonLike(company, told.outcome),
        after.vat_registered,
      ],
    ),
    // What is removed from open data goes from here too, what members were told of it included.
    told.outcome.kind === 'Removed' ? forgetNotices(companyId) : undefined,
    told.outcome.kind === 'Removed' && company.register_status !== 'removed' && effect.changed.length > 0
      ? withholdExports('removal')
      : undefined,
    writeNotices(companyId, notices, told.toldAt),
    record(
      system,
      'company.enriched',
      { kind: 'company', id: companyId },
      { outcome: after.enrichment_state, fields: effect.changed },
    ),
  ]);
}

/**
 * Removed or unknown, it tells no form, and struck off no owner; whose data what members typed is does not change with that.
 * What counts is the form that the register tells, whatever form somebody else wrote down.
 */
function isPersonLike(company: CompanyRow, outcome: KeptOutcome): boolean {
  if (outcome.kind === 'Found') return outcome.entity.personLike;
  return company.person_like || (outcome.kind === 'Deleted' && outcome.entity.personLike);
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

/** What follows from an answer beside the fields. What it does not say about VAT is not known from an older one either. */
function standingAfter(
  company: CompanyRow,
  outcome: KeptOutcome,
): StandingInRegister & { readonly enrichment_state: EnrichmentState } {
  if (outcome.kind === 'Found') {
    const { vatRegistered } = outcome.entity;
    return {
      enrichment_state: 'found',
      register_status: registerStatus(outcome.entity),
      vat_registered: vatRegistered ?? null,
    };
  }
  if (outcome.kind === 'Deleted') return { ...gone, enrichment_state: 'deleted', register_status: 'deleted' };
  if (outcome.kind === 'Removed') return { ...gone, enrichment_state: 'removed', register_status: 'removed' };
  return { ...gone, enrichment_state: 'unknown', register_status: null };
}

const gone = { vat_registered: null } as const;
