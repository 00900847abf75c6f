import type { RegisterEntity } from './entity.ts';
import { foldName } from './fold-name.ts';

/** The forms that names end with and that nobody writes in a search, folded. */
export const nameForms: readonly string[] = ['as', 'asa', 'sa', 'sf', 'da', 'ans', 'nuf'];

/**
 * Orders hits by how well the name fits what was written: the same, beginning with it, a word beginning with it, the
 * rest. Within each the order given (the register sorts by employees) is kept. Letters are compared folded, so that
 * `elkjop` ranks ELKJØP first.
 */
export function rankByName(hits: readonly RegisterEntity[], wanted: string): RegisterEntity[] {
  const folded = foldName(wanted);
  return hits.toSorted((one, other) => rank(foldName(one.name), folded) - rank(foldName(other.name), folded));
}

const form = new RegExp(` (?:${nameForms.join('|')})$`);

/** A folded name without the form it ends with. */
export const withoutForm = (folded: string): string => folded.replace(form, '');

function rank(name: string, wanted: string): number {
  // "EQUINOR ASA" is what somebody who writes "equinor" means.
  if (name === wanted || withoutForm(name) === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return ` ${name}`.includes(` ${wanted}`) ? 2 : 3;
}
