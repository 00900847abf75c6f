import {
  apiTokens,
  createApiToken,
  revokeApiToken,
  tokenDays,
  tokenRoles,
} from '../../domain/api-tokens/api-tokens.ts';
import { Invalid } from '../../domain/errors.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import { publicLink } from '../public-link.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the tokens of the tenant, and a form for another. */
export const index = (visit: Visit): Promise<Answer> => list(visit, {});

/** POST: makes a token and shows it, this once: it is in no address, no session and no database. */
export async function create(visit: Visit): Promise<Answer> {
  try {
    const made = await createApiToken(visit.member, {
      name: visit.field('name'),
      role: visit.field('role'),
      days: Number(visit.field('days')),
    });
    return await list(visit, { made });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return list(visit, { problems: fieldWords(visit.t, error.fields) });
  }
}

/** POST: ends a token. */
export async function revoke(visit: Visit): Promise<Answer> {
  await revokeApiToken(visit.member, visit.param('id'));
  return redirect(paths.apiTokens.index({ tenant: visit.member.tenantSlug }), { text: visit.t('apiTokens.revoked') });
}

async function list(
  visit: Visit,
  { made, problems = {} }: { readonly made?: string; readonly problems?: Readonly<Record<string, string>> },
): Promise<Answer> {
  const refused = Object.keys(problems).length > 0;
  return page(
    'api-tokens/index',
    visit.t('apiTokens.title'),
    {
      tokens: await apiTokens(visit.member),
      made,
      address: publicLink(paths.api.companies()),
      documentHref: paths.api.document(),
      roles: tokenRoles,
      days: tokenDays,
      typed: refused
        ? { name: visit.field('name'), role: visit.field('role'), days: visit.field('days') }
        : { name: '', role: 'member', days: '90' },
      problems,
    },
    { place: 'people', status: refused ? 422 : 200 },
  );
}
