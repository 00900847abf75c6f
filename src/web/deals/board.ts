import { osloDay } from '../../domain/clock.ts';
import { contactChoices } from '../../domain/deals/contact-choices.ts';
import { stages } from '../../domain/deals/deal.ts';
import { dealBoard } from '../../domain/deals/deal-board.ts';
import { fragment, page } from '../answers.ts';
import { namedSo } from '../named-so.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the board, or on a phone the same stages one after the other; with `stage`, all of that one, page by page. */
export async function index(visit: Visit): Promise<Answer> {
  const mine = visit.query('owner') === 'me';
  const stageId = visit.query('stage') || undefined;
  const after = visit.query('after') || undefined;
  const [columns, pipeline] = await Promise.all([
    dealBoard(visit.member, { ownerId: mine ? visit.member.id : undefined, stageId, after }),
    stages(visit.member),
  ]);
  const alone = stageId === undefined ? undefined : columns[0];
  const addressOf = (asked: Readonly<Record<string, string>>): string => {
    const query = new URLSearchParams({ ...(mine ? { owner: 'me' } : {}), ...asked }).toString();
    return paths.deals.index({ tenant: visit.member.tenantSlug }) + (query && `?${query}`);
  };
  const last = alone?.more ? alone.deals.at(-1) : undefined;
  return page(
    'deals/index',
    alone ? `${alone.name} · ${visit.t('nav.deals')}` : visit.t('nav.deals'),
    {
      columns: columns.map((column) => ({ ...column, allHref: addressOf({ stage: column.id }) })),
      alone: alone && {
        boardHref: addressOf({}),
        firstHref: after === undefined ? undefined : addressOf({ stage: alone.id }),
        nextHref: last && addressOf({ stage: alone.id, after: last.id }),
      },
      stages: pipeline,
      mine,
      empty: columns.every(({ count }) => count === 0),
      today: osloDay(),
    },
    { place: 'deals' },
  );
}

/** GET, fragment: people to choose from while typing, as radio buttons named `contactId`. */
export async function choices(visit: Visit): Promise<Answer> {
  const typed = visit.query('contact');
  const found = await contactChoices(visit.member, typed);
  return fragment(
    'deals/_contact-choices',
    { typed, choices: found, chosen: namedSo(found, typed)?.id ?? '' },
    { shown: found.length },
  );
}
