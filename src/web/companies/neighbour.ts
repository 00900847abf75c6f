import { askAboutCompany } from '../../domain/companies/neighbouring-registers.ts';
import { NotFound } from '../../domain/errors.ts';
import { isAsked } from '../../domain/register/neighbours/neighbours.ts';
import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { shownNeighbour } from './shown-neighbour.ts';

/** GET: what a neighbouring register says of a company, asked now unless it was lately; in the card, or as a page. */
export async function show(visit: Visit): Promise<Answer> {
  const neighbour = visit.param('neighbour');
  if (!isAsked(neighbour)) throw new NotFound('neighbour');
  const { company, told } = await askAboutCompany(visit.member, visit.param('id'), neighbour, visit.request.ip ?? '');
  const one =
    'wait' in told
      ? shownNeighbour(visit, company.id, { neighbour, known: undefined }, told)
      : shownNeighbour(
          visit,
          company.id,
          { neighbour, known: told.known },
          { unavailable: told.failure !== undefined },
        );
  return page(
    'companies/neighbour',
    visit.t(`neighbours.${neighbour}`),
    { company, one },
    { place: 'companies', fragment: 'companies/_neighbour' },
  );
}
