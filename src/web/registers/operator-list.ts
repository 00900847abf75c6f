import { Invalid } from '../../domain/errors.ts';
import { clearRefusals, outboundRefusals } from '../../domain/outbound/refusals.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import { answerProtest, protests } from '../../domain/privacy/registers/sub-processor-notices.ts';
import { subProcessors } from '../../domain/privacy/registers/sub-processors.ts';
import { userOf } from '../account/account.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import type { OperatorSubProcessorsPage } from './pages.ts';
import { shownSubProcessor } from './shown-sub-processor.ts';

/** GET: the whole register, what was stopped on the way out, and what tenants object to. */
export const index = (visit: Visit): Promise<Answer> => list(visit, undefined);

/** POST: answers a tenant's objection. */
export async function answer(visit: Visit): Promise<Answer> {
  const [tenant, id, typed] = [visit.param('tenant'), visit.param('id'), visit.field('answer')];
  try {
    await answerProtest(userOf(visit), tenant, id, typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return list(visit, { id, typed, problem: problemWords(visit.t, error.fields['answer'] ?? 'form.invalid') });
  }
  return redirect(paths.operator.subProcessors(), { text: visit.t('subProcessors.operator.answered') });
}

/** POST: what was stopped has been seen. */
export async function clear(visit: Visit): Promise<Answer> {
  await clearRefusals(userOf(visit));
  return redirect(paths.operator.subProcessors());
}

async function list(visit: Visit, refused: OperatorSubProcessorsPage['refused']): Promise<Answer> {
  const [rows, refusals, objections] = await Promise.all([subProcessors(), outboundRefusals(), protests()]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return page(
    'registers/operator',
    visit.t('subProcessors.title'),
    {
      rows: rows.map((row) => shownSubProcessor(visit, row)),
      refusals,
      protests: objections.map((one) => ({ ...one, name: names.get(one.subProcessorId) ?? '' })),
      figures: Object.values(lawNumbers).map(({ source, note, ...figure }) => ({
        ...figure,
        source: source[visit.language],
        note: note[visit.language],
      })),
      refused,
    },
    { status: refused ? 422 : 200 },
  );
}
