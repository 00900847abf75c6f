import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention } from './news.ts';
import type { DeskState } from './state.ts';

/** People who are erased and still stand somewhere: leads to where that is decided, or to all of them. */
export function erasureNews({ member, t }: Visit, { waiting }: DeskState): DeskAttention[] {
  const { residues: count, onlyResidue: only } = waiting;
  if (count === 0) return [];
  const tenant = member.tenantSlug;
  return [
    {
      tone: 'danger',
      icon: 'triangle-alert',
      text: t('erasure.news', { count }),
      note: t('erasure.news.note'),
      href: only === null ? paths.erasures.index({ tenant }) : paths.erasures.show({ tenant, id: only }),
    },
  ];
}
