import { globalSearch } from '../../domain/search/global-search.ts';
import { beginningOf } from '../../domain/names.ts';
import { may } from '../../domain/users/member.ts';
import { looksLikeNumber, organisationNumberProblem } from '../../domain/register/organisation-number.ts';
import { page } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

const IN_THE_BOX = 8;
const ON_THE_PAGE = 50;
const LONGEST = 100;

/** GET: contacts and companies that match, below the search box or on a page of their own. */
export async function show(visit: Visit): Promise<Answer> {
  const tenant = visit.member.tenantSlug;
  const q = beginningOf(visit.query('q'), LONGEST);
  const most = visit.partial ? IN_THE_BOX : ON_THE_PAGE;
  const hits = await globalSearch(visit.member, q, most);
  // Shorter texts are looked up nowhere.
  const mayAdd = may(visit.member, 'write') && q.trim().length >= 3 && mayNameCompany(q);
  const locals = {
    q,
    hits: hits.map((hit) => ({
      ...hit,
      href: (hit.kind === 'contact' ? paths.contacts : paths.companies).show({ tenant, id: hit.id }),
    })),
    addHref: mayAdd ? `${paths.companies.lookup({ tenant })}?company=${encodeURIComponent(q.trim())}` : undefined,
    allHref: `${paths.tenant.search({ tenant })}?q=${encodeURIComponent(q)}`,
    full: hits.length === most,
  };
  const title = q === '' ? visit.t('search.title') : visit.t('search.titleFor', { text: q });
  return page('search/index', title, locals, { fragment: 'search/_hits', shown: hits.length });
}

/** Whether a text may be a company's name or its number. The register is asked for neither an address nor a phone number: they are people's. */
const mayNameCompany = (text: string): boolean =>
  looksLikeNumber(text) ? organisationNumberProblem(text) === undefined : /\p{L}/u.test(text) && !text.includes('@');
