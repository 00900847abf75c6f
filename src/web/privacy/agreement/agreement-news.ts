import { may } from '../../../domain/users/member.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention } from '../desk/news.ts';
import type { DeskState } from '../desk/state.ts';

/** That a newer edition of the data processing agreement waits to be accepted. */
export function agreementNews({ t, member }: Visit, { waiting }: DeskState): DeskAttention[] {
  const { newer: number } = waiting.agreement;
  if (number === undefined) return [];
  return [
    {
      tone: 'warning',
      icon: 'file-text',
      text: t('agreement.news', { number }),
      note: t(may(member, 'ownership') ? 'agreement.news.owner' : 'agreement.news.others'),
      href: paths.privacy.agreement({ tenant: member.tenantSlug }),
    },
  ];
}
