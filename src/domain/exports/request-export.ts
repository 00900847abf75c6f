import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import type { ContactFilter } from '../contacts/contact-list.ts';
import { Invalid } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { owe } from '../outbox.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { MOST_UNFINISHED, storedFilter } from './contact-export.ts';

/**
 * Asks for a file of the contacts that a filter holds. It is made in the background and is the asker's alone.
 * @param language of the headings and values in the file
 * @returns the export's id
 * @throws Invalid (field `export`) when the member has too many under way, NotAllowed
 */
export async function requestExport(by: Member, filter: ContactFilter, language: 'nb' | 'en'): Promise<string> {
  demand(by, 'export');
  // Askings at the same moment wait here for each other: otherwise each would count before the others are there.
  await sql(`select from members where tenant_id = $1 and id = $2 for no key update`, [by.tenantId, by.id]);
  const unfinished = await sql(
    `select from exports where tenant_id = $1 and requested_by = $2 and state in ('waiting', 'running')`,
    [by.tenantId, by.id],
  );
  if (unfinished.length >= MOST_UNFINISHED)
    throw new Invalid({ export: { key: 'exports.tooMany', params: { count: MOST_UNFINISHED } } });
  const id = newId();
  await Promise.all([
    change(
      `insert into exports (tenant_id, id, kind, filter, language, requested_by, created_at)
       values ($1, $2, 'contacts', $3, $4, $5, $6)`,
      [by.tenantId, id, storedFilter(filter), language, by.id, now()],
    ),
    owe('contact-export', id, { subjectId: id }),
    record(asActor(by), 'export.requested', { kind: 'export', id }, { filtered: isFiltered(filter) }),
  ]);
  return id;
}

const isFiltered = ({ search, ownerId, idleMonths }: ContactFilter): boolean =>
  search !== '' || isId(ownerId) || idleMonths !== undefined;
