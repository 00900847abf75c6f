import type { MessageKey } from '../../words/catalogue.ts';
import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { userOf } from './account.ts';

/** Keys and what they do; those of a sequence stand with a space between them, as in `data-shortcut`. */
export interface KeyGroup {
  readonly title: MessageKey;
  readonly keys: Readonly<Record<string, MessageKey>>;
}

/** Every key that works somewhere; those that a page has no use for do nothing there. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'keys.places',
    keys: { 'g h': 'nav.home', 'g c': 'nav.contacts', 'g f': 'nav.companies', 'g s': 'nav.deals', '/': 'nav.search' },
  },
  { title: 'keys.new', keys: { 'n c': 'frame.newContact', 'n f': 'frame.newCompany', 'n s': 'frame.newDeal' } },
  {
    title: 'keys.here',
    keys: { c: 'keys.create', j: 'keys.next', k: 'keys.previous', a: 'keys.note', e: 'keys.edit', '?': 'keys.title' },
  },
];

/** GET: the keys one can press; over the page one is on where script runs. */
export const show = (visit: Visit): Answer =>
  page(
    'account/keys',
    visit.t('keys.title'),
    { groups: keyGroups, off: !userOf(visit).shortcuts },
    { fragment: 'account/_keys-dialog' },
  );
