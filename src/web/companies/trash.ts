import { now } from '../../domain/clock.ts';
import { CompanyExists } from '../../domain/companies/add-company.ts';
import { Invalid } from '../../domain/errors.ts';
import { despiteNumbersTaken } from '../../domain/companies/number-taken.ts';
import { restoreCompany, trashCompany, trashedCompanies } from '../../domain/companies/trash.ts';
import { TRASH_DAYS, trashedUntil } from '../../domain/trash/trash-period.ts';
import { page, redirect } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: what lies in the trash, and until when. */
export async function index(visit: Visit): Promise<Answer> {
  const companies = await trashedCompanies(visit.member);
  return page(
    'companies/trash',
    visit.t('companies.trash.title'),
    {
      companies: companies.map((company) => ({ ...company, until: trashedUntil(company.deletedAt) })),
      days: TRASH_DAYS,
    },
    { place: 'companies' },
  );
}

/** POST: into the trash, with a toast that takes it back. */
export async function create(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const tenant = visit.member.tenantSlug;
  const name = await trashCompany(visit.member, id);
  return redirect(paths.companies.index({ tenant }) + listPart(visit), {
    text: visit.t('companies.trash.done', { name, date: visit.formats.date(trashedUntil(now())) }),
    undo: paths.companies.restoration({ tenant, id }),
  });
}

/** POST: out of the trash. When the number has another owner now, that company is shown instead. */
export async function restore(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const tenant = visit.member.tenantSlug;
  try {
    const name = await despiteNumbersTaken(visit.member.tenantId, () => restoreCompany(visit.member, id));
    return redirect(paths.companies.show({ tenant, id }) + listPart(visit), {
      text: visit.t('companies.trash.restored', { name }),
    });
  } catch (error) {
    if (error instanceof Invalid)
      return redirect(paths.companies.trash({ tenant }), {
        text: problemWords(visit.t, error.fields['company'] ?? 'form.invalid'),
        keep: true,
      });
    if (!(error instanceof CompanyExists)) throw error;
    return redirect(paths.companies.show({ tenant, id: error.company.id }), {
      text: visit.t('companies.trash.numberTaken', { name: error.company.name }),
      keep: true,
    });
  }
}
