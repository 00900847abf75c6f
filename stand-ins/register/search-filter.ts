import type { ValidationError } from './answer.ts';
import { sortableFields } from './search-order.ts';
import type { UnitBody } from './units/unit-body.ts';

type Filter = (body: UnitBody) => boolean;

/** What the register complains about in a search, apart from the page. */
export function searchErrors(query: URLSearchParams): ValidationError[] {
  const errors: ValidationError[] = [];
  const complain = (message: string, value: string | null) => errors.push({ message, value: value ?? '' });

  const name = query.get('navn');
  if (name !== null && (name.length < 1 || name.length > 180)) complain('Navn må være mellom 1 og 180 tegn', name);
  const method = query.get('navnMetodeForSoek');
  if (method !== null && method !== 'FORTLOEPENDE') complain('Ugyldig verdi for navnMetodeForSoek', method);
  const numbers = list(query, 'organisasjonsnummer');
  if (numbers.length > 2000) complain('Maks 2000 organisasjonsnummer', String(numbers.length));
  for (const number of numbers) {
    if (!/^[0-9]{9}$/.test(number)) complain('Organisasjonsnummer må være et nummer med nøyaktig 9 siffer', number);
  }
  // One to four employees are never told apart, so neither limit may fall between them.
  const from = query.get('fraAntallAnsatte');
  if (from !== null && !/^(0|1|[5-9]|[1-9]\d+)$/.test(from))
    complain('fraAntallAnsatte må være 0, 1 eller større enn 4', from);
  const to = query.get('tilAntallAnsatte');
  if (to !== null && !/^(0|[4-9]|[1-9]\d+)$/.test(to)) complain('tilAntallAnsatte må være 0, 4 eller større enn 4', to);
  for (const flag of flags) {
    const value = query.get(flag);
    if (value !== null && value !== 'true' && value !== 'false') complain(`${flag} må være true eller false`, value);
  }
  const sort = query.get('sort');
  if (sort !== null && !sortable(sort)) complain('Ugyldig sortering', sort);
  return errors;
}

/** Whether a body is what a search without errors asks for: every filter given must hold. */
export function searchFilter(query: URLSearchParams): Filter {
  const filters: Filter[] = [];
  const name = query.get('navn');
  if (name !== null) filters.push(nameFilter(name, query.get('navnMetodeForSoek') === 'FORTLOEPENDE'));
  for (const flag of flags) {
    const value = query.get(flag);
    if (value !== null) filters.push((body) => body[flag] === (value === 'true'));
  }
  const website = query.get('hjemmeside')?.toLowerCase();
  if (website !== undefined) filters.push((body) => text(body['hjemmeside']).toLowerCase().includes(website));
  const among = (param: string, values: (body: UnitBody) => readonly unknown[]) => {
    const wanted = list(query, param);
    if (wanted.length > 0) filters.push((body) => values(body).some((value) => wanted.includes(text(value))));
  };
  among('organisasjonsnummer', (body) => [body['organisasjonsnummer']]);
  among('overordnetEnhet', (body) => [body['overordnetEnhet']]);
  among('organisasjonsform', (body) => [part(body['organisasjonsform'], 'kode')]);
  among('kommunenummer', (body) => addresses(body).map((address) => part(address, 'kommunenummer')));
  const from = query.get('fraAntallAnsatte');
  if (from !== null) filters.push((body) => fewest(body) >= Number(from));
  const to = query.get('tilAntallAnsatte');
  if (to !== null) filters.push((body) => fewest(body) <= Number(to));
  return (body) => filters.every((filter) => filter(body));
}

const flags = ['konkurs', 'underAvvikling', 'underTvangsavviklingEllerTvangsopplosning', 'registrertIMvaregisteret'];

// Any of the words, or all of them in a row. Letters are compared as they are: "elkjop" does not find "ELKJØP".
function nameFilter(name: string, inARow: boolean): Filter {
  const wanted = name.trim().toLocaleLowerCase('nb');
  if (inARow) return (body) => text(body['navn']).toLocaleLowerCase('nb').includes(wanted);
  const words = wanted.split(/\s+/);
  return (body) =>
    text(body['navn'])
      .toLocaleLowerCase('nb')
      .split(/\s+/)
      .some((word) => words.includes(word));
}

function fewest(body: UnitBody): number {
  if (typeof body['antallAnsatte'] === 'number') return body['antallAnsatte'];
  return body['harRegistrertAntallAnsatte'] === true ? 1 : 0;
}

function addresses(body: UnitBody): unknown[] {
  return [body['forretningsadresse'], body['postadresse'], body['beliggenhetsadresse']];
}

function sortable(sort: string): boolean {
  const [field, direction] = sort.split(',');
  return sortableFields.includes(field ?? '') && (direction === undefined || /^(asc|desc)$/i.test(direction));
}

function list(query: URLSearchParams, param: string): string[] {
  return (query.get(param) ?? '').split(',').filter((value) => value !== '');
}

function part(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === field)?.[1]
    : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
