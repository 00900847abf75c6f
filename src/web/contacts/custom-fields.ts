import { contactToChange } from '../../domain/contacts/contact-record.ts';
import { changeFieldValue, fieldsInUse, type TypedFields } from '../../domain/custom-fields/field-values.ts';
import type { DeclaredField } from '../../domain/privacy/inventory/custom-fields/declared-fields.ts';
import { NotFound } from '../../domain/errors.ts';
import { parseDate } from '../../words/parsing.ts';
import { redirect } from '../answers.ts';
import { bothTexts, fieldStart, typedText } from '../fields/field-text.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { editPage, stoppedBy, type Stopped } from './edit-page.ts';
import { changedContact } from './show.ts';

/** GET: the form of one of the tenant's own fields on a contact. */
export const edit = (visit: Visit): Promise<Answer> => form(visit);

/** POST: saves it. */
export async function update(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const typed = asKept(visit, 'value');
  const stopped = await stoppedBy(() =>
    changeFieldValue(visit.member, 'contact', id, visit.param('field'), typed, fieldStart(visit)),
  );
  if (stopped) return form(visit, stopped);
  return visit.partial
    ? changedContact(visit, id)
    : redirect(paths.contacts.show({ tenant: visit.member.tenantSlug, id }) + listPart(visit), {
        text: visit.t('done.saved'),
      });
}

async function form(visit: Visit, stopped?: Stopped): Promise<Answer> {
  const contact = await contactToChange(visit.member, visit.param('id'));
  const field = contact.customFields.find(({ id, retired }) => id === visit.param('field') && !retired);
  if (!field) throw new NotFound('field');
  return editPage(
    visit,
    {
      contact,
      target: `custom-${field.id}`,
      label: field.label,
      was: field.value ?? '',
      action: paths.contacts.customField({ tenant: visit.member.tenantSlug, id: contact.id, field: field.id }),
    },
    { kind: 'custom', field, value: stopped ? visit.field('value') : typedText(visit, field) },
    stopped?.conflict ? { ...stopped, conflict: bothTexts(visit, field, stopped.conflict) } : stopped,
  );
}

/** A typed day as ISO; what is no date, and everything else, stays as typed for the domain to read. */
const asKept = (visit: Visit, name: string): string => parseDay(visit.field(name));
const parseDay = (typed: string): string => parseDate(typed) ?? typed;

/** What was typed into the fields of a new contact, by their ids. */
export const typedFields = (visit: Visit, fields: readonly DeclaredField[]): TypedFields =>
  Object.fromEntries(
    fields.map(({ id, kind }) => {
      const typed = visit.field(`custom:${id}`);
      return [id, kind === 'date' ? parseDay(typed) : typed];
    }),
  );

/** The fields the form of a new contact asks for. */
export const newContactFields = (): Promise<DeclaredField[]> => fieldsInUse('contact');
