import { Invalid } from '../../domain/errors.ts';
import { outside } from '../../domain/outside.ts';
import { DECISION_MONTHS, PROOF_MONTHS } from '../../domain/privacy/cookies/decision-period.ts';
import { nothing, sameChoices, type Choices } from '../../domain/privacy/cookies/decision.ts';
import { writeReceipt } from '../../domain/privacy/cookies/receipts.ts';
import {
  cookieRegister,
  optionalClasses,
  registerVersion,
  type CookieClass,
  type Lifetime,
  type RegisteredCookie,
} from '../../domain/privacy/cookies/register.ts';
import { fragment, publicPage, redirect } from '../answers.ts';
import { browserFamily } from '../device.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import type { ShownCookie } from './pages.ts';
import { wordingHash } from './wording.ts';

/** GET: everything that may be stored in the visitor's browser, and the choice. */
export function show(visit: Visit): Answer {
  const { publicUrl } = outside();
  const { offered } = visit.request.cookieChoice;
  const classes: readonly CookieClass[] = offered ? ['essential', ...optionalClasses] : ['essential'];
  const shown = (entry: RegisteredCookie): ShownCookie => ({
    ...entry,
    name: entry.setBy === 'OnNet CRM' && publicUrl.startsWith('https:') ? `__Host-${entry.name}` : entry.name,
    purpose: entry.purpose[visit.language],
    lifetime: lifetimeWords(visit, entry.lifetime),
  });
  return publicPage('cookies/show', visit.t('cookies.title'), {
    version: registerVersion,
    host: new URL(publicUrl).hostname,
    groups: classes.map((one) => ({
      class: one,
      cookies: cookieRegister.filter((entry) => entry.class === one).map(shown),
    })),
    proofMonths: PROOF_MONTHS,
    decisionMonths: DECISION_MONTHS,
  });
}

const lifetimeWords = ({ t }: Visit, lifetime: Lifetime): string =>
  lifetime === 'until-removed'
    ? t('cookies.lifetime.untilRemoved')
    : t(`cookies.lifetime.${lifetime.unit}`, { count: lifetime.count });

/**
 * POST: a yes, a no, or some of each. A no takes effect in the browser before anything else is tried, so that it stands
 * even where the receipt cannot be written; the visitor is then asked again.
 */
export async function decide(visit: Visit): Promise<Answer> {
  const choice = visit.request.cookieChoice;
  const choices = choicesOf(visit);
  // From a page of before it was switched off: who said yes has not said no.
  if (!choice.offered && !sameChoices(choices, nothing))
    return redirect(paths.public.cookies({ language: visit.language }));
  const before = choice.decision;
  const withdrawn = optionalClasses.some((what) => choice.granted(what) && !choices[what]);
  if (withdrawn) choice.withdraw();
  if (!before || !sameChoices(before.choices, choices))
    choice.keep({
      ...(await writeReceipt(choices, {
        language: visit.language,
        wording: wordingHash(visit.t),
        browser: browserFamily(visit.request.get('user-agent') ?? ''),
        replaces: before?.receiptId,
        from: visit.request.ip ?? '',
      })),
      tookBack: withdrawn,
    });
  // What runs in a page ends with the page: after a withdrawal the whole page is loaded anew.
  if (visit.partial && !withdrawn && visit.field('from') === 'banner')
    return fragment('cookies/_decided', { back: backTo(visit) });
  return redirect(backTo(visit));
}

function choicesOf(visit: Visit): Choices {
  switch (visit.field('choice')) {
    case 'all':
      return { analytics: true, marketing: true };
    case 'none':
      return nothing;
    case 'some': {
      const ticked = visit.fields('allow');
      return { analytics: ticked.includes('analytics'), marketing: ticked.includes('marketing') };
    }
    default:
      throw new Invalid({ choice: 'form.required' });
  }
}

/** The page the visitor answered on; never another site's. */
function backTo(visit: Visit): string {
  const ours = new URL(outside().publicUrl);
  const back = visit.field('back');
  const wanted = URL.canParse(back, ours.href) ? new URL(back, ours) : undefined;
  if (wanted?.origin !== ours.origin || back === '') return paths.public.cookies({ language: visit.language });
  // A path that begins with two slashes names another site.
  return wanted.pathname.replace(/^\/+/, '/') + wanted.search;
}
