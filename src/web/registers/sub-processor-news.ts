import { osloDay } from '../../domain/clock.ts';
import { isOpenToObjection } from '../../domain/privacy/registers/sub-processor-notices.ts';
import { paths } from '../paths.ts';
import type { DeskAttention } from '../privacy/desk/news.ts';
import type { DeskState } from '../privacy/desk/state.ts';
import type { Visit } from '../visit.ts';

/** New sub-processors that the tenant can still object to. */
export function subProcessorNews(
  { t, formats, member }: Visit,
  { notices, subProcessors }: DeskState,
): DeskAttention[] {
  const names = new Map(subProcessors.map(({ id, name }) => [id, name]));
  return notices
    .filter((notice) => isOpenToObjection(notice, osloDay()))
    .map(({ subProcessorId, effectiveOn }) => ({
      tone: 'warning',
      icon: 'bell',
      text: t('subProcessors.news', { name: names.get(subProcessorId) ?? '' }),
      note: t('subProcessors.news.note', { date: formats.longDate(effectiveOn) }),
      href: paths.subProcessors.show({ tenant: member.tenantSlug }),
    }));
}
