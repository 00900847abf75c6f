import { paths } from '../../src/web/paths.ts';
import { contact, contactName } from './person.ts';
import type { Visitor } from './visitor.ts';
import type { Walk } from './walk.ts';

/** Comes in by a list of companies: with a company that is added, one that is filled, and lines that are mended and left out. */
export async function goInByList(walk: Walk, member: Visitor): Promise<void> {
  const text = [
    'Firma;E-post;Telefon',
    `Frø og Fjær;${contact.email};${contact.phone}`,
    `Reir og Egg;${contact.secondEmail};${contact.phone}`,
    `Utelatt Bur;${contact.formerEmail};${contact.phone}`,
    `Rettet Bur;ikke en adresse, ${contactName};${contact.phone}`,
  ].join('\n');
  const brought = await walk.through(paths.imports.index, { as: member, form: { text } });
  const params = { id: brought.location?.split('/').at(-1) ?? '' };
  const show = walk.address(paths.imports.show, params);
  await walk.through(paths.imports.columns, { as: member, params, on: show });
  await walk.settled();
  const line = { ...params, line: '5' };
  await walk.through(paths.imports.mending, {
    as: member,
    params: line,
    form: { 'cell-0': 'Rettet Bur', 'cell-1': contact.email, 'cell-2': contact.phone },
  });
  await walk.through(paths.imports.row, { as: member, params: { ...params, line: '4' }, form: { act: 'drop' } });
  await walk.through(paths.imports.running, { as: member, params });
  await walk.settled();
}

/**
 * Comes in by the API: a program with a token of its own brings their business, from where they sit. It takes a number or a name, and
 * what a company is called is the company's.
 */
export async function goInByApi(walk: Walk, member: Visitor): Promise<void> {
  const tokens = await walk.through(paths.apiTokens.index, {
    as: member,
    form: { name: 'Nettbutikk', role: 'member', days: '30' },
  });
  const token = /\bonnet_[\w-]+/.exec(tokens.text)?.[0];
  if (token === undefined) throw new Error('the page shows no token');
  await walk.call(paths.api.companies, token, { name: 'Dun og Frø' });
}
