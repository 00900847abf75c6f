import type { ContactFacts } from '../../domain/contacts/contact-record.ts';
import type { EditStart } from '../../domain/edit-outcome.ts';
import { EditConflict, Invalid } from '../../domain/errors.ts';
import { fullName } from '../../domain/names.ts';
import { page } from '../answers.ts';
import { listPart } from '../list-part.ts';
import type { Answer, Visit } from '../visit.ts';
import type { ConflictPart, ContactEditPage, EditForm, Problems } from './pages.ts';

/** A form that stands in place of a fact, or on a page of its own. */
export interface EditPlace {
  readonly contact: Pick<ContactFacts, 'id' | 'givenName' | 'familyName' | 'version'>;
  /** The id of the element it stands in place of. */
  readonly target: string;
  readonly label: string;
  readonly action: string;
  readonly removeAction?: string | undefined;
  /** The fact as it is kept; what an edit of it begins from. Undefined for what is new. */
  readonly was?: string | undefined;
}

/** What stopped a change: a form to correct, or somebody who saved first. */
export interface Stopped {
  readonly problems: Problems;
  readonly conflict: ConflictPart | undefined;
}

/** Where a sent form began. */
export const startOf = (visit: Visit): EditStart => ({
  version: Number(visit.field('version')),
  was: visit.field('was'),
});

/** Answers an edit form: fresh, with problems (422), or with both values when somebody saved first (409). */
export function editPage(visit: Visit, place: EditPlace, form: EditForm, stopped?: Stopped): Answer {
  const { contact } = place;
  const name = fullName(contact.givenName, contact.familyName);
  // What was typed keeps its beginning while it is corrected; whoever has seen both values begins again from what is there now.
  const start =
    stopped && !stopped.conflict ? startOf(visit) : ({ version: contact.version, was: place.was } satisfies EditStart);
  const locals: ContactEditPage = {
    contact: { id: contact.id, name, version: start.version },
    was: place.was === undefined ? undefined : (start.was ?? ''),
    target: place.target,
    inPlace: visit.partial,
    label: place.label,
    listQuery: listPart(visit),
    action: place.action,
    removeAction: place.removeAction,
    form,
    problems: stopped?.problems ?? {},
    conflict: stopped?.conflict,
  };
  const title = visit.t('contacts.editTitle', { field: place.label.toLowerCase(), name });
  return page('contacts/edit', title, locals, {
    place: 'contacts',
    fragment: 'contacts/_edit',
    status: stopped ? (stopped.conflict ? 409 : 422) : 200,
    // A saved form is answered with all facts; one that was stopped stays where it is.
    headers: stopped && visit.partial ? { 'HX-Retarget': `#${place.target}`, 'HX-Reswap': 'outerHTML' } : {},
  });
}

/** Runs a change and says what stopped it, if anything did. Other errors pass through. */
export async function stoppedBy(work: () => Promise<unknown>): Promise<Stopped | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Invalid) return { problems: error.fields, conflict: undefined };
    if (error instanceof EditConflict) return { problems: {}, conflict: { theirs: error.theirs, yours: error.yours } };
    throw error;
  }
}
