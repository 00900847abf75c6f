import { osloDay } from '../../domain/clock.ts';
import { Invalid } from '../../domain/errors.ts';
import { enterRate, newestRates, rateCurrencies, type TypedRate } from '../../domain/sales-documents/exchange-rates.ts';
import { userOf } from '../account/account.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';

/** Where rates come from unless somebody says otherwise. */
const SOURCE = 'Norges Bank';

/** GET: the rates that were entered last, and a form for one more. */
export const show = (visit: Visit): Promise<Answer> =>
  answer(visit, { currency: 'EUR', rate: '', units: '1', day: osloDay(), source: SOURCE }, {});

/** POST: what a currency was worth on a day. */
export async function enter(visit: Visit): Promise<Answer> {
  const typed = {
    currency: visit.field('currency'),
    rate: visit.field('rate'),
    units: visit.field('units'),
    day: visit.field('day'),
    source: visit.field('source'),
  };
  try {
    await enterRate(userOf(visit), typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, typed, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.operator.rates(), { text: visit.t('rates.entered') });
}

async function answer(visit: Visit, typed: TypedRate, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const rates = await newestRates(userOf(visit));
  return page(
    'operator/exchange-rates',
    visit.t('rates.title'),
    { rates, currencies: rateCurrencies, typed, problems },
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
