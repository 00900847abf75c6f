import { askedTooOften } from '../../domain/companies/asked-often.ts';
import { requestEnrichment } from '../../domain/companies/request-enrichment.ts';
import { relativesOf } from '../../domain/companies/structure/relatives.ts';
import { inTenant } from '../../domain/tenancy.ts';
import { fragment, redirect, text } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { answeredPart, findFor } from './company.ts';

/**
 * GET, fragment: the page asks this while it waits for the register. Nothing changes on it until there is an answer; then
 * the facts come, with the units around it, and a toast says so. Without htmx it leads to the page.
 */
export async function show(visit: Visit): Promise<Answer> {
  const company = await findFor(visit);
  if (!visit.partial)
    return redirect(paths.companies.show({ tenant: visit.member.tenantSlug, id: company.id }) + listPart(visit));
  const state = company.enrichment_state;
  // The state the page shows already: nothing to swap.
  if (state === visit.query('shown')) return text('', 204);
  return fragment('companies/_facts', answeredPart(visit, company, await relativesOf(visit.member, company.id)), {
    toast: { text: visit.t(`companies.register.done.${state}`, { name: company.name }) },
  });
}

/** POST: asks the register once more, now, unless the member has asked very often: then the page says so, and nothing is asked. */
export async function create(visit: Visit): Promise<Answer> {
  const { member, t } = visit;
  const wait = await askedTooOften(member, visit.request.ip ?? '');
  const said = wait === undefined ? undefined : { text: t('companies.lookUp.searchedOften', { count: wait }) };
  return inTenant(member.tenantId, async () => {
    if (wait === undefined) await requestEnrichment(member, visit.param('id'));
    const company = await findFor(visit);
    if (visit.partial) {
      const part = answeredPart(visit, company, await relativesOf(member, company.id));
      return fragment('companies/_facts', part, said ? { toast: said } : {});
    }
    return redirect(paths.companies.show({ tenant: member.tenantSlug, id: company.id }) + listPart(visit), said);
  });
}
