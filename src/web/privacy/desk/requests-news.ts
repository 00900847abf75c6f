import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention } from './news.ts';
import type { DeskState } from './state.ts';

/** Which requests must not wait longer. */
export function requestsNews({ member, t }: Visit, { figures }: DeskState): DeskAttention[] {
  const href = paths.privacy.requests({ tenant: member.tenantSlug });
  const { drafts, soon, late, paused, ownNoes } = figures;
  const waiting: (DeskAttention & { readonly count: number })[] = [
    {
      count: late,
      tone: 'danger',
      icon: 'circle-alert',
      text: t('requests.attention.late', { count: late }),
      note: t('requests.attention.late.note'),
      href,
    },
    {
      count: soon,
      tone: 'warning',
      icon: 'clock',
      text: t('requests.attention.soon', { count: soon }),
      note: undefined,
      href,
    },
    {
      count: drafts,
      tone: 'warning',
      icon: 'inbox',
      text: t('requests.attention.drafts', { count: drafts }),
      note: t('requests.attention.drafts.note'),
      href,
    },
    {
      count: paused,
      tone: 'info',
      icon: 'privacy-hold',
      text: t('requests.attention.paused', { count: paused }),
      note: undefined,
      href,
    },
    {
      count: ownNoes,
      tone: 'info',
      icon: 'privacy-withdrawn',
      text: t('requests.attention.ownNoes', { count: ownNoes }),
      note: t('requests.attention.ownNoes.note'),
      href,
    },
  ];
  return waiting.filter(({ count }) => count > 0);
}
