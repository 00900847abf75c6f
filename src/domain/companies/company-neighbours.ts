import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { conditions, sortColumns, type CompanyFilter } from './company-list.ts';

/**
 * The companies before and after one in a list, in the list's order. A company that the filter hides stands where it
 * would stand without it. Two statements that travel together; their texts are a bounded set.
 */
export async function companyNeighbours(
  by: Member,
  filter: CompanyFilter,
  id: string,
): Promise<{ readonly previous: string | undefined; readonly next: string | undefined }> {
  demand(by, 'read');
  if (!isId(id)) return { previous: undefined, next: undefined };
  const { expression } = sortColumns[filter.sort];
  const { found, where, values } = conditions(by, filter);
  const edge = `$${values.length + 1}::uuid`;
  const beside = async (descending: boolean): Promise<string | undefined> => {
    const order = descending ? 'desc' : 'asc';
    const [row] = await sql<{ id: string }>(
      `${found}select c.id from companies c
        where ${where} and (${expression}, c.id) ${descending ? '<' : '>'}
              ((select ${expression} from companies c where c.tenant_id = $1 and c.id = ${edge}), ${edge})
        order by ${expression} ${order}, c.id ${order} limit 1`,
      [...values, id],
    );
    return row?.id;
  };
  const [previous, next] = await Promise.all([beside(!filter.descending), beside(filter.descending)]);
  return { previous, next };
}
