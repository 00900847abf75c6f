import { countOpenRestrictions, MOST_COUNTED_RESTRICTIONS } from '../../../domain/privacy/restriction/restriction.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskNews } from './news.ts';

/** How many people and notes are kept and used for nothing. */
export async function restrictionNews({ member, t, formats }: Visit): Promise<DeskNews> {
  const count = await countOpenRestrictions(member);
  if (count === 0) return { figures: [], attention: [] };
  return {
    figures: [
      {
        label: t('restriction.figure'),
        value: `${formats.number(count)}${count === MOST_COUNTED_RESTRICTIONS ? '+' : ''}`,
        note: t('restriction.figure.note'),
        href: paths.restrictions.index({ tenant: member.tenantSlug }),
      },
    ],
    attention: [],
  };
}
