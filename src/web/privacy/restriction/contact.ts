import { contactFacts } from '../../../domain/contacts/contact-record.ts';
import { Invalid } from '../../../domain/errors.ts';
import { fullName } from '../../../domain/names.ts';
import { restrictContact } from '../../../domain/privacy/restriction/restrict-contact.ts';
import { redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { newRestriction, typedIn } from './form.ts';

/** GET: what restricting a person means, and the form that asks why. `request` is the request it comes with. */
export const show = (visit: Visit): Promise<Answer> => form(visit);

/** POST: restricts the person, with `ground`, `note` and `request`. */
export async function create(visit: Visit): Promise<Answer> {
  const { ground, note, request } = typedIn(visit);
  try {
    const id = await restrictContact(visit.member, visit.param('id'), {
      ground,
      note,
      requestId: request === '' ? undefined : request,
    });
    return redirect(paths.restrictions.show({ tenant: visit.member.tenantSlug, id }), {
      text: visit.t('restriction.done'),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, fieldWords(visit.t, error.fields));
  }
}

async function form(visit: Visit, problems?: Readonly<Record<string, string>>): Promise<Answer> {
  const { member } = visit;
  const id = visit.param('id');
  const contact = await contactFacts(member, id);
  return newRestriction(visit, problems, {
    kind: 'contact',
    name: fullName(contact.givenName, contact.familyName),
    excerpt: undefined,
    action: paths.restrictions.contact({ tenant: member.tenantSlug, id }),
    backHref: paths.contacts.show({ tenant: member.tenantSlug, id }),
  });
}
