import { valuedEntities } from '../../domain/custom-fields/field-values.ts';
import {
  countValues,
  emptyField,
  renameField,
  retireField,
  reviveField,
} from '../../domain/custom-fields/edit-field.ts';
import { Invalid } from '../../domain/errors.ts';
import { newId } from '../../domain/identifiers.ts';
import { categories } from '../../domain/privacy/inventory/categories.ts';
import {
  declareField,
  fieldKinds,
  isFieldKind,
  tenantCategories,
  tenantRetentions,
  type ImpersonalField,
  type PersonalField,
} from '../../domain/privacy/inventory/custom-fields/declare-field.ts';
import {
  declaredFields,
  findDeclared,
  type DeclaredField,
} from '../../domain/privacy/inventory/custom-fields/declared-fields.ts';
import { retentionCodes } from '../../domain/privacy/inventory/retention-codes.ts';
import { specialCategories, specialCodes, specialKey } from '../../domain/privacy/inventory/special-categories.ts';
import { allPurposes, titleOf } from '../../domain/privacy/purposes/purposes.ts';
import type { Purpose } from '../../domain/privacy/purposes/purpose.ts';
import { submittedBefore } from '../../domain/submissions.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { tabsOf } from '../privacy/tabs.ts';
import { fieldWords } from '../problem-words.ts';
import { formId, submissionId } from '../submission-id.ts';
import type { Answer, Visit } from '../visit.ts';
import type { NewFieldPage, WordedField } from './pages.ts';

/** GET: the tenant's own fields, with what was declared of each. */
export async function index(visit: Visit): Promise<Answer> {
  const [tabs, fields, purposes] = await Promise.all([tabsOf(visit, 'fields'), declaredFields(), allPurposes()]);
  return page(
    'privacy/fields/index',
    visit.t('fields.title'),
    { tabs, fields: fields.map((field) => inWords(visit, field, purposes)) },
    { place: 'privacy' },
  );
}

/** GET: the form of a new field, which begins with its declaration. */
export const form = (visit: Visit): Promise<Answer> => newPage(visit, newId(), {});

/** POST: declares a field. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    const id = submissionId(visit);
    if (await submittedBefore('field', id)) return to(visit);
    await declareField(visit.member, typedField(visit), id);
  } catch (error) {
    if (error instanceof Invalid) return newPage(visit, formId(visit), fieldWords(visit.t, error.fields));
    throw error;
  }
  return redirect(paths.fields.index({ tenant: visit.member.tenantSlug }), {
    text: visit.t('fields.created', { label: visit.field('label') }),
  });
}

/** GET: one field: its declaration, its name, and how it ends. */
export const show = (visit: Visit): Promise<Answer> => showField(visit, {});

/** POST: another name, or more choices. */
export const rename = (visit: Visit): Promise<Answer> =>
  change(visit, (id) =>
    renameField(visit.member, id, {
      label: visit.field('label'),
      choices: visit.field('choices'),
      special: visit.field('special'),
    }),
  );

/** POST: takes it out of use, or into use again. */
export const retire = (visit: Visit): Promise<Answer> =>
  change(visit, (id) =>
    visit.field('retired') === 'yes' ? retireField(visit.member, id) : reviveField(visit.member, id),
  );

/** POST: deletes what a retired field holds; `confirmed` is the number that was shown. */
export const empty = (visit: Visit): Promise<Answer> =>
  change(visit, (id) =>
    emptyField(visit.member, id, visit.field('sure') === 'yes' ? Number(visit.field('confirmed')) : Number.NaN),
  );

async function change(visit: Visit, work: (id: string) => Promise<unknown>): Promise<Answer> {
  try {
    await work(visit.param('id'));
  } catch (error) {
    if (error instanceof Invalid) return showField(visit, fieldWords(visit.t, error.fields));
    throw error;
  }
  return redirect(paths.fields.show({ tenant: visit.member.tenantSlug, id: visit.param('id') }), {
    text: visit.t('done.saved'),
  });
}

const to = (visit: Visit): Answer => redirect(paths.fields.index({ tenant: visit.member.tenantSlug }));

const typedNames = (visit: Visit): NewFieldPage['typed'] => ({
  entity: visit.field('entity'),
  label: visit.field('label'),
  kind: visit.field('kind'),
  choices: visit.field('choices'),
  about: visit.field('about'),
  category: visit.field('category'),
  purpose: visit.field('purpose'),
  retention: visit.field('retention'),
  portable: visit.field('portable'),
  notPersonal: visit.field('notPersonal'),
  special: visit.field('special'),
});

function typedField(visit: Visit): PersonalField | ImpersonalField {
  const kind = visit.field('kind');
  const field = {
    entity: valuedEntities.find((one) => one === visit.field('entity')) ?? 'contact',
    label: visit.field('label'),
    kind: isFieldKind(kind) ? kind : ('text' as const),
    choices: visit.field('choices'),
    special: visit.field('special'),
  };
  if (visit.field('about') === 'nobody') return { ...field, notPersonal: visit.field('notPersonal') };
  const portable = visit.field('portable');
  return {
    ...field,
    category: visit.field('category'),
    purpose: visit.field('purpose'),
    retention: visit.field('retention'),
    portable: portable === 'provided' || portable === 'observed' ? portable : false,
  };
}

async function newPage(visit: Visit, id: string, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const { t, language } = visit;
  const [tabs, purposes] = await Promise.all([tabsOf(visit, 'fields'), allPurposes()]);
  const fresh: Partial<NewFieldPage['typed']> =
    visit.request.method === 'POST' ? {} : { entity: 'contact', kind: 'text', about: 'person', portable: 'provided' };
  return page(
    'privacy/fields/new',
    t('fields.new'),
    {
      tabs,
      id,
      entities: valuedEntities,
      kinds: fieldKinds,
      categories: [
        ...tenantCategories.map((value) => ({ value, label: categories[value][language] })),
        ...specialCodes.map((code) => ({
          value: specialKey(code),
          label: t('fields.special.option', {
            name: specialCategories[code][language],
            article: String(specialCategories[code].article),
          }),
        })),
      ],
      retentions: tenantRetentions.map((value) => ({ value, label: retentionCodes[value][language] })),
      purposes: purposes.filter(({ enabled }) => enabled),
      typed: { ...typedNames(visit), ...fresh },
      problems,
    },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

async function showField(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const field = await findDeclared(visit.param('id'));
  const [tabs, count, purposes] = await Promise.all([
    tabsOf(visit, 'fields'),
    countValues(visit.member, field),
    allPurposes(),
  ]);
  const refused = Object.keys(problems).length > 0;
  const typed = refused && 'label' in (visit.request.body ?? {});
  return page(
    'privacy/fields/show',
    field.label,
    {
      tabs,
      field: inWords(visit, field, purposes),
      count,
      typed: typed
        ? { label: visit.field('label'), choices: visit.field('choices') }
        : { label: field.label, choices: field.choices.join('\n') },
      problems,
    },
    { place: 'privacy', status: refused ? 422 : 200 },
  );
}

function inWords({ language }: Visit, field: DeclaredField, purposes: readonly Purpose[]): WordedField {
  const category = tenantCategories.find((one) => one === field.category);
  const retention = tenantRetentions.find((one) => one === field.retention);
  const purpose = purposes.find(({ id }) => id === field.purposeId);
  return {
    ...field,
    categoryName: category && categories[category][language],
    purposeTitle: purpose && titleOf(purpose, language),
    retentionText: retention && retentionCodes[retention][language],
  };
}
