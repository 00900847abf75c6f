import { newerAgreement } from '../../../domain/privacy/agreement/standing.ts';
import { may } from '../../../domain/users/member.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskNews } from '../desk/news.ts';

/** That a newer edition of the data processing agreement waits to be accepted. */
export async function agreementNews(visit: Visit): Promise<DeskNews> {
  const { t, member } = visit;
  const number = await newerAgreement(member);
  if (number === undefined) return { figures: [], attention: [] };
  return {
    figures: [],
    attention: [
      {
        tone: 'warning',
        icon: 'file-text',
        text: t('agreement.news', { number }),
        note: t(may(member, 'ownership') ? 'agreement.news.owner' : 'agreement.news.others'),
        href: paths.privacy.agreement({ tenant: member.tenantSlug }),
      },
    ],
  };
}

/** How many editions wait: one or none. */
export const waitingAgreement = async ({ member }: Visit): Promise<number> =>
  (await newerAgreement(member)) === undefined ? 0 : 1;
