import { osloDay } from '../../domain/clock.ts';
import { closedDeals, type ClosedDeal, type ClosedFilter } from '../../domain/deals/closed-deals.ts';
import type { ListCursor } from '../../domain/list-page.ts';
import { isId } from '../../domain/identifiers.ts';
import { page } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** So many calendar years are offered; an address may name any. */
const YEARS = 5;

/** GET: the deals that are won or lost, the last closed first. */
export async function index(visit: Visit): Promise<Answer> {
  const filter = filterOf(visit);
  const [found, owners] = await Promise.all([
    closedDeals(visit.member, filter, cursorOf(visit)),
    offeredOwners(visit, [filter.ownerId]),
  ]);
  const year = yearOf(visit);
  const thisYear = Number(osloDay().slice(0, 4));
  const offered = Array.from({ length: YEARS }, (_, back) => String(thisYear - back));
  return page(
    'deals/closed',
    visit.t('deals.closed.title'),
    {
      deals: found.rows,
      outcome: filter.outcome ?? '',
      owner: visit.query('owner') === 'me' ? 'me' : (filter.ownerId ?? ''),
      year,
      years: year === '' || offered.includes(year) ? offered : [...offered, year],
      owners,
      filtered: filter.outcome !== undefined || filter.ownerId !== undefined || filter.closed !== undefined,
      previous: found.hasBefore ? addressOf(visit, 'before', found.rows[0]) : undefined,
      next: found.hasAfter ? addressOf(visit, 'after', found.rows.at(-1)) : undefined,
    },
    { place: 'deals', shown: found.rows.length },
  );
}

function filterOf(visit: Visit): ClosedFilter {
  const outcome = visit.query('outcome');
  const owner = visit.query('owner');
  const year = yearOf(visit);
  return {
    outcome: outcome === 'won' || outcome === 'lost' ? outcome : undefined,
    ownerId: owner === 'me' ? visit.member.id : isId(owner) ? owner : undefined,
    closed: year === '' ? undefined : { from: `${year}-01-01`, to: `${year}-12-31` },
  };
}

/** The year that the address asks for; '' for all of them. */
const yearOf = (visit: Visit): string => (/^[12]\d{3}$/.test(visit.query('year')) ? visit.query('year') : '');

/** The cursor in the page's address; none when it has been tampered with. */
function cursorOf(visit: Visit): ListCursor | undefined {
  for (const direction of ['after', 'before'] as const) {
    const [id = '', key = ''] = visit.query(direction).split('.');
    if (isId(id) && /^\d{1,16}$/.test(key)) return { direction, key, id };
  }
  return undefined;
}

/** The same list, beside one of its deals. */
function addressOf(visit: Visit, direction: 'after' | 'before', deal: ClosedDeal | undefined): string | undefined {
  if (!deal) return undefined;
  const query = new URLSearchParams();
  for (const name of ['outcome', 'owner', 'year']) if (visit.query(name) !== '') query.set(name, visit.query(name));
  query.set(direction, `${deal.id}.${deal.key}`);
  return `${paths.deals.closed({ tenant: visit.member.tenantSlug })}?${query.toString()}`;
}
