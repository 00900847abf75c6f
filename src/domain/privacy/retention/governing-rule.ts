import { servedPurposes } from '../purposes/served-purposes.ts';
import { isInForce, isOfIdle, keptByFloor } from './rule-terms.ts';

const inForce = (rule: string): string => `${rule}.tenant_id = $1 and ${isOfIdle(rule)} and ${isInForce(rule)}`;

/**
 * Which rule decides how long a contact is kept, as SQL: the longest of those of the purposes it serves, where a purpose
 * without a rule of its own has the one for all, unless a law sets it a time. Null where nothing ends it. One JSON value, so
 * that it travels with the row:
 * `{ months, titleNb, titleEn }`, without titles for the rule for all.
 *
 * @param row the table's alias, none of those in here; the tenant is `$1`
 */
export const governingRule = (row: string): string => `
  (select json_build_object('months', rule.months, 'titleNb', served.title_nb, 'titleEn', served.title_en)
     from (select coalesce(array_agg(k.purpose_id), '{}') as ids from ${servedPurposes} k where k.contact_id = ${row}.id) theirs
     join retention_rules rule on ${inForce('rule')}
      and case when rule.purpose_id is null then ${lacking} or theirs.ids = '{}' else rule.purpose_id = any(theirs.ids) end
     left join purposes served on served.tenant_id = $1 and served.id = rule.purpose_id
    where not exists (${keptByFloor(`and floored.contact_id = ${row}.id`)})
      and (not ${lacking}
           or exists (select from retention_rules general where general.purpose_id is null and ${inForce('general')}))
    order by rule.months desc, rule.purpose_id nulls first limit 1)`;

/** Whether one of their purposes has no rule of its own. */
const lacking = `exists (select from unnest(theirs.ids) as one(id)
            where not exists (select from retention_rules own where own.purpose_id = one.id and ${inForce('own')}))`;

/**
 * As `governingRule`, for the rows of a list: where no purpose has a rule of its own and nobody serves one that a law sets a time
 * for, which is asked once, the rule for all is read once for all rows.
 */
export const listedRule = (row: string): string => `
  case when exists (select from retention_rules one where one.purpose_id is not null and ${inForce('one')})
         or exists (${keptByFloor()})
       then ${governingRule(row)}
       else (select json_build_object('months', general.months, 'titleNb', null, 'titleEn', null)
               from retention_rules general where general.purpose_id is null and ${inForce('general')})
  end`;

/** What `governingRule` answers. */
export interface GoverningRule {
  readonly months: number;
  readonly titleNb: string | null;
  readonly titleEn: string | null;
}
