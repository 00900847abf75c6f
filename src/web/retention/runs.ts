import { Invalid } from '../../domain/errors.ts';
import { retentionRun, startRetentionRun } from '../../domain/privacy/retention-runs.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { answer } from './rule.ts';

/** POST: runs the rule now instead of tonight. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    const id = await startRetentionRun(visit.member);
    return redirect(paths.retention.run({ tenant: visit.member.tenantSlug, id }));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { refused: problemWords(visit.t, error.fields['rule'] ?? 'form.invalid') });
  }
}

/** GET: one run; htmx asks for its state alone while it works. */
export async function show(visit: Visit): Promise<Answer> {
  const run = await retentionRun(visit.member, visit.param('id'));
  return page(
    'retention/run',
    visit.t('retention.run.title'),
    { run },
    { place: 'privacy', fragment: 'retention/_run' },
  );
}
