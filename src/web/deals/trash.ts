import { now } from '../../domain/clock.ts';
import { restoreDeal, trashDeal, trashedDeals } from '../../domain/deals/trash.ts';
import { TRASH_DAYS, trashedUntil } from '../../domain/trash/trash-period.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: what lies in the trash, and until when. */
export async function index(visit: Visit): Promise<Answer> {
  const deals = await trashedDeals(visit.member);
  const locals = { deals: deals.map((deal) => ({ ...deal, until: trashedUntil(deal.deletedAt) })), days: TRASH_DAYS };
  return page('deals/trash', visit.t('deals.trash.title'), locals, { place: 'deals' });
}

/** POST: into the trash, with a toast that takes it back. */
export async function create(visit: Visit): Promise<Answer> {
  const { tenantSlug: tenant } = visit.member;
  const id = visit.param('id');
  const title = await trashDeal(visit.member, id);
  const date = visit.formats.date(trashedUntil(now()));
  return redirect(paths.deals.index({ tenant }), {
    text: visit.t('deals.trash.moved', { title, date }),
    undo: paths.deals.restoration({ tenant, id }),
  });
}

/** POST: out of the trash. */
export async function restore(visit: Visit): Promise<Answer> {
  const { tenantSlug: tenant } = visit.member;
  const id = visit.param('id');
  const title = await restoreDeal(visit.member, id);
  return redirect(paths.deals.show({ tenant, id }), { text: visit.t('deals.trash.restored', { title }) });
}
