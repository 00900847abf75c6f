import { erasuresToLookAt } from '../../../domain/privacy/erasure/erasure-record.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskNews } from './news.ts';

/** People who are erased and still stand somewhere: leads to where that is decided, or to all of them. */
export async function erasureNews({ member, t }: Visit): Promise<DeskNews> {
  const { count, only } = await erasuresToLookAt(member);
  if (count === 0) return { figures: [], attention: [] };
  const tenant = member.tenantSlug;
  return {
    figures: [],
    attention: [
      {
        tone: 'danger',
        icon: 'triangle-alert',
        text: t('erasure.news', { count }),
        note: t('erasure.news.note'),
        href: only === undefined ? paths.erasures.index({ tenant }) : paths.erasures.show({ tenant, id: only }),
      },
    ],
  };
}
