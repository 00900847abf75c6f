import { oweManyAgain } from '../outbox.ts';
import { sql, currentTenantId } from '../tenancy.ts';
import { isPersonLikeNumber } from './known-form.ts';

/** A company and the organisation number it is to have, nine bare digits that no other company of the tenant has. */
export interface GivenNumber {
  readonly id: string;
  readonly number: string;
}

/**
 * Gives companies that have no number theirs, and owes asking the register about each; one that has got a number
 * meanwhile is left. In the open transaction, with as many statements for one company as for thousands. The other way is `takeNumbersAway`.
 * @returns who got one
 */
export async function giveNumbers(given: readonly GivenNumber[]): Promise<string[]> {
  if (given.length === 0) return [];
  const rows = await sql<{ id: string }>(
    `update companies c
        set organisation_number = g.number, search_text = c.search_text || ' ' || g.number, version = c.version + 1,
            updated_at = now(), enrichment_state = 'waiting', enrichment_at = null, register_status = null,
            vat_registered = null, person_like = c.person_like or ${isPersonLikeNumber('g.number')}
       from unnest($2::uuid[], $3::text[]) as g (id, number)
      where c.tenant_id = $1 and c.id = g.id and c.organisation_number is null
     returning c.id`,
    [currentTenantId(), given.map(({ id }) => id), given.map(({ number }) => number)],
  );
  const ids = rows.map(({ id }) => id);
  await oweManyAgain('enrichment', ids);
  return ids;
}
