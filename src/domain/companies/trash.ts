import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid, NotFound } from '../errors.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { CompanyExists, type KnownCompany } from './add-company.ts';
import { restrictedAmong, restrictedNamed } from './restricted-businesses.ts';
import { lockCompany, lockLiveCompany } from './locked-company.ts';

/** Puts a company into the trash; its people and deals stay. @returns its name, for the message that offers undo */
export async function trashCompany(by: Member, id: string): Promise<string> {
  demand(by, 'write');
  const company = await lockLiveCompany(id);
  await Promise.all([
    change(
      `update companies set deleted_at = $4, deleted_by = $3, version = version + 1 where tenant_id = $1 and id = $2`,
      [by.tenantId, id, by.id, now()],
    ),
    record(asActor(by), 'company.trashed', { kind: 'company', id }),
  ]);
  return company.name;
}

/**
 * Takes a company out of the trash. One that is not in it is left as it is, so that a second press does no harm.
 * @returns its name
 * @throws CompanyExists when another company has got its number meanwhile; Invalid on `company` when it is of somebody who is restricted
 */
export async function restoreCompany(by: Member, id: string): Promise<string> {
  demand(by, 'write');
  const company = await lockCompany(id);
  if (!company.deleted_at) return company.name;
  const [other] = await sql<KnownCompany>(
    `select id, name, false as "inTrash" from companies
      where tenant_id = $1 and organisation_number = $2 and deleted_at is null`,
    [by.tenantId, company.organisation_number],
  );
  if (other) throw new CompanyExists(other);
  const hidden =
    company.organisation_number === null
      ? await restrictedNamed([company.name])
      : await restrictedAmong([company.organisation_number]);
  if (hidden.size > 0) throw new Invalid({ company: 'companies.restricted' });
  const restored = await change(
    `update companies set deleted_at = null, deleted_by = null, version = version + 1 where tenant_id = $1 and id = $2`,
    [by.tenantId, id],
  );
  if (restored === 0) throw new NotFound('company');
  await record(asActor(by), 'company.restored', { kind: 'company', id });
  return company.name;
}

/** A company in the trash. */
export interface TrashedCompany {
  readonly id: string;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly deletedAt: Date;
  readonly deletedBy: string | null;
}

/** The newest of the trash, at most `limit`. */
export async function trashedCompanies(by: Member, limit = 100): Promise<TrashedCompany[]> {
  demand(by, 'read');
  return sql<TrashedCompany>(
    `select c.id, c.name, c.organisation_number as "organisationNumber", c.deleted_at as "deletedAt", m.name as "deletedBy"
       from companies c left join members m on m.tenant_id = c.tenant_id and m.id = c.deleted_by
      where c.tenant_id = $1 and c.deleted_at is not null
      order by c.deleted_at desc, c.id limit $2`,
    [by.tenantId, limit],
  );
}
