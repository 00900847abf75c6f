import { chartOfAccounts } from '../../domain/books/chart-of-accounts.ts';
import { unknownMovement } from '../../domain/books/movements.ts';
import { accountsByHand, postByHand, type TypedPosting } from '../../domain/books/post-by-hand.ts';
import { vatCodeNumbers } from '../../domain/books/vat-codes.ts';
import { Invalid, NotFound } from '../../domain/errors.ts';
import { userOf } from '../account/account.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: a movement at Stripe that the program does not know how to post, and a form that says how. */
export const show = (visit: Visit): Promise<Answer> =>
  answer(visit, { account: '', vatCode: '', document: '', text: '' }, {});

/** POST: it is posted so. */
export async function post(visit: Visit): Promise<Answer> {
  const typed = {
    account: visit.field('account'),
    vatCode: visit.field('vatCode'),
    document: visit.field('document'),
    text: visit.field('text'),
  };
  try {
    const voucher = await postByHand(userOf(visit), visit.param('id'), typed);
    return redirect(paths.operator.books(), {
      text:
        voucher === undefined
          ? visit.t('books.hand.already')
          : visit.t('books.hand.posted', { number: String(voucher) }),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, typed, fieldWords(visit.t, error.fields));
  }
}

async function answer(visit: Visit, typed: TypedPosting, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const movement = await unknownMovement(visit.param('id'));
  if (!movement) throw new NotFound('movement');
  if (movement.isPosted) return redirect(paths.operator.books(), { text: visit.t('books.hand.already') });
  return page(
    'operator/book-movement',
    visit.t('books.hand.title'),
    {
      movement,
      accounts: accountsByHand.map((number) => ({ number, name: chartOfAccounts[number][visit.language] })),
      vatCodes: vatCodeNumbers,
      typed,
      problems,
    },
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}
