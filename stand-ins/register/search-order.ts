import type { HeldUnit } from './units/unit-register.ts';

/** The fields `sort` takes. The register has more; these are the ones whose order can be told from a body's top. */
export const sortableFields: readonly string[] = [
  'organisasjonsnummer',
  'navn',
  'antallAnsatte',
  'registreringsdatoEnhetsregisteret',
  'stiftelsesdato',
  'konkurs',
];

/** Orders hits by `field,ASC|DESC`, units without the field last; without `sort` the best match comes first. */
export function searchOrder(
  units: readonly HeldUnit[],
  sort: string | null,
  matched: (unit: HeldUnit) => number,
): HeldUnit[] {
  if (sort === null) return units.toSorted((one, other) => matched(other) - matched(one));
  const [field = '', direction = 'ASC'] = sort.split(',');
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1;
  return units.toSorted((one, other) => {
    const [left, right] = [one.body[field], other.body[field]];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return sign * compare(left, right);
  });
}

/** How many of the words of a name search a unit's name has. */
export function matchedWords(name: string | null): (unit: HeldUnit) => number {
  const words = (name ?? '').toLocaleLowerCase('nb').split(/\s+/);
  return (unit) => {
    const has = String(unit.body['navn']).toLocaleLowerCase('nb').split(/\s+/);
    return words.filter((word) => has.includes(word)).length;
  };
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'nb');
}
