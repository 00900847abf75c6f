import { osloDay } from '../../domain/clock.ts';
import { noticesOf, type SubProcessorNotice } from '../../domain/privacy/registers/sub-processor-notices.ts';
import { subProcessors } from '../../domain/privacy/registers/sub-processors.ts';
import { paths } from '../paths.ts';
import type { DeskNews } from '../privacy/desk/news.ts';
import type { Visit } from '../visit.ts';

/** New sub-processors that the tenant can still object to. */
export async function subProcessorNews(visit: Visit): Promise<DeskNews> {
  const open = await openNotices(visit);
  if (open.length === 0) return { figures: [], attention: [] };
  const names = new Map((await subProcessors()).map(({ id, name }) => [id, name]));
  return {
    figures: [],
    attention: open.map(({ subProcessorId, effectiveOn }) => ({
      tone: 'warning',
      icon: 'bell',
      text: visit.t('subProcessors.news', { name: names.get(subProcessorId) ?? '' }),
      note: visit.t('subProcessors.news.note', { date: visit.formats.longDate(effectiveOn) }),
      href: paths.subProcessors.show({ tenant: visit.member.tenantSlug }),
    })),
  };
}

/** How many there are. */
export const waitingNotices = async (visit: Visit): Promise<number> => (await openNotices(visit)).length;

async function openNotices(visit: Visit): Promise<SubProcessorNotice[]> {
  const today = osloDay();
  const notices = await noticesOf(visit.member);
  return notices.filter((one) => one.change === 'new' && one.protestedAt === null && one.effectiveOn > today);
}
