import { homeOf } from '../../../domain/activities/change-activity.ts';
import { activityToRestrict, restrictActivity } from '../../../domain/privacy/restriction/restrict-activity.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';
import { newRestriction, restricted } from './form.ts';

/** GET: what restricting one activity means, and the form that asks why. `request` is the request it comes with. */
export const show = (visit: Visit): Promise<Answer> => form(visit);

/** POST: restricts the activity, with `ground`, `note` and `request`. */
export const create = (visit: Visit): Promise<Answer> => restricted(visit, restrictActivity, form);

async function form(visit: Visit, problems?: Readonly<Record<string, string>>): Promise<Answer> {
  const { tenantSlug: tenant } = visit.member;
  const id = visit.param('id');
  const activity = await activityToRestrict(visit.member, id);
  const home = homeOf(activity);
  const places = { contact: paths.contacts.show, company: paths.companies.show, deal: paths.deals.show } as const;
  return newRestriction(visit, problems, {
    kind: 'activity',
    records: [],
    businesses: [],
    name: visit.t('restriction.new.activity'),
    excerpt: [activity.title, activity.body].filter(Boolean).join('\n'),
    action: paths.restrictions.activity({ tenant, id }),
    backHref: home ? places[home.kind]({ tenant, id: home.id }) : paths.restrictions.index({ tenant }),
  });
}
