import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';

/** What people put in the trash, called as in an address. */
export const trashable = ['contacts', 'companies', 'deals'] as const;
export type Trashable = (typeof trashable)[number];

/** A record that lies in the trash. */
export interface TrashedRecord {
  readonly kind: Trashable;
  readonly id: string;
  /** Counted up by one as it was put there, and by one more as it is taken out. */
  readonly version: number;
}

/** The record, when it is in the trash and can come out of it; undefined where there is none such. @throws NotAllowed */
export async function trashedRecord(by: Member, kind: Trashable, id: string): Promise<TrashedRecord | undefined> {
  demand(by, 'write');
  const erased = kind === 'contacts' ? 'and anonymised_at is null' : '';
  const [found] = isId(id)
    ? await sql<{ version: number }>(
        `select version from ${kind} where tenant_id = $1 and id = $2 and deleted_at is not null ${erased}`,
        [by.tenantId, id],
      )
    : [];
  return found && { kind, id, version: found.version };
}
