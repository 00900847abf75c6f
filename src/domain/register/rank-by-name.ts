import type { RegisterEntity } from './entity.ts';

/**
 * Orders hits by how well the name fits what was written: the same, beginning with it, a word beginning with it, the
 * rest. Within each the order given (the register sorts by employees) is kept. Letters are compared folded, so that
 * `elkjop` ranks ELKJØP first.
 */
export function rankByName(hits: readonly RegisterEntity[], wanted: string): RegisterEntity[] {
  const folded = fold(wanted);
  return hits.toSorted((one, other) => rank(fold(one.name), folded) - rank(fold(other.name), folded));
}

function rank(name: string, wanted: string): number {
  if (name === wanted || withoutForm(name) === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return ` ${name}`.includes(` ${wanted}`) ? 2 : 3;
}

// "EQUINOR ASA" is what somebody who writes "equinor" means.
function withoutForm(name: string): string {
  return name.replace(/ (as|asa|sa|sf|da|ans|nuf)$/, '');
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/aa|å/g, 'a')
    .replace(/ae|æ/g, 'a')
    .replace(/oe|ø/g, 'o')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
