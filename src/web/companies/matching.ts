import { CompanyExists, type KnownCompany } from '../../domain/companies/add-company.ts';
import { lookUpCompany, type CompanyLookUp } from '../../domain/companies/look-up-company.ts';
import { despiteNumbersTaken } from '../../domain/companies/number-taken.ts';
import {
  acceptMatch,
  acceptSure,
  MOST_ACCEPTED,
  rejectMatch,
  skipMatch,
  takeBackMatch,
} from '../../domain/companies/matching/decide-match.ts';
import {
  matchCounts,
  matchesOn,
  matchOf,
  matchShelves,
  type Match,
  type MatchShelf,
} from '../../domain/companies/matching/match-list.ts';
import { countUnnumbered, newestMatching, startMatching } from '../../domain/companies/matching/start-matching.ts';
import { EditConflict, Invalid, type FieldProblem } from '../../domain/errors.ts';
import { mirrorState } from '../../domain/register/mirror/mirror-state.ts';
import { readingTenant } from '../../domain/tenancy.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { legalFormText } from './legal-form.ts';
import type { MatchView } from './register-pages.ts';
import { suggestionView } from './suggestion-view.ts';

/** GET: how looking for numbers goes, and what was found, shelf by shelf; with htmx only how it goes. */
export async function index(visit: Visit): Promise<Answer> {
  const { member } = visit;
  const [matching, unnumbered, counts, { inUse }] = await Promise.all([
    newestMatching(member),
    countUnnumbered(member),
    matchCounts(member),
    mirrorState('enheter'),
  ]);
  const shelf = shelfIn(visit.query('shelf')) ?? matchShelves.find((one) => counts[one] > 0) ?? 'sure';
  const { matches, more } = await matchesOn(member, shelf, visit.query('after'));
  return page(
    'companies/matching',
    visit.t('companies.matching.title'),
    {
      matching,
      unnumbered,
      slow: !inUse,
      shelf,
      shelves: matchShelves.map((one) => ({ shelf: one, href: addressOf(visit, one), count: counts[one] })),
      matches: matches.map((match) => matchView(visit, match)),
      next: more ? addressOf(visit, shelf, matches.at(-1)?.companyId) : undefined,
      mostAccepted: MOST_ACCEPTED,
    },
    { place: 'companies', fragment: 'companies/_matching-progress', shown: matches.length },
  );
}

/** POST: begins to look. */
export async function start(visit: Visit): Promise<Answer> {
  await startMatching(visit.member);
  return redirect(addressOf(visit));
}

/** POST: accepts what is sure, many at a time. */
export async function acceptAll(visit: Visit): Promise<Answer> {
  const { count, id } = await despiteNumbersTaken(visit.member.tenantId, () => acceptSure(visit.member));
  return redirect(addressOf(visit, 'sure'), {
    text: visit.t('companies.matching.acceptedMany', { count }),
    ...(count > 0 ? { undo: paths.companies.matchTakingBack({ tenant: visit.member.tenantSlug, id }) } : {}),
  });
}

/** GET: which unit one company is: what is suggested, and a search. */
export async function show(visit: Visit): Promise<Answer> {
  const typed = visit.query('q');
  const lookUp = await lookUpCompany(visit.member, typed, visit.request.ip ?? '');
  return matchPage(visit, { lookUp, typed });
}

/** POST: accepts a number for a company, rejects one, or puts the company off. */
export async function decide(visit: Visit): Promise<Answer> {
  const { member } = visit;
  const id = visit.param('id');
  const number = visit.field('number');
  const act = visit.field('act');
  const { name } = await readingTenant(member.tenantId, () => matchOf(member, id));
  try {
    await despiteNumbersTaken(member.tenantId, () => {
      if (act === 'skip') return skipMatch(member, id);
      return act === 'reject' ? rejectMatch(member, id, number) : acceptMatch(member, id, number);
    });
  } catch (error) {
    const nothing = { lookUp: { kind: 'nothing' }, typed: '' } as const;
    if (error instanceof CompanyExists) return matchPage(visit, { ...nothing, taken: error.company });
    if (error instanceof Invalid) return matchPage(visit, { ...nothing, problem: Object.values(error.fields)[0] });
    if (!(error instanceof EditConflict)) throw error;
    return redirect(addressOf(visit), { text: visit.t('companies.matching.numbered', { name }) });
  }
  const done = act === 'skip' ? 'skipped' : act === 'reject' ? 'rejected' : 'accepted';
  return redirect(addressOf(visit, shelfIn(visit.field('shelf'))), {
    text: visit.t(`companies.matching.done.${done}`, { name }),
    undo: paths.companies.matchTakingBack({ tenant: member.tenantSlug, id }),
  });
}

/** POST: takes the last decision about a company back, or what was accepted together. */
export async function takeBack(visit: Visit): Promise<Answer> {
  const count = await takeBackMatch(visit.member, visit.param('id'));
  return redirect(addressOf(visit), { text: visit.t('companies.matching.takenBack', { count }) });
}

interface Choosing {
  readonly lookUp: CompanyLookUp;
  readonly typed: string;
  readonly problem?: FieldProblem | undefined;
  readonly taken?: KnownCompany | undefined;
}

async function matchPage(visit: Visit, { lookUp, typed, problem, taken }: Choosing): Promise<Answer> {
  const match = await readingTenant(visit.member.tenantId, () => matchOf(visit.member, visit.param('id')));
  return page(
    'companies/match',
    visit.t('companies.matching.which', { name: match.name }),
    {
      match: matchView(visit, match),
      lookUp,
      legalForm: (form) => legalFormText(visit, form),
      typed,
      problem,
      taken,
      shelf: shelfIn(visit.query('shelf') || visit.field('shelf')) ?? 'sure',
    },
    { place: 'companies', status: problem || taken ? 422 : 200 },
  );
}

const shelfIn = (text: string): MatchShelf | undefined => matchShelves.find((one) => one === text);

function addressOf(visit: Visit, shelf?: MatchShelf, after?: string): string {
  const query = new URLSearchParams({ ...(shelf ? { shelf } : {}), ...(after ? { after } : {}) }).toString();
  const base = paths.companies.matching({ tenant: visit.member.tenantSlug });
  return query === '' ? base : `${base}?${query}`;
}

const matchView = (visit: Visit, match: Match): MatchView => ({
  ...match,
  suggestions: match.suggestions.map((one) => suggestionView(visit, one)),
});
