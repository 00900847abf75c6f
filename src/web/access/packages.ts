import { Invalid } from '../../domain/errors.ts';
import { sendPackageLink } from '../../domain/privacy/access/links.ts';
import { isPackageForm } from '../../domain/privacy/access/package.ts';
import { nameForCase } from '../../domain/privacy/access/name-for-case.ts';
import { sendPersonPage } from '../../domain/privacy/access/person-link.ts';
import {
  packageOf,
  packagesOfContact,
  requestPackage,
  retryPackage,
} from '../../domain/privacy/access/request-package.ts';
import { releasePackage, reviewOf } from '../../domain/privacy/access/review.ts';
import { isLanguage } from '../../words/catalogue.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import { publicLink } from '../public-link.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the copies of what is held about a contact, and what can be sent to them. */
export const contact = (visit: Visit): Promise<Answer> => showContact(visit);

/** POST: asks for a copy. */
export async function create(visit: Visit): Promise<Answer> {
  // Not named `form`: a field of that name hides the form from scripts.
  const form = visit.field('copy');
  const id = await requestPackage(visit.member, {
    contactId: visit.param('id'),
    form: isPackageForm(form) ? form : 'access',
    language: languageOf(visit),
  });
  return redirect(paths.access.show({ tenant: visit.member.tenantSlug, id }));
}

/** POST: mails the contact the link to their own page. */
export async function sendPage(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  try {
    const to = await sendPersonPage(visit.member, id, languageOf(visit), (tenant, token, language) =>
      publicLink(paths.public.person({ language, tenant, token })),
    );
    return redirect(paths.access.contact({ tenant: visit.member.tenantSlug, id }), {
      text: visit.t('access.page.sent', { email: to }),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showContact(visit, error);
  }
}

/** GET: how far a copy is; who is mentioned in it, when somebody has to decide about that. */
export const show = (visit: Visit): Promise<Answer> => showPackage(visit);

/** POST: what is ticked is left out, and the copy is made. */
export const review = (visit: Visit): Promise<Answer> =>
  attempt(visit, async (id) => {
    await releasePackage(visit.member, id, visit.fields('withhold'), visit.field('note'));
    return undefined;
  });

/** POST: mails the contact the link that opens the copy once. */
export const sendLink = (visit: Visit): Promise<Answer> =>
  attempt(visit, async (id) => {
    const to = await sendPackageLink(visit.member, id, (tenant, token, language) =>
      publicLink(paths.public.copy({ language, tenant, token })),
    );
    return visit.t('access.link.sent', { email: to });
  });

/** POST: begins a copy anew that could not be made. */
export async function retry(visit: Visit): Promise<Answer> {
  try {
    const id = await retryPackage(visit.member, visit.param('id'));
    return redirect(paths.access.show({ tenant: visit.member.tenantSlug, id }));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showPackage(visit, error);
  }
}

async function attempt(visit: Visit, act: (id: string) => Promise<string | undefined>): Promise<Answer> {
  const id = visit.param('id');
  try {
    const text = await act(id);
    const to = paths.access.show({ tenant: visit.member.tenantSlug, id });
    return text === undefined ? redirect(to) : redirect(to, { text });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showPackage(visit, error);
  }
}

const languageOf = (visit: Visit): 'nb' | 'en' => {
  const chosen = visit.field('language');
  return isLanguage(chosen) ? chosen : visit.language;
};

async function showContact(visit: Visit, refused?: Invalid): Promise<Answer> {
  const id = visit.param('id');
  const name = await nameForCase(visit.member, id);
  const packages = await packagesOfContact(visit.member, id);
  return page(
    'access/contact',
    visit.t('access.title'),
    { contact: { id, name }, packages, problem: refused && wordsOf(visit, refused) },
    { place: 'contacts', status: refused ? 422 : 200 },
  );
}

async function showPackage(visit: Visit, refused?: Invalid): Promise<Answer> {
  const shown = await packageOf(visit.member, visit.param('id'));
  const name = await nameForCase(visit.member, shown.contactId ?? '');
  const texts = shown.state === 'review' ? await reviewOf(visit.member, shown.id, visit.language) : [];
  return page(
    'access/show',
    visit.t(`access.form.${shown.form}`),
    { shown, name, texts, problem: refused && wordsOf(visit, refused) },
    { place: 'privacy', fragment: 'access/_state', status: refused ? 422 : 200 },
  );
}

const wordsOf = (visit: Visit, { fields }: Invalid): string =>
  problemWords(visit.t, Object.values(fields)[0] ?? 'form.invalid');
