import { newId } from '../domain/identifiers.ts';
import { isSubmissionId } from '../domain/submissions.ts';
import type { Visit } from './visit.ts';

/**
 * The id of the record that a form makes, given to the form when it is first shown and kept until it goes through: a
 * form sent twice, by a double click or a browser that tries again, makes one record.
 */
export function submissionId(visit: Visit): string {
  const id = visit.field('id').toLowerCase();
  return isSubmissionId(id) ? id : newId();
}
