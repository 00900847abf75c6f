import type { FieldProblem } from '../../domain/errors.ts';
import { Invalid, TooManyAttempts } from '../../domain/errors.ts';
import { trialDays } from '../../domain/billing/plans.ts';
import { accepted } from '../../domain/privacy/agreement/acceptances.ts';
import { keepAgreement, newestAgreement } from '../../domain/privacy/agreement/editions.ts';
import { lookUpCompany, type CompanyLookUp } from '../../domain/tenants/company-look-up.ts';
import { requestSignUp } from '../../domain/tenants/pending-sign-ups.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { keepingOthersWords } from '../../domain/typed-texts.ts';
import { hashPassword, SHORTEST_PASSWORD } from '../../domain/users/passwords.ts';
import { fragment, publicPage, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import { agreementNow } from '../policy/agreement-now.ts';
import { publicLink } from '../public-link.ts';
import { waiting } from '../sign-in/waiting.ts';
import type { Answer, Visit } from '../visit.ts';
import { readSignUp } from './read-form.ts';

/** GET: the form. Someone who is signed in goes on. */
export async function form(visit: Visit): Promise<Answer> {
  if (visit.user) return redirect(paths.account.tenants());
  return show(visit, { kind: 'none' });
}

/** GET, by htmx while the number is typed: what the register says about it. */
export async function company(visit: Visit): Promise<Answer> {
  return fragment('sign-up/_company', {
    company: await lookUp(visit, visit.query('organisationNumber')),
    companyName: visit.query('companyName'),
    companyNameProblem: undefined,
  });
}

/** POST: checks the form and sends the link; a press on "fetch" (without JavaScript) only looks the company up. */
export async function create(visit: Visit): Promise<Answer> {
  const found = await lookUp(visit, visit.field('organisationNumber'));
  if (visit.field('act') === 'look-up') return show(visit, found);
  try {
    return await signUp(visit, found);
  } catch (error) {
    if (error instanceof Invalid) return show(visit, found, { problems: error.fields, status: 422 });
    throw error;
  }
}

async function signUp(visit: Visit, found: CompanyLookUp): Promise<Answer> {
  await keepAgreement();
  const agreement = await newestAgreement(visit.language);
  const checked = readSignUp(visit, found, agreement.hash);
  if ('problems' in checked) return show(visit, found, { problems: checked.problems, status: 422 });
  const { tenant, name, email, password } = checked.read;
  const { language } = visit;
  try {
    await countAttempt('sign-up', { about: email, from: visit.request.ip ?? '' });
  } catch (error) {
    const { problem, headers } = waiting(error);
    return show(visit, found, { problems: { form: problem }, status: 429, headers });
  }
  await requestSignUp(
    {
      tenant,
      founder: { email, name, passwordHash: await hashPassword(password), language },
      agreement: accepted(agreement),
    },
    {
      confirm: (token) => publicLink(paths.public.signUpConfirmation({ language, token })),
      signIn: publicLink(paths.public.signIn({ language })),
    },
  );
  return publicPage('sign-up/link-sent', visit.t('signUp.sent.title'), { email });
}

async function lookUp(visit: Visit, number: string): Promise<CompanyLookUp> {
  const from = visit.request.ip ?? '';
  try {
    await countAttempt('register-look-up', { about: from, from });
    return await keepingOthersWords(() => lookUpCompany(number));
  } catch (error) {
    if (error instanceof TooManyAttempts) return { kind: 'unavailable' };
    throw error;
  }
}

interface Refusal {
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function show(visit: Visit, found: CompanyLookUp, refusal?: Refusal): Promise<Answer> {
  const agreement = await agreementNow(visit.language);
  const problems = fieldWords(visit.t, refusal?.problems ?? {});
  return publicPage(
    'sign-up/new',
    visit.t('signUp.title'),
    {
      company: found,
      companyName: visit.field('companyName'),
      companyNameProblem: problems['companyName'],
      organisationNumber: visit.field('organisationNumber'),
      name: visit.field('name'),
      email: visit.field('email'),
      accepted: visit.field('accepted') === 'yes',
      agreementHash: agreement.hash,
      shortest: SHORTEST_PASSWORD,
      trialDays,
      problems,
    },
    { status: refusal?.status ?? 200, headers: refusal?.headers ?? {} },
  );
}
