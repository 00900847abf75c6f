import { change, currentTenantId } from '../../tenancy.ts';
import { contactPlaces } from '../inventory/contact-places.ts';
import { residueIn } from '../inventory/residue-scan.ts';
import { identifiersOf, type Traces } from './traces.ts';

const table = 'company_import_rows';
const places = new Map([...contactPlaces].filter(([name]) => name === table));

/**
 * Deletes the rows of lists of companies that a person stands in by name, address or number: copies that would go after their days, and
 * that nobody can put right by hand once a list is brought in. In the open transaction.
 * @returns how many rows
 */
export async function forgetBroughtRows(traces: Traces): Promise<number> {
  const identifiers = identifiersOf(traces);
  if (identifiers.length === 0) return 0;
  const found = await residueIn(identifiers, places);
  const keys = [...new Set(found.flatMap(({ rows }) => rows))];
  if (keys.length === 0) return 0;
  return change(
    `delete from company_import_rows r using unnest($2::jsonb[]) as k (key)
      where r.tenant_id = $1 and r.import_id = (k.key ->> 1)::uuid and r.line = (k.key ->> 2)::int`,
    [currentTenantId(), keys],
  );
}
