import { companyNeighbours } from '../../domain/companies/company-neighbours.ts';
import { companyRecord, findCompany, RELATED_SHOWN, type Company } from '../../domain/companies/company-record.ts';
import { isId, newId } from '../../domain/identifiers.ts';
import { relativesOf, type Relatives } from '../../domain/companies/structure/relatives.ts';
import { toldOfCompany } from '../../domain/companies/neighbouring-registers.ts';
import { newsOf } from '../../domain/companies/news/company-news.ts';
import { timelineOf, type Timeline } from '../../domain/activities/timeline.ts';
import { trashedUntil } from '../../domain/trash/trash-period.ts';
import { may } from '../../domain/users/member.ts';
import { placeOf } from '../activities/changes.ts';
import { emptyActivityForm, timelinePart, type ActivityFormPart } from '../activities/timeline-part.ts';
import { page } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { ownFieldsOf } from '../fields/field-text.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { factViews } from './facts.ts';
import { filterOf, listAddress } from './list-address.ts';
import { shownNeighbour } from './shown-neighbour.ts';
import type { CompanyAnsweredPart, CompanyFactsPart } from './pages.ts';
import { standingOfCompany } from './standing.ts';

/** GET: the record page. */
export const show = (visit: Visit): Promise<Answer> => showCompany(visit, emptyActivityForm(visit));

/** The record page, with an activity form that may need correcting. */
export async function showCompany(visit: Visit, form: ActivityFormPart): Promise<Answer> {
  const id = visit.param('id');
  const place = placeOf(visit.member.tenantSlug, { kind: 'company', id });
  const [{ company, people, deals }, timeline, { previous, next }, news, relatives, neighbours] = await Promise.all([
    companyRecord(visit.member, id),
    isId(id) ? timelineOf(visit.member, place.subject, visit.query('before')) : nothingYet,
    companyNeighbours(visit.member, filterOf(visit), id),
    newsOf(visit.member, id),
    relativesOf(visit.member, id),
    toldOfCompany(visit.member, id),
  ]);
  const editable = may(visit.member, 'write') && company.deleted_at === null;
  const { tenantSlug: tenant } = visit.member;
  const beside = (other: string | undefined): string | undefined =>
    other && listAddress(visit, paths.companies.show({ tenant, id: other }));
  return page(
    'companies/show',
    company.name,
    {
      ...answeredPart(visit, company, relatives),
      listHref: listAddress(visit, paths.companies.index({ tenant })),
      previousHref: beside(previous),
      nextHref: beside(next),
      inTrashUntil: company.deleted_at ? trashedUntil(company.deleted_at) : undefined,
      news,
      neighbours: neighbours.filter(({ on }) => on).map((one) => shownNeighbour(visit, id, one)),
      neighboursOff: neighbours.length > 0 && neighbours.every(({ on }) => !on) && may(visit.member, 'privacy'),
      ownFields: ownFieldsOf(visit, company.custom_fields),
      people: people.slice(0, RELATED_SHOWN),
      morePeople: people.length > RELATED_SHOWN,
      deals: deals.slice(0, RELATED_SHOWN),
      moreDeals: deals.length > RELATED_SHOWN,
      timelinePart: timelinePart(visit, place.subject, timeline, {
        ...place,
        editable,
        form,
        listQuery: listPart(visit),
      }),
    },
    { place: 'companies', status: Object.keys(form.problems).length > 0 ? 422 : 200 },
  );
}

const nothingYet: Timeline = { tasks: [], events: [], older: undefined };

/** The facts of a company, its title and the units around it, for its page or to be swapped into it. */
export const answeredPart = (visit: Visit, company: Company, relatives: Relatives): CompanyAnsweredPart => ({
  ...factsPart(visit, company),
  relatives: company.organisation_number === null ? undefined : relatives,
  formId: newId(),
});

function factsPart(visit: Visit, company: Company): CompanyFactsPart {
  return {
    companyId: company.id,
    name: company.name,
    editable: may(visit.member, 'write') && company.deleted_at === null,
    facts: factViews(visit, company),
    standing: standingOfCompany(company.register_status, company.enrichment_state),
    standingSince: company.standing_since,
    personLike: company.person_like,
    register: {
      state: company.enrichment_state,
      hasNumber: company.organisation_number !== null,
      askedAt: company.enrichment_at,
    },
    listQuery: listPart(visit),
  };
}

/** A company with its facts, for handlers that answer a part of the page. */
export const findFor = (visit: Visit): Promise<Company> => findCompany(visit.member, visit.param('id'));
