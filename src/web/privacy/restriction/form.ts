import { restrictionGrounds } from '../../../domain/privacy/restriction/ground.ts';
import { page } from '../../answers.ts';
import type { Answer, Visit } from '../../visit.ts';
import type { NewRestrictionPage } from './pages.ts';

/** What was typed about why; the request also as the address has it when the form is opened. */
export const typedIn = (visit: Visit): NewRestrictionPage['typed'] => ({
  ground: visit.field('ground'),
  note: visit.field('note'),
  request: visit.field('request') || visit.query('request'),
});

/** The page that asks why something is to be restricted, also when the answer was refused. */
export const newRestriction = (
  visit: Visit,
  problems: Readonly<Record<string, string>> | undefined,
  about: Pick<NewRestrictionPage, 'kind' | 'name' | 'excerpt' | 'action' | 'backHref'>,
): Answer =>
  page(
    'privacy/restriction/new',
    visit.t('restriction.action'),
    { ...about, grounds: restrictionGrounds, typed: typedIn(visit), problems: problems ?? {} },
    { place: 'privacy', status: problems ? 422 : 200 },
  );
