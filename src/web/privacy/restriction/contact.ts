import { contactToChange } from '../../../domain/contacts/contact-record.ts';
import { fullName } from '../../../domain/names.ts';
import { isBusiness } from '../../../domain/privacy/erasure/business-hits.ts';
import { isRecord } from '../../../domain/privacy/erasure/same-person.ts';
import { recordsBeside } from '../../../domain/privacy/restriction/places.ts';
import { restrictContact } from '../../../domain/privacy/restriction/restrict-contact.ts';
import { paths } from '../../paths.ts';
import type { Answer, Visit } from '../../visit.ts';
import { newRestriction, restricted } from './form.ts';
import { shownRecord } from './shown-place.ts';

/** GET: what restricting a person means, and the form that asks why. `request` is the request it comes with. */
export const show = (visit: Visit): Promise<Answer> => form(visit);

/** POST: restricts the person, with `ground`, `note` and `request`. */
export const create = (visit: Visit): Promise<Answer> => restricted(visit, restrictContact, form);

async function form(visit: Visit, problems?: Readonly<Record<string, string>>): Promise<Answer> {
  const { member } = visit;
  const id = visit.param('id');
  const contact = await contactToChange(member, id);
  const request = visit.field('request') || visit.query('request');
  const hits = await recordsBeside(member, id, (name) => visit.field(name), request || undefined);
  const shown = (some: typeof hits) => some.map((hit) => shownRecord(visit, hit, problems ?? {}));
  return newRestriction(visit, problems, {
    kind: 'contact',
    records: shown(hits.filter(isRecord)),
    businesses: shown(hits.filter(isBusiness)),
    name: fullName(contact.givenName, contact.familyName),
    excerpt: undefined,
    action: paths.restrictions.contact({ tenant: member.tenantSlug, id }),
    backHref: paths.contacts.show({ tenant: member.tenantSlug, id }),
  });
}
