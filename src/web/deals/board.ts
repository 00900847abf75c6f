import { osloDay } from '../../domain/clock.ts';
import { contactChoices } from '../../domain/deals/contact-choices.ts';
import { dealBoard } from '../../domain/deals/deal-board.ts';
import { fragment, page } from '../answers.ts';
import { namedSo } from '../named-so.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the board, or on a phone the same stages one after the other. */
export async function index(visit: Visit): Promise<Answer> {
  const mine = visit.query('owner') === 'me';
  const columns = await dealBoard(visit.member, mine ? visit.member.id : undefined);
  return page(
    'deals/index',
    visit.t('nav.deals'),
    {
      columns,
      stages: columns.map(({ id, name, outcome }) => ({ id, name, outcome })),
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
