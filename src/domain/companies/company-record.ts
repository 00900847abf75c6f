import { fieldsOf, type ShownField } from '../custom-fields/field-values.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { fieldSources, type FieldSource } from './field-sources.ts';
import type { CompanyColumns } from './fields.ts';
import type { EnrichmentState } from './locked-company.ts';
import { vatIsOn } from './vat-switch.ts';

/** A company with where each of its facts comes from. */
export interface Company extends CompanyColumns {
  readonly id: string;
  readonly organisation_number: string | null;
  readonly person_like: boolean;
  readonly register_status: string | null;
  /** Since when it is what its status says, `YYYY-MM-DD`; null when the register told no day. */
  readonly standing_since: string | null;
  readonly enrichment_state: EnrichmentState;
  readonly enrichment_at: Date | null;
  readonly vat_registered: boolean | null;
  /** Whether the tenant has VAT status on; off, it is shown nowhere. */
  readonly vat_shown: boolean;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly last_activity_at: Date | null;
  readonly version: number;
  readonly created_at: Date;
  readonly deleted_at: Date | null;
  readonly sources: readonly FieldSource[];
  /** The tenant's own fields with what they hold here. */
  readonly custom_fields: readonly ShownField[];
}

export interface CompanyPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string | null;
}

export interface CompanyDeal {
  readonly id: string;
  readonly title: string;
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly stage: string;
  readonly outcome: 'open' | 'won' | 'lost';
}

export interface CompanyRecord {
  readonly company: Company;
  readonly people: readonly CompanyPerson[];
  readonly deals: readonly CompanyDeal[];
}

/** How many related records the page shows; a line says that there are more. */
export const RELATED_SHOWN = 20;

/** Since when it has been struck off, bankrupt or the like, as the register told it to anybody: `YYYY-MM-DD`. */
const standingSince = `(
  select case c.register_status
           when 'deleted' then e.ended_on::text
           when 'removed' then e.ended_on::text
           when 'bankrupt' then e.entity ->> 'bankruptOn'
           when 'underLiquidation' then e.entity ->> 'underLiquidationOn'
           when 'restructuring' then e.entity ->> 'underRestructuringOn'
           when 'foreignInsolvency' then e.entity ->> 'foreignInsolvencyOn' end
    from register_entities e where e.organisation_number = c.organisation_number)`;

/** A company, in the trash or not, with its sources. @throws NotFound */
export async function findCompany(by: Member, id: string): Promise<Company> {
  demand(by, 'read');
  if (!isId(id)) throw new NotFound('company');
  const [[company], sources] = await Promise.all([
    sql<Omit<Company, 'sources'>>(
      `select c.id, c.name, c.legal_form, c.website, c.email, c.phone, c.address_lines, c.postal_code, c.place,
              c.country_code, c.industry_code, c.industry, c.employees, c.organisation_number, c.person_like,
              c.register_status, ${standingSince} as standing_since, c.enrichment_state, c.enrichment_at, c.vat_registered,
              ${vatIsOn} as vat_shown, c.owner_id, m.name as owner_name,
              c.last_activity_at, c.version, c.created_at, c.deleted_at,
              ${fieldsOf('company', 'c')} as custom_fields
         from companies c left join members m on m.tenant_id = c.tenant_id and m.id = c.owner_id
        where c.tenant_id = $1 and c.id = $2`,
      [by.tenantId, id],
    ),
    fieldSources(id),
  ]);
  if (!company) throw new NotFound('company');
  return { ...company, sources };
}

/** Everything the page of one company shows except its timeline; four statements that travel together. @throws NotFound */
export async function companyRecord(by: Member, id: string): Promise<CompanyRecord> {
  const [company, people, deals] = await Promise.all([findCompany(by, id), peopleAt(by, id), dealsOf(by, id)]);
  return { company, people, deals };
}

const peopleAt = async (by: Member, id: string): Promise<CompanyPerson[]> =>
  isId(id)
    ? sql<CompanyPerson>(
        `select c.id, c.given_name as "givenName", c.family_name as "familyName", l.role
           from contact_companies l join contacts c on c.tenant_id = l.tenant_id and c.id = l.contact_id
          where l.tenant_id = $1 and l.company_id = $2 and c.deleted_at is null
          order by c.sort_name, c.id limit ${RELATED_SHOWN + 1}`,
        [by.tenantId, id],
      )
    : [];

const dealsOf = async (by: Member, id: string): Promise<CompanyDeal[]> =>
  isId(id)
    ? sql<CompanyDeal>(
        `select d.id, d.title, d.amount_minor as "amountMinor", d.currency, s.name as stage, s.outcome
           from deals d join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id
          where d.tenant_id = $1 and d.company_id = $2 and d.deleted_at is null
          order by d.closed_at desc nulls first, d.updated_at desc limit ${RELATED_SHOWN + 1}`,
        [by.tenantId, id],
      )
    : [];
