import { countWithoutPurpose } from '../../../domain/privacy/purposes/give-to-many.ts';
import {
  addPurpose,
  assessInterest,
  changePurpose,
  deletePurpose,
  switchPurposeOff,
  switchPurposeOn,
  type TypedPurpose,
} from '../../../domain/privacy/purposes/edit-purpose.ts';
import { bases, channels, marketingRules, retentionRules } from '../../../domain/privacy/purposes/purpose.ts';
import { purposeRetentions } from '../../../domain/privacy/purposes/purpose-retention.ts';
import { findPurpose, titleOf } from '../../../domain/privacy/purposes/purposes.ts';
import { addWording, wordingsOf } from '../../../domain/privacy/purposes/wordings.ts';
import { Invalid } from '../../../domain/errors.ts';
import { newId } from '../../../domain/identifiers.ts';
import { submittedBefore } from '../../../domain/submissions.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import { formId, submissionId } from '../../submission-id.ts';
import type { Answer, Toast, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import type { PurposeForm } from './pages.ts';

/** GET: the form of a new purpose. */
export const form = (visit: Visit): Promise<Answer> => answer(visit, undefined);

/** POST: adds a purpose, switched off. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    const id = submissionId(visit);
    if (await submittedBefore('purpose', id)) return to(visit, id);
    await addPurpose(visit.member, typedPurpose(visit), id);
    return to(visit, id, { text: visit.t('consents.purpose.added') });
  } catch (error) {
    if (error instanceof Invalid)
      return answer(visit, undefined, { form: 'purpose', problems: fieldWords(visit.t, error.fields) });
    throw error;
  }
}

/** GET: one purpose: what it is, why it may be, and what people are asked. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, visit.param('id'));

/** POST: changes it. */
export const update = (visit: Visit): Promise<Answer> =>
  change(visit, 'purpose', (id) => changePurpose(visit.member, id, typedPurpose(visit)));

/** POST: writes down why the interest is legitimate. */
export const assess = (visit: Visit): Promise<Answer> =>
  change(visit, 'assessment', (id) =>
    assessInterest(visit.member, id, {
      interest: visit.field('interest'),
      necessity: visit.field('necessity'),
      balance: visit.field('balance'),
    }),
  );

/** POST: adds the next version of what people are asked. */
export const word = (visit: Visit): Promise<Answer> =>
  change(visit, 'wording', (id) =>
    addWording(visit.member, id, {
      textNb: visit.field('textNb'),
      textEn: visit.field('textEn'),
      sameMeaning: visit.field('sameMeaning') === 'yes',
    }),
  );

/** POST: switches it on or off. */
export const decide = (visit: Visit): Promise<Answer> =>
  change(visit, 'decision', (id) =>
    visit.field('enabled') === 'yes' ? switchPurposeOn(visit.member, id) : switchPurposeOff(visit.member, id),
  );

/** POST: deletes it, when nothing rests on it. */
export async function remove(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  try {
    await deletePurpose(visit.member, id);
  } catch (error) {
    if (error instanceof Invalid)
      return answer(visit, id, { form: 'deletion', problems: fieldWords(visit.t, error.fields) });
    throw error;
  }
  return redirect(paths.consents.index({ tenant: visit.member.tenantSlug }), {
    text: visit.t('consents.purpose.deleted'),
  });
}

async function change(visit: Visit, form: PurposeForm, work: (id: string) => Promise<void>): Promise<Answer> {
  const id = visit.param('id');
  try {
    await work(id);
  } catch (error) {
    if (error instanceof Invalid) return answer(visit, id, { form, problems: fieldWords(visit.t, error.fields) });
    throw error;
  }
  return to(visit, id, { text: visit.t('done.saved') });
}

const to = (visit: Visit, id: string, toast?: Toast): Answer =>
  redirect(paths.consents.purpose({ tenant: visit.member.tenantSlug, id }), toast);

const typedPurpose = (visit: Visit): TypedPurpose => ({
  titleNb: visit.field('titleNb'),
  titleEn: visit.field('titleEn'),
  basis: visit.field('basis'),
  retentionRule: visit.field('retentionRule'),
  marketing: visit.field('marketing'),
  channels: visit.fields('channels'),
  forNewContacts: visit.field('forNewContacts') === 'yes',
});

const emptyForm: TypedPurpose = {
  titleNb: '',
  titleEn: '',
  basis: 'legitimate-interest',
  retentionRule: 'inactivity',
  marketing: '',
  channels: [],
  forNewContacts: false,
};

async function answer(
  visit: Visit,
  id: string | undefined,
  refusal?: { readonly form: PurposeForm; readonly problems: Readonly<Record<string, string>> },
): Promise<Answer> {
  const purpose = id === undefined ? undefined : await findPurpose(id);
  const [tabs, wordings, without, [retention]] = await Promise.all([
    tabsOf(visit, 'consents'),
    purpose ? wordingsOf([purpose.id]) : [],
    purpose ? countWithoutPurpose(visit.member) : { count: 0, atLeast: false },
    purpose ? purposeRetentions([purpose]) : [],
  ]);
  const typed = (form: PurposeForm): boolean => refusal?.form === form;
  const [newest] = wordings;
  const present: TypedPurpose = purpose ? { ...purpose, marketing: purpose.marketing ?? '' } : emptyForm;
  return page(
    'privacy/consents/purpose',
    purpose ? titleOf(purpose, visit.language) : visit.t('consents.purpose.new'),
    {
      tabs,
      purpose,
      id: purpose?.id ?? (typed('purpose') ? formId(visit) : newId()),
      form: typed('purpose') ? typedPurpose(visit) : present,
      assessment: typed('assessment')
        ? { interest: visit.field('interest'), necessity: visit.field('necessity'), balance: visit.field('balance') }
        : { interest: purpose?.interest ?? '', necessity: purpose?.necessity ?? '', balance: purpose?.balance ?? '' },
      wording: typed('wording')
        ? {
            textNb: visit.field('textNb'),
            textEn: visit.field('textEn'),
            sameMeaning: visit.field('sameMeaning') === 'yes',
          }
        : { textNb: newest?.textNb ?? '', textEn: newest?.textEn ?? '', sameMeaning: false },
      wordings,
      without: without.count,
      retention,
      bases,
      retentionRules,
      marketingRules,
      channels,
      refused: refusal?.form,
      problems: refusal?.problems ?? {},
    },
    { place: 'privacy', status: refusal ? 422 : 200 },
  );
}
