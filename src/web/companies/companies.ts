import { companyCount, companyList, COUNT_LIMIT } from '../../domain/companies/company-list.ts';
import { companyChoices } from '../../domain/companies/company-choices.ts';
import { fragment, page } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { cursorOf, filterOf, isFiltered, listAddress, sortLinks } from './list-address.ts';
import { standingOf } from './standing.ts';

/** GET: the list, or only its rows for htmx. */
export async function index(visit: Visit): Promise<Answer> {
  const filter = filterOf(visit);
  const [found, owners] = await Promise.all([
    companyList(visit.member, filter, cursorOf(visit)),
    visit.partial ? [] : offeredOwners(visit, [filter.ownerId]),
  ]);
  const tenant = visit.member.tenantSlug;
  const base = paths.companies.index({ tenant });
  return page(
    'companies/index',
    visit.t('nav.companies'),
    {
      rows: found.rows.map((row) => ({ ...row, standing: standingOf(row.registerStatus) })),
      filter,
      filtered: isFiltered(filter),
      owner: visit.query('owner'),
      owners,
      sorts: sortLinks(visit, base, filter),
      previous: found.hasBefore ? listAddress(visit, base, { before: found.rows[0] }) : undefined,
      next: found.hasAfter ? listAddress(visit, base, { after: found.rows.at(-1) }) : undefined,
      countHref: listAddress(visit, paths.companies.count({ tenant }), {}),
      indexHref: base,
      rowQuery: listAddress(visit, '', {}),
    },
    { place: 'companies', fragment: 'companies/_rows' },
  );
}

/** GET, fragment: how many the filter shows; asked for after the page, so that nobody waits for it. */
export async function count(visit: Visit): Promise<Answer> {
  const found = await companyCount(visit.member, filterOf(visit));
  const shown = visit.formats.number(Math.min(found, COUNT_LIMIT));
  return fragment('companies/_count', {
    count: found > COUNT_LIMIT ? visit.t('list.countAtLeast', { count: COUNT_LIMIT }) : shown,
  });
}

/**
 * GET, fragment: companies to choose from while typing, as radio buttons. `q` is what was typed (`company` as well,
 * the name of the text field in most forms), `name` the radio buttons' name, `companyId` when left out.
 */
export async function choices(visit: Visit): Promise<Answer> {
  const typed = visit.query('q') || visit.query('company');
  const name = /^[a-zA-Z]{1,30}$/.test(visit.query('name')) ? visit.query('name') : 'companyId';
  return fragment('companies/_choices', { name, typed, choices: await companyChoices(visit.member, typed) });
}
