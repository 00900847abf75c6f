import { Invalid, NotFound } from '../../domain/errors.ts';
import { outside } from '../../domain/outside.ts';
import { legalEntityProblems } from '../../domain/privacy/legal-entity.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import { difference } from '../../domain/privacy/difference.ts';
import { stated } from '../../domain/privacy/policy/stated.ts';
import { confirmations, confirmFact } from '../../domain/privacy/policy/confirmations.ts';
import { buildPolicy, editions } from '../../domain/privacy/policy/editions.ts';
import { earliestEffect, obstacles, publishPolicy } from '../../domain/privacy/policy/publish-policy.ts';
import { userOf } from '../account/account.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { shownEditions } from './shown-editions.ts';

/** GET: the policy as it would be published now, what stands in the way, and what was published. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, undefined, {});

/** POST: publishes what the operator has read, from a day on. */
export async function publish(visit: Visit): Promise<Answer> {
  const effectiveOn = visit.field('effectiveOn');
  try {
    await publishPolicy(userOf(visit), effectiveOn, [visit.field('nb'), visit.field('en')]);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, effectiveOn, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.operator.policy(), { text: visit.t('policy.operator.published') });
}

/** POST: an operator stands for a fact of the policy, as it is. */
export async function confirm(visit: Visit): Promise<Answer> {
  try {
    await confirmFact(userOf(visit), visit.field('fact'), visit.field('value'));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, undefined, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.operator.policy(), { text: visit.t('policy.operator.confirmed') });
}

async function answer(
  visit: Visit,
  typed: string | undefined,
  problems: Readonly<Record<string, string>>,
): Promise<Answer> {
  const [built, all, facts] = await Promise.all([buildPolicy(), editions(visit.language), confirmations()]);
  const draft = built.find(({ language }) => language === visit.language);
  if (!draft) throw new NotFound('page');
  const invalid = legalEntityProblems(outside().legalEntity).length > 0;
  return page(
    'policy/operator',
    visit.t('policy.operator.title'),
    {
      obstacles: await obstacles(built),
      confirmations: facts.map(({ fact, value, confirmed }) => ({
        fact,
        value,
        // One statement in two languages, which are published together; the number is the same in both.
        shown:
          fact === 'officer'
            ? stated.noOfficer[visit.language]
            : invalid
              ? value
              : visit.formats.organisationNumber(value),
        confirmedAt: confirmed?.at,
        confirmedBy: confirmed?.byName ?? '',
        possible: !(fact === 'organisationNumber' && invalid),
      })),
      editions: shownEditions(all),
      draft: {
        ...difference(all[0]?.wording, draft.wording),
        hashes: built.map(({ hash }) => hash),
        same: all[0]?.hash === draft.hash,
      },
      noticeDays: lawNumbers.policyNotice.value,
      first: all.length === 0,
      effectiveOn: typed ?? earliestEffect(all.length),
      problems,
    },
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
