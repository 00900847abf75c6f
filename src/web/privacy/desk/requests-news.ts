import { requestFigures } from '../../../domain/privacy/requests/request-list.ts';
import { tenantDesk } from '../../../domain/privacy/requests/desk.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention, DeskNews } from './news.ts';

/** How many requests wait, and which must not wait longer. */
export async function requestsNews(visit: Visit): Promise<DeskNews> {
  const { member, t, formats } = visit;
  const href = paths.privacy.requests({ tenant: member.tenantSlug });
  const { open, drafts, soon, late, paused, ownNoes, answered, answeredInTime } = await requestFigures(
    tenantDesk(member),
  );
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
  return {
    figures: [
      {
        label: t('requests.figure.open'),
        value: formats.number(open),
        note: answered === 0 ? undefined : t('requests.figure.inTime', { done: answeredInTime, count: answered }),
        href,
      },
    ],
    attention: waiting.filter(({ count }) => count > 0),
  };
}
