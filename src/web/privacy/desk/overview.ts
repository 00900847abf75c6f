import { page } from '../../answers.ts';
import type { Answer, Visit } from '../../visit.ts';
import { shownTabs } from '../tabs.ts';
import { casesCard, consentsCard, keptCard, papersCard, retentionCard } from './cards.ts';
import { informingCard } from './informing-news.ts';
import { deskNews } from './news.ts';
import { deskState, SAID_DAYS } from './state.ts';

/** GET: where whoever looks after people's data begins the day: what needs them, and how everything stands. */
export async function show(visit: Visit): Promise<Answer> {
  const state = await deskState(visit);
  return page(
    'privacy/overview',
    visit.t('privacy.title'),
    {
      tabs: shownTabs(visit, 'overview', state.waiting),
      attention: deskNews(visit, state),
      cases: casesCard(visit, state),
      breaches: state.breaches,
      informing: informingCard(visit, state),
      rules: retentionCard(visit, state),
      said: consentsCard(visit, state),
      saidDays: SAID_DAYS,
      kept: keptCard(visit, state),
      papers: papersCard(visit, state),
    },
    { place: 'privacy' },
  );
}
