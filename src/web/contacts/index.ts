import { contactCount, contactList } from '../../domain/contacts/contact-list.ts';
import { contactSorts } from '../../domain/contacts/list-order.ts';
import { fullName } from '../../domain/names.ts';
import { fragment, page, redirect } from '../answers.ts';
import { offeredOwners } from '../owners.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { filterOf, idleChoices, isFiltered, listQuery, listStateOf, orderOf, type ListState } from './list-state.ts';
import type { ContactsIndexPage, ListChip, SortLink } from './pages.ts';

/** GET: fifty contacts, sorted and filtered as the address says. One statement, and one more where it asks for how many there are. */
export async function index(visit: Visit): Promise<Answer> {
  const state = listStateOf(visit);
  const place = { order: orderOf(state), after: visit.query('after'), before: visit.query('before') };
  const [{ rows, previous, next }, total] = await Promise.all([
    contactList(visit.member, filterOf(visit, state), place),
    visit.query('count') !== '' ? totalOf(visit, state) : undefined,
  ]);
  const href = paths.contacts.index({ tenant: visit.member.tenantSlug });
  // Whom the page stood beside is gone, or all beyond them: the list begins anew.
  if (rows.length === 0 && place.after + place.before !== '') return redirect(href + listQuery(state));
  const many = paths.contacts.manyPurposes({ tenant: visit.member.tenantSlug });
  const paging = Object.entries({ after: place.after, before: place.before }).filter(([, id]) => id !== '');
  const locals: ContactsIndexPage = {
    state,
    filtered: isFiltered(state),
    chips: chipsOf(visit, state, href, rows[0]?.ownerName ?? undefined),
    sorts: contactSorts.map((sort) => sortLink(state, sort, href)),
    rows: rows.map((row) => {
      const name = fullName(row.givenName, row.familyName);
      return { ...row, name, initials: visit.formats.initials(name), hue: hueOf(name) };
    }),
    // A record's address says which list it was reached from, so that next, previous and back follow it.
    rowQuery: listQuery(state),
    previous: previous === undefined ? undefined : href + listQuery(state, {}, { before: previous }),
    next: next === undefined ? undefined : href + listQuery(state, {}, { after: next }),
    total,
    countHref: paths.contacts.count({ tenant: visit.member.tenantSlug }) + listQuery(state),
    countedHref: href + listQuery(state, {}, { ...Object.fromEntries(paging), count: 'yes' }),
    allHref: href + listQuery(state, { owner: '' }),
    mineHref: href + listQuery(state, { owner: 'me' }),
    clearHref: href + listQuery(state, { q: '', owner: '', idle: undefined }),
    filtersHref: paths.contacts.filters({ tenant: visit.member.tenantSlug }) + listQuery(state),
    purposesHref: many + listQuery(state),
    choice: {
      action: many,
      fields: [...new URLSearchParams(listQuery(state, {}, Object.fromEntries(paging)))],
    },
    exportOwner: filterOf(visit, state).ownerId,
  };
  return page('contacts/index', visit.t('contacts.title'), locals, {
    place: 'contacts',
    fragment: 'contacts/_found',
    shown: rows.length,
  });
}

/** GET: how many the list holds, asked for after the list is there and counted no further than 10 000. */
export async function count(visit: Visit): Promise<Answer> {
  return fragment('contacts/_count', { text: await totalOf(visit, listStateOf(visit)) });
}

async function totalOf(visit: Visit, state: ListState): Promise<string> {
  const { count: total, atLeast } = await contactCount(visit.member, filterOf(visit, state));
  const number = visit.formats.number(total);
  return atLeast ? visit.t('list.countAtLeast', { count: number }) : number;
}

/** GET: the form of all filters, as a dialog or a page of its own. */
export async function filters(visit: Visit): Promise<Answer> {
  const state = listStateOf(visit);
  const locals = { state, owners: await offeredOwners(visit, [state.owner]), idleChoices };
  return page('contacts/filters', visit.t('contacts.filter.title'), locals, {
    place: 'contacts',
    fragment: 'contacts/_filter-dialog',
  });
}

function sortLink(state: ListState, sort: SortLink['sort'], href: string): SortLink {
  const current = state.sort === sort;
  // The newest first is what people look for; the other sorts begin at A.
  const newestFirst = sort === 'activity' || sort === 'created';
  const descending = current ? !state.descending : newestFirst;
  return {
    sort,
    href: href + listQuery(state, { sort, descending }),
    direction: current ? (state.descending ? 'descending' : 'ascending') : undefined,
  };
}

function chipsOf(visit: Visit, state: ListState, href: string, ownerName: string | undefined): ListChip[] {
  const chips: ListChip[] = [];
  if (state.q !== '')
    chips.push({
      text: visit.t('contacts.filter.chip.search', { text: state.q }),
      href: href + listQuery(state, { q: '' }),
    });
  if (state.owner !== '' && state.owner !== 'me') {
    const name = ownerName ?? visit.t('contacts.filter.chip.someone');
    chips.push({
      text: visit.t('contacts.filter.chip.owner', { name }),
      href: href + listQuery(state, { owner: '' }),
    });
  }
  if (state.idle !== undefined)
    chips.push({
      text: visit.t('contacts.filter.idleFor', { count: state.idle }),
      href: href + listQuery(state, { idle: undefined }),
    });
  return chips;
}

/** The tint of an avatar, the same as the avatar partial's. */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return sum % 6;
}
