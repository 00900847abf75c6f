import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import type { CompanyColumns } from './fields.ts';

/** A company's row as verbs need it. */
export interface CompanyRow extends CompanyColumns {
  organisation_number: string | null;
  owner_id: string | null;
  register_status: string | null;
  enrichment_state: EnrichmentState;
  enrichment_at: Date | null;
  /** Undecided while the register has not said. */
  vat_registered: boolean | null;
  person_like: boolean;
  version: number;
  deleted_at: Date | null;
}

/** How far asking the register about a company has come. `none`: it has no number, or nobody asked. */
export type EnrichmentState = 'none' | 'waiting' | 'found' | 'deleted' | 'removed' | 'unknown' | 'unavailable';

/**
 * The company's row, locked until the open transaction ends, in the trash or not.
 * @throws NotFound when it is not there or not the tenant's
 */
export async function lockCompany(id: string): Promise<CompanyRow> {
  if (!isId(id)) throw new NotFound('company');
  const [row] = await sql<CompanyRow>(
    `select name, legal_form, website, email, phone, address_lines, postal_code, place, country_code, industry_code,
            industry, employees, organisation_number, owner_id, register_status, enrichment_state,
            enrichment_at, vat_registered, person_like, version, deleted_at
       from companies where tenant_id = $1 and id = $2 for update`,
    [currentTenantId(), id],
  );
  if (!row) throw new NotFound('company');
  return row;
}

/** As `lockCompany`, for what may only be done to a company outside the trash. */
export async function lockLiveCompany(id: string): Promise<CompanyRow> {
  const row = await lockCompany(id);
  if (row.deleted_at) throw new NotFound('company');
  return row;
}
