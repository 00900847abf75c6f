import { page } from '../../answers.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import { deskNews } from './news.ts';

/** GET: where whoever looks after people's data begins: what needs attention, and how much of what there is. */
export async function show(visit: Visit): Promise<Answer> {
  const [tabs, news] = await Promise.all([tabsOf(visit, 'overview'), deskNews(visit)]);
  return page('privacy/overview', visit.t('privacy.title'), { tabs, ...news }, { place: 'privacy' });
}
