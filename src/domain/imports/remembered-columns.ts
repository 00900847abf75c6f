import { createHash } from 'node:crypto';

import { now } from '../clock.ts';
import { fold } from '../names.ts';
import type { DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { importTarget, type ImportTarget } from './import-fields.ts';

/** So many kinds of lists are remembered for a tenant, those that were used last. */
const MOST_REMEMBERED = 100;

/** What the columns of a list were said to be last time, and when that was. */
export interface RememberedColumns {
  readonly fields: readonly (ImportTarget | undefined)[];
  readonly chosenAt: Date;
}

/**
 * What a member of the tenant last said of a list with these headings; undefined when nobody did, or the list has none. A field of the
 * tenant's own that is no longer in use is left out. In the open transaction.
 */
export async function rememberedColumns(
  headings: readonly string[],
  own: readonly DeclaredField[],
): Promise<RememberedColumns | undefined> {
  if (!isTitled(headings)) return undefined;
  const [row] = await sql<{ fields: string[]; chosenAt: Date }>(
    `select fields, chosen_at as "chosenAt" from import_columns where tenant_id = $1 and headings_hash = $2`,
    [currentTenantId(), hashOf(headings)],
  );
  return row && { ...row, fields: row.fields.map((field) => importTarget(field, own)) };
}

/** Remembers what the columns of a list with these headings are, in the open transaction. @param fields '' for what is left out */
export async function rememberColumns(headings: readonly string[], fields: readonly string[]): Promise<void> {
  if (!isTitled(headings)) return;
  await change(
    `insert into import_columns (tenant_id, headings_hash, fields, chosen_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, headings_hash) do update set fields = excluded.fields, chosen_at = excluded.chosen_at`,
    [currentTenantId(), hashOf(headings), fields, now()],
  );
  await change(
    `delete from import_columns where tenant_id = $1 and headings_hash in (
       select headings_hash from import_columns where tenant_id = $1 order by chosen_at desc, headings_hash offset ${MOST_REMEMBERED})`,
    [currentTenantId()],
  );
}

const isTitled = (headings: readonly string[]): boolean => headings.some((heading) => heading !== '');

// Capitals and blanks around a heading differ from one program to the next; their order matters, since two may be called the same.
const hashOf = (headings: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headings.map((heading) => fold(heading.trim()))))
    .digest('hex');
