import { createHash } from 'node:crypto';

import { Invalid } from '../domain/errors.ts';
import { newId } from '../domain/identifiers.ts';
import { isSubmissionId } from '../domain/submissions.ts';
import type { Visit } from './visit.ts';

/** The id that a form was given when it was first shown, and keeps until it goes through; a new one for a form without. */
export const formId = (visit: Visit): string => sentId(visit) ?? newId();

/** The id that came with a form; undefined when there is none, or one that no form of ours has. */
function sentId(visit: Visit): string | undefined {
  const id = visit.field('id').toLowerCase();
  return isSubmissionId(id) ? id : undefined;
}

/** Fields that say how a form is sent, and nothing of what is written in it. */
const howItIsSent = new Set(['id', 'confirmed', 'next', 'another']);

/**
 * The id of the record that a form makes, out of the form's own and what is written in it. A form sent twice, by a double
 * click or a browser that tries again, makes one record; something else written into a form that somebody has gone back to
 * makes another, and is not lost as a repetition.
 * @throws Invalid (field id) for a form without an id of ours: nobody could tell how often it was sent. Shown again it has one.
 */
export function submissionId(visit: Visit): string {
  const form = sentId(visit);
  if (form === undefined) throw new Invalid({ id: 'form.withoutId' });
  const body: unknown = visit.request.body;
  const written = Object.entries(body ?? {})
    .filter(([name]) => !howItIsSent.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([form, written]))
    .digest('hex');
  // A UUIDv7 of the moment the form was shown, with the digest in place of chance.
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(3), 16) % 4);
  return `${form.slice(0, 13)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}
