import { ownCompanies } from './own-companies.ts';
import { sortKey } from '../names.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { addCompany } from './add-company.ts';

/**
 * The one company of the tenant that is called so, or a new one, which gets no number by itself. Whoever asks for the same name at the
 * same moment waits until the open transaction ends, so that one adds it and the others find it.
 * @returns undefined when several are called so
 * @throws Invalid as `addCompany`, NotAllowed
 */
export async function addNamed(
  by: Member,
  name: string,
  language: 'nb' | 'en',
): Promise<{ readonly id: string; readonly added: boolean } | undefined> {
  demand(by, 'write');
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`company of ${by.tenantId}: ${sortKey(name)}`]);
  const [first, second] = (await ownCompanies([], [name])).named(name);
  if (second) return undefined;
  return first ? { id: first.id, added: false } : { id: await addCompany(by, { name }, language), added: true };
}
