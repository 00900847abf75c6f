import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { DomainError, Invalid, NotFound } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { sortKey } from '../names.ts';
import { owe } from '../outbox.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../register/organisation-number.ts';
import { submittedBefore } from '../submissions.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { noteUserEdit, writeSources } from './field-sources.ts';
import { writeValue } from './fields.ts';
import { isPersonLikeNumber } from './known-form.ts';
import { placeholderName } from './placeholder-name.ts';
import { restrictedAmong, restrictedNamed } from './restricted-businesses.ts';
import { companySearchText } from './search-text.ts';

/** What a member gives when adding a company: its number, its name, or both. */
export interface NewCompany {
  readonly organisationNumber?: string | undefined;
  readonly name?: string | undefined;
  /** The member who looks after it; whoever adds it when left out. */
  readonly ownerId?: string | undefined;
}

/** A company that the tenant has already, by its number. */
export interface KnownCompany {
  readonly id: string;
  readonly name: string;
  readonly inTrash: boolean;
}

/** The number belongs to a company that is there already, perhaps in the trash. */
export class CompanyExists extends DomainError {
  readonly company: KnownCompany;

  constructor(company: KnownCompany) {
    super('a company with this number exists');
    this.company = company;
  }
}

/** The tenant's company with this number (nine bare digits), one outside the trash first. */
export async function companyWithNumber(by: Member, organisationNumber: string): Promise<KnownCompany | undefined> {
  demand(by, 'read');
  const [row] = await sql<KnownCompany>(
    `select id, name, deleted_at is not null as "inTrash" from companies
      where tenant_id = $1 and organisation_number = $2
      order by deleted_at desc nulls first limit 1`,
    [by.tenantId, organisationNumber],
  );
  return row;
}

/**
 * Adds a company at once; a form sent twice adds one. With a number it then waits for the register, whose question is owed in the same transaction;
 * until there is an answer it is called what the register said a moment ago, or its number. Where the form of the unit is known
 * already, a person's own business is treated as one from the first moment.
 * @param id of the new company, the same for a form sent twice
 * @returns its id
 * @throws Invalid when both are missing or one of them cannot be used, or the number, or a name without one, is of somebody who is restricted; CompanyExists when the number is taken
 */
export async function addCompany(
  by: Member,
  company: NewCompany,
  language: 'nb' | 'en',
  id = newId(),
): Promise<string> {
  demand(by, 'write');
  const number = company.organisationNumber ? normaliseOrganisationNumber(company.organisationNumber) : null;
  const typedName = company.name?.trim().replace(/\s+/g, ' ') ?? '';
  refuse(number, typedName);
  if (await submittedBefore('company', id)) return id;
  const [known, told] = await Promise.all([
    number === null ? undefined : companyWithNumber(by, number),
    number === null || typedName !== '' ? undefined : lastTold(number),
  ]);
  if (known) throw new CompanyExists(known);
  if (number !== null && (await restrictedAmong([number])).size > 0)
    throw new Invalid({ organisationNumber: 'companies.restricted' });
  if (number === null && (await restrictedNamed([typedName])).size > 0)
    throw new Invalid({ name: 'companies.restricted.name' });

  const name = typedName || told?.name || placeholderName(number ?? '', language);
  const inserted = await change(
    `insert into companies (tenant_id, id, name, sort_name, search_text, organisation_number, owner_id, enrichment_state, created_by, person_like)
     select $1, $2, $3, $4, $5, $6, m.id, $8, $9, ${isPersonLikeNumber('$6')} from members m where m.tenant_id = $1 and m.id = $7
     on conflict (tenant_id, organisation_number) where deleted_at is null do nothing`,
    [
      by.tenantId,
      id,
      name,
      sortKey(name),
      companySearchText(name, number),
      number,
      ownerOf(by, company),
      number === null ? 'none' : 'waiting',
      by.id,
    ],
  );
  if (inserted === 0) throw await taken(by, number);
  await Promise.all([
    record(asActor(by), 'company.created', { kind: 'company', id }, { byNumber: number !== null }),
    number === null ? undefined : owe('enrichment', id, { subjectId: id }),
    typedName ? noteUserEdit(id, ['name'], { by: by.id, at: now() }) : undefined,
    told && !typedName ? rememberName(id, told) : undefined,
  ]);
  return id;
}

function refuse(number: string | null, name: string): void {
  if (number === null && name === '') throw new Invalid({ name: 'form.required' });
  if (name.length > 200) throw new Invalid({ name: { key: 'form.tooLong', params: { count: 200 } } });
  const problem = number === null ? undefined : organisationNumberProblem(number);
  if (problem)
    throw new Invalid({ organisationNumber: `form.organisationNumber.${problem === 'empty' ? 'length' : problem}` });
}

function ownerOf(by: Member, { ownerId }: NewCompany): string {
  if (ownerId === undefined) return by.id;
  if (!isId(ownerId)) throw new NotFound('member');
  return ownerId;
}

interface LastTold {
  name: string;
  fetched_at: Date;
}

/** The name the register last gave this number, to anybody. */
async function lastTold(number: string): Promise<LastTold | undefined> {
  const [row] = await sql<LastTold>(
    `select entity ->> 'name' as name, fetched_at from register_entities
      where organisation_number = $1 and outcome in ('found', 'deleted')`,
    [number],
  );
  return row;
}

const rememberName = (id: string, told: LastTold): Promise<void> =>
  writeSources(id, [
    {
      field: 'name',
      source: 'register',
      registerValue: writeValue('name', { name: told.name }),
      registerSeenAt: told.fetched_at,
      editedAt: null,
      editedBy: null,
      keptValue: null,
    },
  ]);

// Either somebody added the same number in the same moment, or the owner is no member of this tenant.
async function taken(by: Member, number: string | null): Promise<DomainError> {
  const known = number === null ? undefined : await companyWithNumber(by, number);
  return known ? new CompanyExists(known) : new NotFound('member');
}
