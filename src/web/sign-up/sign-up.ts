import type { FieldProblem } from '../../domain/errors.ts';
import { Invalid } from '../../domain/errors.ts';
import { trialDays } from '../../domain/billing/plans.ts';
import { accepted } from '../../domain/privacy/agreement/acceptances.ts';
import { keepAgreement, newestAgreement } from '../../domain/privacy/agreement/editions.ts';
import { isPersonLikeForm } from '../../domain/register/entity.ts';
import { formatOrganisationNumber } from '../../domain/register/organisation-number.ts';
import { lookUpCompany, type CompanyLookUp, type RegisteredCompany } from '../../domain/tenants/company-look-up.ts';
import { requestSignUp } from '../../domain/tenants/pending-sign-ups.ts';
import { countAttempt } from '../../domain/users/attempts.ts';
import { keepingOthersWords } from '../../domain/typed-texts.ts';
import { hashPassword, SHORTEST_PASSWORD } from '../../domain/users/passwords.ts';
import { fragment, publicPage, redirect } from '../answers.ts';
import { legalFormText } from '../companies/legal-form.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import { agreementNow } from '../policy/agreement-now.ts';
import { publicLink } from '../public-link.ts';
import { waiting } from '../sign-in/waiting.ts';
import type { Answer, Visit } from '../visit.ts';
import type { SignUpCompany } from './pages.ts';
import { readSignUp, typedOrganisation } from './read-form.ts';

/** GET: the form. Someone who is signed in goes on. */
export async function form(visit: Visit): Promise<Answer> {
  if (visit.user) return redirect(paths.account.tenants());
  return show(visit, { kind: 'none' });
}

/** GET, by htmx: what the register says of what is typed, or, with `chosen`, the field filled with the company somebody chose. */
export async function company(visit: Visit): Promise<Answer> {
  const chosen = visit.query('chosen');
  const found = await lookUp(visit, chosen || visit.query('organisationNumber'));
  const part = companyPart(visit, found, visit.query('companyName'), undefined);
  if (chosen === '') return fragment('sign-up/_company', part);
  return fragment('sign-up/_organisation', {
    ...part,
    organisationNumber: formatOrganisationNumber(chosen),
    organisationProblem: undefined,
    focused: true,
  });
}

/** POST: checks the form and sends the link; without JavaScript a press on "find" or on one that was found only looks it up. */
export async function create(visit: Visit): Promise<Answer> {
  const found = await lookUp(visit, typedOrganisation(visit));
  if (visit.field('act') === 'look-up' || visit.field('chosen') !== '') return show(visit, found);
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

const lookUp = (visit: Visit, typed: string): Promise<CompanyLookUp> =>
  keepingOthersWords(() => lookUpCompany(typed, visit.request.ip ?? ''));

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
      ...companyPart(visit, found, visit.field('companyName'), problems['companyName']),
      organisationNumber: visit.field('chosen')
        ? formatOrganisationNumber(visit.field('chosen'))
        : visit.field('organisationNumber'),
      organisationProblem:
        found.kind === 'invalid' || found.kind === 'short' ? undefined : problems['organisationNumber'],
      focused: visit.field('chosen') !== '' || visit.field('organisationNumber') === '',
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

function companyPart(
  visit: Visit,
  found: CompanyLookUp,
  companyName: string,
  companyNameProblem: string | undefined,
): SignUpCompany {
  return {
    company: found,
    address: found.kind === 'found' ? addressOf(found.company) : '',
    legalForm: (form) => legalFormText(visit, form),
    companyName,
    companyNameProblem,
  };
}

/** Where a person's own business is, is often where they live: a stranger who typed its number is not told the street. */
function addressOf({ legalForm, addressLines, postalCode, place }: RegisteredCompany): string {
  const street = isPersonLikeForm(legalForm) ? [] : addressLines;
  return [...street, [postalCode, place].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}
