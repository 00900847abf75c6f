import { currentTenantId, sql } from '../../tenancy.ts';
import { askedOf, firstOf, hitsAt, nameOfHit, type FreeTextHit, type Looking } from './free-text.ts';
import { givenNamePatterns } from './given-name.ts';
import { textOf } from './place-values.ts';
import { places } from './places.ts';
import type { Traces } from './traces.ts';

/** What somebody is known together with. */
interface Company {
  /** Where they work, and where they were when something was noted or sold. */
  readonly companies: readonly string[];
  /** Others who work there. */
  readonly colleagues: readonly string[];
}

/** SQL for the rows of a table that hang on those: `$3` are the companies, `$4` the colleagues. */
const besideThem: Readonly<Record<string, string>> = {
  activities: `(activities.company_id = any($3::uuid[]) or activities.contact_id = any($4::uuid[])
    or activities.deal_id in (select id from deals where tenant_id = $1 and company_id = any($3::uuid[])))`,
  deals: 'deals.company_id = any($3::uuid[])',
  companies: 'companies.id = any($3::uuid[])',
  contacts: 'contacts.id = any($4::uuid[])',
  contact_companies: 'contact_companies.company_id = any($3::uuid[])',
  disclosures: 'disclosures.contact_id = any($4::uuid[])',
};

/**
 * Where the person may stand by their given name alone, as many places as are looked for: in what hangs on their companies, and on colleagues
 * there, and in rows that name them elsewhere. In a whole tenant a name such as Kari would be everybody's. In the open case, while it is
 * still known where they belong.
 * @param found where they are named otherwise; such a place is not told twice
 */
export async function givenNameHits(
  contactId: string,
  traces: Traces,
  found: readonly FreeTextHit[],
  looking: Looking = {},
): Promise<FreeTextHit[]> {
  const patterns = givenNamePatterns(traces);
  if (patterns === undefined) return [];
  const { companies, colleagues } = await companyOf(contactId);
  const known = new Set(found.map(nameOfHit));
  const hits: FreeTextHit[] = [];
  for (const place of places) {
    if (place.family !== undefined) continue;
    const named = found.filter(({ table, certain }) => table === place.table && certain).map(({ row }) => row);
    const beside = besideThem[place.table];
    if (named.length === 0 && (beside === undefined || companies.length === 0)) continue;
    const here = await hitsAt(place, {
      where: `${askedOf(place, looking.ownToo)} and $3::uuid[] is not null and $4::uuid[] is not null
          and (${beside ?? 'false'} or ${place.table}.id = any($5::uuid[])) and ${textOf(place)} ~ any($6::text[])`,
      values: [[contactId], companies, colleagues, named, patterns.sql],
      patterns: { certain: undefined, any: patterns.js },
      looking,
    });
    hits.push(...here.filter((hit) => !known.has(nameOfHit(hit))).map((hit) => ({ ...hit, givenOnly: true as const })));
  }
  return firstOf(hits, looking);
}

async function companyOf(contactId: string): Promise<Company> {
  const [found] = await sql<Company>(
    `with theirs as (select company_id from contact_companies where tenant_id = $1 and contact_id = $2
                     union select company_id from deals where tenant_id = $1 and contact_id = $2 and company_id is not null
                     union select company_id from activities where tenant_id = $1 and contact_id = $2 and company_id is not null)
     select array(select company_id from theirs) as companies,
            array(select distinct contact_id from contact_companies
                   where tenant_id = $1 and contact_id <> $2 and company_id in (select company_id from theirs)) as colleagues`,
    [currentTenantId(), contactId],
  );
  return found ?? { companies: [], colleagues: [] };
}
