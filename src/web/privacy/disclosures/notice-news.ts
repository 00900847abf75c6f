import { countNoticesToLookAt } from '../../../domain/privacy/disclosures/recipient-notices.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskNews } from '../desk/news.ts';

/** Recipients whom a member has to tell, since no mail can or could. */
export async function noticeNews({ member, t }: Visit): Promise<DeskNews> {
  const count = await countNoticesToLookAt(member);
  if (count === 0) return { figures: [], attention: [] };
  return {
    figures: [],
    attention: [
      {
        tone: 'warning',
        icon: 'send',
        text: t('disclosures.news', { count }),
        note: t('disclosures.news.note'),
        href: paths.disclosures.recipients({ tenant: member.tenantSlug }),
      },
    ],
  };
}
