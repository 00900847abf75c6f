import {
  changeField,
  fieldValue,
  isContactField,
  type ContactField,
  type FieldChange,
} from '../../domain/contacts/change-field.ts';
import { contactToChange, type ContactFacts } from '../../domain/contacts/contact-record.ts';
import { NotFound } from '../../domain/errors.ts';
import { redirect } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { editPage, startOf, stoppedBy, type EditPlace } from './edit-page.ts';
import type { EditForm } from './pages.ts';
import { changedContact } from './show.ts';

/** GET: the form of one fact. */
export async function edit(visit: Visit): Promise<Answer> {
  const field = fieldOf(visit);
  const contact = await contactToChange(visit.member, visit.param('id'));
  return editPage(visit, placeOf(visit, contact, field), await presentForm(visit, contact, field));
}

/** POST: saves one fact. */
export async function update(visit: Visit): Promise<Answer> {
  const field = fieldOf(visit);
  const id = visit.param('id');
  const stopped = await stoppedBy(() => changeField(visit.member, id, typedChange(visit, field)));
  if (stopped) {
    const contact = await contactToChange(visit.member, id);
    return editPage(visit, placeOf(visit, contact, field), await typedForm(visit, contact, field), stopped);
  }
  return visit.partial
    ? changedContact(visit, id)
    : redirect(paths.contacts.show({ tenant: visit.member.tenantSlug, id }) + listPart(visit), {
        text: visit.t('done.saved'),
      });
}

function fieldOf(visit: Visit): ContactField {
  const field = visit.param('field');
  if (!isContactField(field)) throw new NotFound('field');
  return field;
}

function placeOf(visit: Visit, contact: ContactFacts, field: ContactField): EditPlace {
  return {
    contact,
    target: `fact-${field}`,
    label: visit.t(`contacts.${field}`),
    was: fieldValue(contact, field),
    action: paths.contacts.field({ tenant: visit.member.tenantSlug, id: contact.id, field }),
  };
}

async function presentForm(visit: Visit, contact: ContactFacts, field: ContactField): Promise<EditForm> {
  if (field === 'name') return { kind: 'name', givenName: contact.givenName, familyName: contact.familyName };
  if (field === 'jobTitle') return { kind: 'jobTitle', value: contact.jobTitle ?? '' };
  return { kind: 'owner', value: contact.ownerId ?? '', owners: await offeredOwners(visit, [contact.ownerId]) };
}

async function typedForm(visit: Visit, contact: ContactFacts, field: ContactField): Promise<EditForm> {
  if (field === 'name')
    return { kind: 'name', givenName: visit.field('givenName'), familyName: visit.field('familyName') };
  if (field === 'jobTitle') return { kind: 'jobTitle', value: visit.field('value') };
  return { kind: 'owner', value: visit.field('value'), owners: await offeredOwners(visit, [contact.ownerId]) };
}

function typedChange(visit: Visit, field: ContactField): FieldChange {
  const start = startOf(visit);
  if (field === 'name')
    return { field, ...start, givenName: visit.field('givenName'), familyName: visit.field('familyName') };
  return { field, ...start, value: visit.field('value') };
}
