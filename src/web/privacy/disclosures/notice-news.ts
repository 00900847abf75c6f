import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention } from '../desk/news.ts';
import type { DeskState } from '../desk/state.ts';

/** Recipients whom a member has to tell, since no mail can or could. */
export function noticeNews({ member, t }: Visit, { waiting }: DeskState): DeskAttention[] {
  const { notices: count } = waiting;
  if (count === 0) return [];
  return [
    {
      tone: 'warning',
      icon: 'send',
      text: t('disclosures.news', { count }),
      note: t('disclosures.news.note'),
      href: paths.disclosures.recipients({ tenant: member.tenantSlug }),
    },
  ];
}
