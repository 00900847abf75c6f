import { Invalid } from '../../../domain/errors.ts';
import { fullName } from '../../../domain/names.ts';
import { holdByHand } from '../../../domain/privacy/holds/hold-by-hand.ts';
import { holdLaws, holdReasons, type HoldLawCode } from '../../../domain/privacy/holds/hold-laws.ts';
import {
  holdableOf,
  MOST_ITEMS,
  nameOfItem,
  type Holdable,
  type HoldableItem,
} from '../../../domain/privacy/holds/holdable.ts';
import { isActivityKind } from '../../../domain/activities/activity.ts';
import { parseDate } from '../../../words/parsing.ts';
import { page, redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tableLabel } from '../erasure/wording.ts';
import type { NewHoldPage } from './pages.ts';
import { endsWords } from './wording.ts';

/** GET: what of somebody a law can keep, and the form that asks under which. `request` is the request it comes with. */
export const show = (visit: Visit): Promise<Answer> => form(visit, {});

/** POST: holds what was chosen (`item`, several), with `reason`, `day` and `request`. */
export async function create(visit: Visit): Promise<Answer> {
  const { member, t } = visit;
  const [day, request] = [visit.field('day'), visit.field('request')];
  try {
    await holdByHand(member, visit.param('id'), {
      items: visit.fields('item'),
      reason: visit.field('reason'),
      day: parseDate(day) ?? day,
      requestId: request === '' ? undefined : request,
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return form(visit, fieldWords(t, error.fields));
  }
  const place = { tenant: member.tenantSlug, id: visit.param('id') };
  return redirect(request === '' ? paths.holds.index(place) : `${paths.erasures.contact(place)}?request=${request}`, {
    text: t('holds.placed'),
  });
}

async function form(visit: Visit, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const { member, t, formats, language } = visit;
  const place = { tenant: member.tenantSlug, id: visit.param('id') };
  const request = visit.field('request') || visit.query('request');
  const holdable = await holdableOf(member, place.id, request);
  const name = fullName(holdable.name.given, holdable.name.family);
  return page(
    'privacy/holds/new',
    t('holds.new.title', { name }),
    {
      name,
      items: holdable.items.map((item) => shownItem(visit, item, holdable)),
      many: holdable.items.length >= MOST_ITEMS,
      laws: (['bookkeeping', 'claim', 'duty'] as const).map((code) => ({
        title: holdLaws[code][language],
        citation: formats.citation(holdLaws[code].law),
        unread: !holdLaws[code].verified,
        reasons: reasonsUnder(code).map(([value, reason]) => ({ value, text: reason[language] })),
      })),
      typed: { reason: visit.field('reason'), day: visit.field('day'), request },
      problems,
      action: paths.holds.contact(place),
      backHref: request === '' ? paths.contacts.show(place) : `${paths.erasures.contact(place)}?request=${request}`,
    },
    { place: 'privacy', status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

const reasonsUnder = (law: HoldLawCode) => Object.entries(holdReasons).filter(([, reason]) => reason.law === law);

function shownItem(visit: Visit, item: HoldableItem, { holds }: Holdable): NewHoldPage['items'][number] {
  const { formats } = visit;
  const value = nameOfItem(item);
  const held = holds.find(({ table, row }) => table === item.table && row === item.row);
  return {
    value,
    kind: kindWords(visit, item),
    text: item.text,
    date: formats.date(item.at),
    held: held && endsWords(visit, held.until),
    chosen: visit.fields('item').includes(value),
  };
}

function kindWords(visit: Visit, { table, kind }: HoldableItem): string {
  if (table === 'contacts') return visit.t('holds.item.contact');
  return kind !== null && isActivityKind(kind) ? visit.t(`activities.kind.${kind}`) : tableLabel(visit, table);
}
