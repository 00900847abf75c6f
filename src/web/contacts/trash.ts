import { now } from '../../domain/clock.ts';
import { restoreContact, trashContact, trashedContacts } from '../../domain/contacts/trash.ts';
import { TRASH_DAYS, trashedUntil } from '../../domain/trash/trash-period.ts';
import { page, redirect } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: what is in the trash, and until when. */
export async function index(visit: Visit): Promise<Answer> {
  const { rows, next } = await trashedContacts(visit.member, visit.query('after'));
  const locals = {
    rows: rows.map((row) => ({ ...row, until: trashedUntil(row.deletedAt) })),
    next: next && `${paths.contacts.trash({ tenant: visit.member.tenantSlug })}?after=${next}`,
    days: TRASH_DAYS,
  };
  return page('contacts/trash', visit.t('contacts.trash.title'), locals, { place: 'contacts', shown: rows.length });
}

/** POST: moves a contact to the trash; a toast takes it back. */
export async function create(visit: Visit): Promise<Answer> {
  const { tenantSlug: tenant } = visit.member;
  const id = visit.param('id');
  const name = await trashContact(visit.member, id);
  const date = visit.formats.date(trashedUntil(now()));
  return redirect(paths.contacts.index({ tenant }) + listPart(visit), {
    text: visit.t('contacts.trash.moved', { name, date }),
    undo: paths.contacts.restoration({ tenant, id }),
  });
}

/** POST: takes a contact out of the trash. */
export async function restore(visit: Visit): Promise<Answer> {
  const { tenantSlug: tenant } = visit.member;
  const id = visit.param('id');
  const name = await restoreContact(visit.member, id);
  return redirect(paths.contacts.show({ tenant, id }) + listPart(visit), {
    text: visit.t('contacts.trash.restored', { name }),
  });
}
