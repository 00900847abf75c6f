import { change, currentTenantId, sql } from '../tenancy.ts';
import type { CompanyField } from './fields.ts';

/** Where one value of a company comes from, and what the register last said about it. */
export interface FieldSource {
  readonly field: CompanyField;
  readonly source: 'register' | 'user' | 'import';
  /** In the form of `writeValue`; null when the register tells nothing, or never told. */
  readonly registerValue: string | null;
  readonly registerSeenAt: Date | null;
  readonly editedAt: Date | null;
  readonly editedBy: string | null;
  /** The register's value that a member decided not to use; they are asked again only about another one. */
  readonly keptValue: string | null;
}

/** The sources of a company's fields. A field without one was never filled. */
export const fieldSources = (companyId: string): Promise<FieldSource[]> =>
  sql<FieldSource>(
    `select field, source, register_value as "registerValue", register_seen_at as "registerSeenAt",
            edited_at as "editedAt", edited_by as "editedBy", kept_value as "keptValue"
       from company_field_sources where tenant_id = $1 and company_id = $2`,
    [currentTenantId(), companyId],
  );

/** Writes the sources of some fields of a company, in one statement. */
export async function writeSources(companyId: string, sources: readonly FieldSource[]): Promise<void> {
  if (sources.length === 0) return;
  await change(
    `insert into company_field_sources
       (tenant_id, company_id, field, source, register_value, register_seen_at, edited_at, edited_by, kept_value)
     select $1, $2, field, source, register_value, register_seen_at, edited_at, edited_by, kept_value
       from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::uuid[], $9::text[])
         as row (field, source, register_value, register_seen_at, edited_at, edited_by, kept_value)
     on conflict (tenant_id, company_id, field) do update
        set source = excluded.source, register_value = excluded.register_value,
            register_seen_at = excluded.register_seen_at, edited_at = excluded.edited_at,
            edited_by = excluded.edited_by, kept_value = excluded.kept_value`,
    [
      currentTenantId(),
      companyId,
      sources.map(({ field }) => field),
      sources.map(({ source }) => source),
      sources.map(({ registerValue }) => registerValue),
      sources.map(({ registerSeenAt }) => registerSeenAt),
      sources.map(({ editedAt }) => editedAt),
      sources.map(({ editedBy }) => editedBy),
      sources.map(({ keptValue }) => keptValue),
    ],
  );
}

/** Notes that a member gave these fields their value; what the register said about them is remembered. */
export async function noteUserEdit(
  companyId: string,
  fields: readonly CompanyField[],
  edit: { readonly by: string; readonly at: Date },
): Promise<void> {
  await change(
    `insert into company_field_sources (tenant_id, company_id, field, source, edited_at, edited_by)
     select $1, $2, field, 'user', $4, $5 from unnest($3::text[]) as row (field)
     on conflict (tenant_id, company_id, field) do update
        set source = 'user', edited_at = excluded.edited_at, edited_by = excluded.edited_by`,
    [currentTenantId(), companyId, fields, edit.at, edit.by],
  );
}
