import { contactFacts } from '../../domain/contacts/contact-record.ts';
import { Invalid, NotFound } from '../../domain/errors.ts';
import { fullName } from '../../domain/names.ts';
import { sendPersonPage } from '../../domain/privacy/access/person-link.ts';
import { packagesOfContact } from '../../domain/privacy/access/request-package.ts';
import { isLanguage } from '../../words/catalogue.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import { publicLink } from '../public-link.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the copies of what is held about a contact, and what can be sent to them. */
export const show = (visit: Visit): Promise<Answer> => answer(visit);

/** POST: mails the contact the link to their own page. */
export async function sendPage(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const chosen = visit.field('language');
  try {
    const to = await sendPersonPage(
      visit.member,
      id,
      isLanguage(chosen) ? chosen : visit.language,
      (tenant, token, language) => publicLink(paths.public.person({ language, tenant, token })),
    );
    return redirect(paths.access.contact({ tenant: visit.member.tenantSlug, id }), {
      text: visit.t('access.page.sent', { email: to }),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, error);
  }
}

async function answer(visit: Visit, refused?: Invalid): Promise<Answer> {
  const id = visit.param('id');
  const { erased, givenName, familyName } = await contactFacts(visit.member, id);
  if (erased) throw new NotFound('contact');
  const packages = await packagesOfContact(visit.member, id);
  const problem = refused && problemWords(visit.t, Object.values(refused.fields)[0] ?? 'form.invalid');
  return page(
    'access/contact',
    visit.t('access.title'),
    { contact: { id, name: fullName(givenName, familyName) }, packages, problem },
    { place: 'contacts', status: refused ? 422 : 200 },
  );
}
