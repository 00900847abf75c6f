import { companyCount, companyList, COUNT_LIMIT, type CompanyFilter } from '../../domain/companies/company-list.ts';
import type { ListCursor } from '../../domain/list-page.ts';
import { companyChoices } from '../../domain/companies/company-choices.ts';
import { namedSo } from '../named-so.ts';
import { unitsBeside } from './units-beside.ts';
import { fragment, page, redirect } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { cursorOf, filterOf, isFiltered, listAddress, sortLinks } from './list-address.ts';
import type { ListChip } from './pages.ts';
import { standingOfCompany } from './standing.ts';

/** GET: the list, or only its rows for htmx. */
export async function index(visit: Visit): Promise<Answer> {
  const filter = filterOf(visit);
  const cursor = cursorOf(visit);
  const [found, total] = await Promise.all([
    companyList(visit.member, filter, cursor),
    visit.query('count') !== '' ? totalOf(visit) : undefined,
  ]);
  const tenant = visit.member.tenantSlug;
  const base = paths.companies.index({ tenant });
  // All beyond the company that the page stood beside are gone: the list begins anew.
  if (found.rows.length === 0 && cursor) return redirect(listAddress(visit, base));
  return page(
    'companies/index',
    visit.t('nav.companies'),
    {
      rows: found.rows.map((row) => ({ ...row, standing: standingOfCompany(row.registerStatus, row.enrichmentState) })),
      filter,
      filtered: isFiltered(filter),
      owner: ownerIn(visit, filter),
      chips: chipsOf(visit, base, filter, found.rows[0]?.ownerName ?? undefined),
      sorts: sortLinks(visit, base, filter),
      previous: found.hasBefore ? listAddress(visit, base, { before: found.rows[0] }) : undefined,
      next: found.hasAfter ? listAddress(visit, base, { after: found.rows.at(-1) }) : undefined,
      total,
      countHref: listAddress(visit, paths.companies.count({ tenant })),
      countedHref: countedAddress(visit, base, cursor),
      allHref: listAddress(visit, base, { owner: '' }),
      mineHref: listAddress(visit, base, { owner: 'me' }),
      clearHref: listAddress(visit, base, { q: '', owner: '', place: '', standing: '' }),
      filtersHref: listAddress(visit, paths.companies.filters({ tenant })),
      indexHref: base,
      rowQuery: listAddress(visit, ''),
    },
    { place: 'companies', fragment: 'companies/_found', shown: found.rows.length },
  );
}

/** GET: the form of all filters, as a dialog or a page of its own. */
export async function filters(visit: Visit): Promise<Answer> {
  const filter = filterOf(visit);
  const locals = { filter, owner: ownerIn(visit, filter), owners: await offeredOwners(visit, [filter.ownerId]) };
  return page('companies/filters', visit.t('companies.filter.label'), locals, {
    place: 'companies',
    fragment: 'companies/_filter-dialog',
  });
}

/** The same page, with how many the list holds. */
function countedAddress(visit: Visit, base: string, cursor: ListCursor | undefined): string {
  const [, query = ''] = listAddress(visit, base).split('?');
  const asked = new URLSearchParams(query);
  if (cursor) asked.set(cursor.direction, visit.query(cursor.direction));
  asked.set('count', 'yes');
  return `${base}?${asked.toString()}`;
}

/** What the address says of the owner, as far as it is understood: `me`, a member's id, or nothing. */
const ownerIn = (visit: Visit, { ownerId }: CompanyFilter): string =>
  visit.query('owner') === 'me' ? 'me' : (ownerId ?? '');

/** Each filter in use, with the list without it. "Mine" is not one: a button beside the search says it. */
function chipsOf(visit: Visit, base: string, filter: CompanyFilter, ownerName: string | undefined): ListChip[] {
  const owner = ownerIn(visit, filter);
  const name = ownerName ?? visit.t('companies.filter.chip.someone');
  const chips: (ListChip | false)[] = [
    filter.text !== '' && {
      text: visit.t('companies.filter.chip.search', { text: filter.text }),
      href: listAddress(visit, base, { q: '' }),
    },
    owner !== '' &&
      owner !== 'me' && {
        text: visit.t('companies.filter.chip.owner', { name }),
        href: listAddress(visit, base, { owner: '' }),
      },
    filter.place !== '' && {
      text: visit.t('companies.filter.chip.place', { place: filter.place }),
      href: listAddress(visit, base, { place: '' }),
    },
    filter.standing !== undefined && {
      text: visit.t(`companies.filter.standing.${filter.standing}`),
      href: listAddress(visit, base, { standing: '' }),
    },
  ];
  return chips.filter((chip) => chip !== false);
}

/** GET, fragment: how many the filter shows; asked for after the page, so that nobody waits for it. */
export async function count(visit: Visit): Promise<Answer> {
  return fragment('companies/_count', { count: await totalOf(visit) });
}

async function totalOf(visit: Visit): Promise<string> {
  const found = await companyCount(visit.member, filterOf(visit));
  const shown = visit.formats.number(Math.min(found, COUNT_LIMIT));
  return found > COUNT_LIMIT ? visit.t('list.countAtLeast', { count: COUNT_LIMIT }) : shown;
}

/**
 * GET, fragment: companies to choose from while typing, as radio buttons. `q` is what was typed (`company` as well,
 * the name of the text field in most forms), `name` the radio buttons' name, `companyId` when left out.
 */
export async function choices(visit: Visit): Promise<Answer> {
  const typed = visit.query('q') || visit.query('company');
  const name = /^[a-zA-Z]{1,30}$/.test(visit.query('name')) ? visit.query('name') : 'companyId';
  const own = await companyChoices(visit.member, typed);
  return fragment(
    'companies/_choices',
    {
      name,
      typed,
      chosen: namedSo(own, typed)?.id ?? '',
      choices: [...own, ...(await unitsBeside(visit, typed, own))],
    },
    { shown: own.length },
  );
}
