import { Invalid } from '../../domain/errors.ts';
import { subProcessorFields, type SubProcessorForm } from '../../domain/privacy/registers/sub-processor-form.ts';
import { subProcessor, type SubProcessor } from '../../domain/privacy/registers/sub-processors.ts';
import {
  addSubProcessor,
  changeSubProcessor,
  earliestDay,
  endSubProcessor,
  switchOff,
  switchOn,
} from '../../domain/privacy/registers/write-sub-processor.ts';
import { userOf } from '../account/account.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { shownSubProcessor } from './shown-sub-processor.ts';

/** GET: an empty form. */
export function blank(visit: Visit): Answer {
  return form(visit, undefined, { ...emptyForm, since: earliestDay() }, {});
}

/** POST: adds a row and tells the tenants. */
export async function create(visit: Visit): Promise<Answer> {
  const typed = typedForm(visit);
  try {
    await addSubProcessor(userOf(visit), typed);
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
    await changeSubProcessor(userOf(visit), row.id, typed, wholeNumber(visit.field('version')));
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
    await (on ? switchOn : switchOff)(userOf(visit), row.id);
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
    await endSubProcessor(userOf(visit), row.id, until);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, row, formOf(row), fieldWords(visit.t, error.fields), until);
  }
  return redirect(paths.operator.subProcessors(), { text: visit.t('subProcessors.operator.ended') });
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
      version: row?.version ?? 0,
      typed,
      problems,
      earliest: earliestDay(),
      until,
    },
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
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

const wholeNumber = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0);
