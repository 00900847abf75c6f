import { SOON_DAYS } from '../../../domain/privacy/informing/owed-notices.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskLine } from '../pages.ts';
import type { DeskAttention } from './news.ts';
import type { DeskState } from './state.ts';

/** People who should have been told that they are here, or must be within days. */
export function informingNews({ member, t }: Visit, { waiting: { owed } }: DeskState): DeskAttention[] {
  const { late, soon } = owed;
  const href = paths.informing.index({ tenant: member.tenantSlug });
  const note = t('informing.news.note');
  return [
    ...(late > 0
      ? [{ tone: 'danger', icon: 'circle-alert', text: t('informing.news.late', { count: late }), note, href } as const]
      : []),
    ...(soon > 0
      ? [{ tone: 'warning', icon: 'clock', text: t('informing.news.soon', { count: soon }), note, href } as const]
      : []),
  ];
}

/** How many are to be told, by when; empty where nobody is. */
export function informingCard({ t, formats, member }: Visit, { waiting: { owed } }: DeskState): DeskLine[] {
  const { late, soon, later, atLeast } = owed;
  if (late + soon + later === 0) return [];
  const href = paths.informing.index({ tenant: member.tenantSlug });
  const line = (label: string, count: number): DeskLine => ({
    label,
    value: `${formats.number(count)}${atLeast ? '+' : ''}`,
    note: undefined,
    href,
  });
  return [
    line(t('informing.count.late'), late),
    line(t('informing.count.soon', { count: SOON_DAYS }), soon),
    line(t('informing.count.later'), later),
  ];
}
