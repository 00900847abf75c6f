import { undoRemoval } from '../../domain/contacts/undo-removal.ts';
import { redirect } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Toast, Visit } from '../visit.ts';
import { changedContact } from './show.ts';

/** Answers the contact whose address, number or company was removed, with a toast that puts it back. */
export async function removedFrom(visit: Visit, id: string, text: string, sealed: string): Promise<Answer> {
  const params = { tenant: visit.member.tenantSlug, id };
  const list = listPart(visit);
  // The way back is an address, since undo posts nothing but itself; what it holds is sealed under the contact's own key.
  const undo = paths.contacts.removalUndo({ ...params, removed: sealed }) + list;
  const toast: Toast = { text, undo };
  return visit.partial ? changedContact(visit, id, toast) : redirect(paths.contacts.show(params) + list, toast);
}

/** POST: puts back what was removed. */
export async function undo(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  await undoRemoval(visit.member, id, visit.param('removed'));
  return redirect(paths.contacts.show({ tenant: visit.member.tenantSlug, id }) + listPart(visit), {
    text: visit.t('contacts.removal.undone'),
  });
}
