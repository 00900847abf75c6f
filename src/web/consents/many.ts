import { contactCount } from '../../domain/contacts/contact-list.ts';
import { Invalid } from '../../domain/errors.ts';
import {
  countWithoutPurpose,
  giveToMany,
  MOST_AT_ONCE,
  previewGift,
  skipReasons,
  takeBackGift,
  type Gift,
  type Many,
} from '../../domain/privacy/purposes/give-to-many.ts';
import { sources } from '../../domain/privacy/purposes/purpose.ts';
import { allPurposes } from '../../domain/privacy/purposes/purposes.ts';
import { parseDate } from '../../words/parsing.ts';
import { page, redirect } from '../answers.ts';
import { filterOf, listQuery, listStateOf } from '../contacts/list-state.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: which purpose the contacts of a list get, from where and since when; with `without=yes` those who have none. */
export const form = (visit: Visit): Promise<Answer> => answer(visit, {});

/** POST: says what it would do; `confirmed` does it. */
export async function create(visit: Visit): Promise<Answer> {
  const { member, t } = visit;
  const many = manyOf(visit);
  const typed = {
    purposeId: visit.field('purpose'),
    source: visit.field('source'),
    since: parseDate(visit.field('since')) ?? visit.field('since'),
  };
  try {
    if (visit.field('confirmed') === '')
      return await answer(visit, { preview: await previewGift(member, many, typed) });
    const { id, given, skipped } = await giveToMany(member, many, typed);
    const left = skipReasons.reduce((sum, reason) => sum + skipped[reason], 0);
    return redirect(backTo(visit), {
      text: t('consents.many.done', { count: given, left: visit.formats.number(left) }),
      ...(given > 0 ? { undo: paths.contacts.purposesUndo({ tenant: member.tenantSlug, id }) } : {}),
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, { problems: fieldWords(t, error.fields) });
  }
}

/** POST: takes back what one act gave. */
export async function undo(visit: Visit): Promise<Answer> {
  const count = await takeBackGift(visit.member, visit.param('id'));
  return redirect(paths.contacts.index({ tenant: visit.member.tenantSlug }), {
    text: visit.t('consents.many.undone', { count }),
  });
}

/**
 * The rows that were chosen in the list; undefined when it is about all of it. The list's form always sends an empty one
 * along, so that having chosen none never comes to mean all.
 */
function chosenIn(visit: Visit): readonly string[] | undefined {
  const chosen = visit.queries('contact');
  return chosen.length === 0 ? undefined : [...new Set(chosen)].filter((id) => id !== '');
}

const isWithout = (visit: Visit): boolean => visit.query('without') !== '';

function manyOf(visit: Visit): Many {
  const ids = chosenIn(visit);
  if (ids) return { of: 'chosen', ids };
  return isWithout(visit) ? { of: 'without' } : { of: 'list', filter: filterOf(visit, listStateOf(visit)) };
}

/** The list, as it stood. */
function backTo(visit: Visit): string {
  const { tenantSlug: tenant } = visit.member;
  if (isWithout(visit)) return paths.consents.index({ tenant });
  return paths.contacts.index({ tenant }) + listQuery(listStateOf(visit), {}, pageIn(visit));
}

function pageIn(visit: Visit): Record<string, string> {
  const [after, before] = [visit.query('after'), visit.query('before')];
  return { ...(after === '' ? {} : { after }), ...(before === '' ? {} : { before }) };
}

async function answer(
  visit: Visit,
  { preview, problems = {} }: { readonly preview?: Gift; readonly problems?: Readonly<Record<string, string>> },
): Promise<Answer> {
  const { member, t, formats } = visit;
  const without = isWithout(visit);
  const state = listStateOf(visit);
  const chosen = chosenIn(visit);
  const [purposes, { count, atLeast }] = await Promise.all([
    allPurposes(),
    chosen
      ? { count: chosen.length, atLeast: false }
      : without
        ? countWithoutPurpose(member)
        : contactCount(member, filterOf(visit, state)),
  ]);
  const number = formats.number(count);
  const field = (name: string): string => visit.field(name) || visit.query(name);
  return page(
    'consents/many',
    t('consents.many.title'),
    {
      without,
      about: aboutWhom(visit, atLeast ? t('list.countAtLeast', { count: number }) : number),
      tooMany: !without && count > MOST_AT_ONCE,
      most: formats.number(MOST_AT_ONCE),
      purposes: purposes.filter(
        ({ enabled, basis, marketing }) => enabled && basis !== 'consent' && marketing === null,
      ),
      sources: sources.filter((source) => source !== 'default'),
      typed: { purpose: field('purpose'), source: field('source'), since: field('since') },
      problems,
      preview: preview && { ...preview, reasons: skipReasons.filter((reason) => preview.skipped[reason] > 0) },
      action: addressOf(visit),
      backHref: backTo(visit),
    },
    { place: without ? 'privacy' : 'contacts', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

/** In words: how many, and which. */
function aboutWhom(visit: Visit, count: string): string {
  const chosen = chosenIn(visit);
  if (chosen) return visit.t('consents.many.ofChosen', { count: chosen.length });
  if (isWithout(visit)) return visit.t('consents.many.ofWithout', { count });
  const { q: search } = listStateOf(visit);
  return search === ''
    ? visit.t('consents.many.ofList', { count })
    : visit.t('consents.many.ofSearch', { count, search });
}

/** The form's own address, which says whom it is about: so the steps need nothing else to agree. */
function addressOf(visit: Visit): string {
  const address = paths.contacts.manyPurposes({ tenant: visit.member.tenantSlug });
  if (isWithout(visit)) return `${address}?without=yes`;
  const query = new URLSearchParams(listQuery(listStateOf(visit), {}, pageIn(visit)));
  const chosen = chosenIn(visit);
  if (chosen) for (const id of ['', ...chosen]) query.append('contact', id);
  return query.size === 0 ? address : `${address}?${query.toString()}`;
}
