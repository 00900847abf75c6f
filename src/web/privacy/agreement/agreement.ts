import { Invalid, NotFound } from '../../../domain/errors.ts';
import { acceptAgreement } from '../../../domain/privacy/agreement/acceptances.ts';
import { agreementEdition } from '../../../domain/privacy/agreement/editions.ts';
import { agreementStanding } from '../../../domain/privacy/agreement/standing.ts';
import { readingTenant } from '../../../domain/tenancy.ts';
import { may } from '../../../domain/users/member.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';

/** GET: which agreement is in force, who accepted what when, and what a newer edition changes. */
export const show = (visit: Visit): Promise<Answer> => showAgreement(visit);

/** POST: the owner accepts the newest edition, which the form names by its fingerprint. */
export async function accept(visit: Visit): Promise<Answer> {
  const { member, language } = visit;
  try {
    if (visit.field('accepted') !== 'yes') throw new Invalid({ accepted: 'form.mustAccept' });
    await acceptAgreement(member, language, visit.field('agreement'));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const problems = fieldWords(visit.t, error.fields);
    return readingTenant(member.tenantId, () => showAgreement(visit, problems));
  }
  return redirect(paths.privacy.agreement({ tenant: member.tenantSlug }), { text: visit.t('agreement.accepted') });
}

/** GET: an edition as it was worded; `version` is its number. */
export async function edition(visit: Visit): Promise<Answer> {
  const number = Number(visit.query('version'));
  const found =
    Number.isSafeInteger(number) && number < 1_000_000 ? await agreementEdition(number, visit.language) : undefined;
  if (!found) throw new NotFound('edition of the agreement');
  return page(
    'privacy/agreement/edition',
    found.wording.title,
    { tabs: await tabsOf(visit, 'agreement'), edition: found },
    { place: 'privacy' },
  );
}

async function showAgreement(visit: Visit, problems: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const [tabs, standing] = await Promise.all([
    tabsOf(visit, 'agreement'),
    agreementStanding(visit.member, visit.language),
  ]);
  return page(
    'privacy/agreement/show',
    visit.t('agreement.title'),
    { tabs, ...standing, mayAccept: may(visit.member, 'ownership'), problems },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
