import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskAttention } from './news.ts';
import type { DeskState } from './state.ts';

/** People who are restricted and named where nobody has decided about it: leads to where that is decided, or to all of them. */
export function restrictionNews({ member, t }: Visit, { waiting }: DeskState): DeskAttention[] {
  const { namedElsewhere: count, onlyNamed: only } = waiting;
  if (count === 0) return [];
  const tenant = member.tenantSlug;
  return [
    {
      tone: 'warning',
      icon: 'privacy-restricted',
      text: t('restriction.news', { count }),
      note: t('restriction.news.note'),
      href:
        only === null
          ? paths.restrictions.index({ tenant })
          : `${paths.restrictions.show({ tenant, id: only })}#places`,
    },
  ];
}
