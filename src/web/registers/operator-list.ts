import { Invalid, NotFound } from '../../domain/errors.ts';
import { clearRefusals, outboundRefusals } from '../../domain/outbound/refusals.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import { subProcessorFields, type SubProcessorForm } from '../../domain/privacy/registers/sub-processor-form.ts';
import { answerProtest, protests } from '../../domain/privacy/registers/sub-processor-notices.ts';
import { subProcessor, subProcessors, type SubProcessor } from '../../domain/privacy/registers/sub-processors.ts';
import {
  addSubProcessor,
  changeSubProcessor,
  earliestDay,
  endSubProcessor,
  switchOff,
  switchOn,
} from '../../domain/privacy/registers/write-sub-processor.ts';
import type { SignedInUser } from '../../domain/users/sessions.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords, problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import type { OperatorSubProcessorsPage } from './pages.ts';
import { shownSubProcessor } from './shown-sub-processor.ts';

/** GET: the whole register, what was stopped on the way out, and what tenants object to. */
export const index = (visit: Visit): Promise<Answer> => list(visit, undefined);

/** GET: an empty form. */
export function blank(visit: Visit): Answer {
  return form(visit, undefined, { ...emptyForm, since: earliestDay() }, {});
}

/** POST: adds a row and tells the tenants. */
export async function create(visit: Visit): Promise<Answer> {
  const typed = typedForm(visit);
  try {
    await addSubProcessor(operatorOf(visit), typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, undefined, typed, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.operator.subProcessors(), { text: visit.t('subProcessors.operator.added') });
}

/** GET: one row to be changed. */
export async function show(visit: Visit): Promise<Answer> {
  const row = await subProcessor(visit.param('id'));
  return form(visit, row, formOf(row), {});
}

/** POST: changes a row. */
export async function update(visit: Visit): Promise<Answer> {
  const row = await subProcessor(visit.param('id'));
  const typed = { ...typedForm(visit), code: row.code };
  try {
    await changeSubProcessor(operatorOf(visit), row.id, typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, row, typed, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.operator.subProcessors(), { text: visit.t('subProcessors.operator.saved') });
}

/** POST: switches a row on or off (`use` is `on` or `off`). */
export async function use(visit: Visit): Promise<Answer> {
  const row = await subProcessor(visit.param('id'));
  const on = visit.field('use') === 'on';
  try {
    await (on ? switchOn : switchOff)(operatorOf(visit), row.id);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, row, formOf(row), fieldWords(visit.t, error.fields));
  }
  return redirect(paths.operator.subProcessors(), {
    text: visit.t(on ? 'subProcessors.operator.switchedOn' : 'subProcessors.operator.switchedOff'),
  });
}

/** POST: sets the day a row ends. */
export async function end(visit: Visit): Promise<Answer> {
  const row = await subProcessor(visit.param('id'));
  const until = visit.field('until');
  try {
    await endSubProcessor(operatorOf(visit), row.id, until);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, row, formOf(row), fieldWords(visit.t, error.fields), until);
  }
  return redirect(paths.operator.subProcessors(), { text: visit.t('subProcessors.operator.ended') });
}

/** POST: answers a tenant's objection. */
export async function answer(visit: Visit): Promise<Answer> {
  const [tenant, id, typed] = [visit.param('tenant'), visit.param('id'), visit.field('answer')];
  try {
    await answerProtest(operatorOf(visit), tenant, id, typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return list(visit, { id, typed, problem: problemWords(visit.t, error.fields['answer'] ?? 'form.invalid') });
  }
  return redirect(paths.operator.subProcessors(), { text: visit.t('subProcessors.operator.answered') });
}

/** POST: what was stopped has been seen. */
export async function clear(visit: Visit): Promise<Answer> {
  await clearRefusals(operatorOf(visit));
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
      figures: Object.values(lawNumbers),
      refused,
    },
    { status: refused ? 422 : 200 },
  );
}

function form(
  visit: Visit,
  row: SubProcessor | undefined,
  typed: SubProcessorForm,
  problems: Readonly<Record<string, string>>,
  until = row?.until ?? '',
): Answer {
  return page(
    'registers/form',
    row?.name ?? visit.t('subProcessors.operator.add'),
    {
      row: row && shownSubProcessor(visit, row),
      switchedOn: row?.switchedOn ?? false,
      typed,
      problems,
      earliest: earliestDay(),
      until,
    },
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

function operatorOf(visit: Visit): SignedInUser {
  if (!visit.user) throw new NotFound('page');
  return visit.user;
}

const emptyForm: SubProcessorForm = {
  code: '',
  name: '',
  role: 'processor',
  concerns: 'contacts',
  dataNb: '',
  dataEn: '',
  purposeNb: '',
  purposeEn: '',
  countryCode: 'NO',
  transfer: 'eea',
  transferReference: '',
  agreementReference: '',
  agreementExemption: '',
  hosts: '',
  contactEmail: '',
  source: '',
  verifiedOn: '',
  since: '',
};

const typedForm = (visit: Visit): SubProcessorForm =>
  subProcessorFields.reduce<SubProcessorForm>((form, field) => ({ ...form, [field]: visit.field(field) }), emptyForm);

const formOf = (row: SubProcessor): SubProcessorForm => ({
  code: row.code,
  name: row.name,
  role: row.role,
  concerns: row.concerns,
  dataNb: row.dataNb,
  dataEn: row.dataEn,
  purposeNb: row.purposeNb,
  purposeEn: row.purposeEn,
  countryCode: row.countryCode,
  transfer: row.transfer,
  transferReference: row.transferReference,
  agreementReference: row.agreementReference,
  agreementExemption: row.agreementExemption,
  hosts: row.hosts.join('\n'),
  contactEmail: row.contactEmail,
  source: row.source,
  verifiedOn: row.verifiedOn ?? '',
  since: row.since,
});
