import { osloDay } from '../../domain/clock.ts';
import { Invalid } from '../../domain/errors.ts';
import { noticesOf, protestAgainst } from '../../domain/privacy/registers/sub-processor-notices.ts';
import { knownSubProcessors, subProcessors } from '../../domain/privacy/registers/sub-processors.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { tabsOf } from '../privacy/tabs.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import type { SubProcessorsPage } from './pages.ts';
import { shownSubProcessor } from './shown-sub-processor.ts';

/** GET: the sub-processors as the tenant meets them, and what it was told. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, undefined);

/** POST: objects to a new one. */
export async function protest(visit: Visit): Promise<Answer> {
  const [id, typed] = [visit.param('id'), visit.field('protest')];
  try {
    await protestAgainst(visit.member, id, typed, osloDay());
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { id, typed, problem: problemWords(visit.t, error.fields['protest'] ?? 'form.invalid') });
  }
  return redirect(paths.subProcessors.show({ tenant: visit.member.tenantSlug }), {
    text: visit.t('subProcessors.protest.sent'),
  });
}

async function answer(visit: Visit, refused: SubProcessorsPage['refused']): Promise<Answer> {
  const today = osloDay();
  const [tabs, known, all, notices] = await Promise.all([
    tabsOf(visit, 'sub-processors'),
    knownSubProcessors(),
    subProcessors(),
    noticesOf(visit.member),
  ]);
  const codes = new Map(known.map(({ id, code }) => [id, code]));
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return page(
    'registers/sub-processors',
    visit.t('subProcessors.title'),
    {
      tabs,
      rows: known.map((row) => shownSubProcessor(visit, row)),
      notices: notices.map((notice) => ({
        ...notice,
        name: names.get(notice.subProcessorId) ?? '',
        rowId: codes.get(notice.subProcessorId),
        open: notice.change === 'new' && notice.protestedAt === null && notice.effectiveOn > today,
      })),
      refused,
    },
    { place: 'privacy', status: refused ? 422 : 200 },
  );
}
