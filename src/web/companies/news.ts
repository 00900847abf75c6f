import { companyNews, putAside, type CompanyNews } from '../../domain/companies/news/company-news.ts';
import { isId } from '../../domain/identifiers.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: what the register has changed, newest first; `which=all` with what was put aside, `whose=me` one's own companies. */
export async function index(visit: Visit): Promise<Answer> {
  const unseen = visit.query('which') !== 'all';
  const mine = visit.query('whose') === 'me';
  const { news, older } = await companyNews(visit.member, { unseen, mine, before: beforeOf(visit.query('before')) });
  const base = paths.companies.news({ tenant: visit.member.tenantSlug });
  const at = (changed: Partial<Record<'which' | 'whose' | 'before', string>>): string => {
    const said = { which: unseen ? '' : 'all', whose: mine ? 'me' : '', ...changed };
    const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== '')).toString();
    return query === '' ? base : `${base}?${query}`;
  };
  return page(
    'companies/news',
    visit.t('companies.news.title'),
    {
      news,
      unseen,
      mine,
      until: news[0]?.toldAt.toISOString(),
      hrefs: {
        unseen: at({ which: '' }),
        all: at({ which: 'all' }),
        anyone: at({ whose: '' }),
        mine: at({ whose: 'me' }),
        older: older ? at({ before: cursorAt(news.at(-1)) }) : undefined,
      },
    },
    { place: 'companies', shown: news.length },
  );
}

const cursorAt = (news: CompanyNews | undefined): string => (news ? `${news.toldAt.toISOString()}_${news.id}` : '');

function beforeOf(text: string): { toldAt: Date; id: string } | undefined {
  const [at = '', id = ''] = text.split('_');
  return isId(id) && !Number.isNaN(Date.parse(at)) ? { toldAt: new Date(at), id } : undefined;
}

/** POST: puts one piece of news aside, all about a company, or all that stood on the page; and goes back to where it stood. */
export async function seen(visit: Visit): Promise<Answer> {
  const { tenantSlug: tenant } = visit.member;
  const [id, companyId, until] = [visit.field('id'), visit.field('companyId'), visit.field('until')];
  const mine = visit.field('whose') === 'me';
  const count = await putAside(
    visit.member,
    id !== '' ? { id } : companyId !== '' ? { companyId } : { until: new Date(Date.parse(until) || 0), mine },
  );
  const toast = { text: visit.t('companies.news.seen', { count }) };
  if (isId(companyId)) return redirect(paths.companies.show({ tenant, id: companyId }), toast);
  return redirect(`${paths.companies.news({ tenant })}${mine ? '?whose=me' : ''}`, toast);
}
