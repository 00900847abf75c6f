import { contactRecord, type ContactRecord } from '../../domain/contacts/contact-record.ts';
import { trashedUntil } from '../../domain/trash/trash-period.ts';
import { fullName } from '../../domain/names.ts';
import { may } from '../../domain/users/member.ts';
import { timelineOf } from '../../domain/activities/timeline.ts';
import { emptyActivityForm, timelinePart, type ActivityFormPart } from '../activities/timeline-part.ts';
import { channelPanel } from '../consents/channel-panel.ts';
import { page } from '../answers.ts';
import { ownFieldsOf } from '../fields/field-text.ts';
import { paths } from '../paths.ts';
import type { Answer, Toast, Visit } from '../visit.ts';
import { cameFrom, filterOf, listQuery, orderOf } from './list-state.ts';
import type { ContactPage } from './pages.ts';
import { privacyLine } from './privacy-line.ts';

/** GET: one person's page. For a fragment: the facts, as when an edit is called off. */
export async function show(visit: Visit): Promise<Answer> {
  return showContact(visit, visit.param('id'));
}

/** A person's page, with an activity form that may need correcting. */
export async function showContact(
  visit: Visit,
  id: string,
  { form, toast }: { readonly form?: ActivityFormPart; readonly toast?: Toast } = {},
): Promise<Answer> {
  const state = cameFrom(visit);
  const record = await contactRecord(visit.member, id, { filter: filterOf(visit, state), order: orderOf(state) });
  const before = visit.query('before');
  const timeline = before === '' ? record.timeline : await timelineOf(visit.member, { kind: 'contact', id }, before);
  const locals = contactPage(visit, { ...record, timeline }, listQuery(state), form);
  return page('contacts/show', locals.name, locals, {
    place: 'contacts',
    fragment: 'contacts/_changed',
    status: form && Object.keys(form.problems).length > 0 ? 422 : 200,
    ...(toast ? { toast } : {}),
  });
}

/** What stands in place of an edited fact once it is saved: all facts and the header, since both may show it. */
export async function changedContact(visit: Visit, id: string, toast?: Toast): Promise<Answer> {
  if (!visit.partial) throw new Error('only a fragment is answered in place');
  return showContact(visit, id, toast ? { toast } : {});
}

function contactPage(visit: Visit, record: ContactRecord, query: string, form?: ActivityFormPart): ContactPage {
  const { contact } = record;
  const tenant = visit.member.tenantSlug;
  const href = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : paths.contacts.show({ tenant, id }) + query;
  const editable = may(visit.member, 'write') && contact.deletedAt === null && !contact.erased;
  return {
    ...record,
    name: fullName(contact.givenName, contact.familyName),
    ownFields: ownFieldsOf(visit, contact.customFields),
    privacy: privacyLine(visit, contact, record.standing),
    disclosuresHref: contact.disclosures === 0 ? undefined : paths.disclosures.contact({ tenant, id: contact.id }),
    channelPanel: channelPanel(visit, contact.id, record.standing.channels),
    editable,
    timelinePart: timelinePart(visit, { kind: 'contact', id: contact.id }, record.timeline, {
      editable,
      recordHref: paths.contacts.show({ tenant, id: contact.id }),
      activitiesHref: paths.contacts.activities({ tenant, id: contact.id }),
      form: form ?? emptyActivityForm(visit),
      listQuery: query,
    }),
    listHref: paths.contacts.index({ tenant }) + query,
    listQuery: query,
    previousHref: href(record.previous),
    nextHref: href(record.next),
    trashedUntil: contact.deletedAt === null ? undefined : trashedUntil(contact.deletedAt),
  };
}
