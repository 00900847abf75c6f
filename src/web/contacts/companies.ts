import { chosenUnit, takeUnit } from '../../domain/companies/unit-choices.ts';
import {
  companiesOf,
  joinCompany,
  leaveCompany,
  roleValue,
  type ContactCompany,
} from '../../domain/contacts/contact-companies.ts';
import { contactToChange, type ContactFacts } from '../../domain/contacts/contact-record.ts';
import { NotFound } from '../../domain/errors.ts';
import { redirect } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { readCompanyField } from './company-field.ts';
import { editPage, startOf, stoppedBy, type EditPlace, type Stopped } from './edit-page.ts';
import { removedFrom } from './removals.ts';
import { changedContact } from './show.ts';

/** GET: the form that puts a contact at a company; `?company=…` changes what they are at one they are at. */
export async function form(visit: Visit): Promise<Answer> {
  const contact = await contactToChange(visit.member, visit.param('id'));
  const companyId = visit.query('company');
  const empty = { companyName: '', companyId: '', choices: [], role: '', first: false };
  if (companyId === '') return editPage(visit, newPlace(visit, contact), { kind: 'company', ...empty });
  return roleForm(visit, companyId);
}

/** The form of what a contact is at a company they are at. */
async function roleForm(visit: Visit, companyId: string, stopped?: Stopped): Promise<Answer> {
  const contact = await contactToChange(visit.member, visit.param('id'));
  const link = (await companiesOf(visit.member, contact.id)).find((company) => company.companyId === companyId);
  if (!link) throw new NotFound('company');
  return editPage(
    visit,
    rolePlace(visit, contact, link),
    {
      kind: 'role',
      companyId,
      companyName: link.name,
      role: stopped ? visit.field('role') : (link.role ?? ''),
      first: visit.field('first') !== '',
    },
    stopped,
  );
}

/** POST: puts a contact at a company; with `was`, changes what they are at one they are at. */
export async function create(visit: Visit): Promise<Answer> {
  if (visit.field('was') !== '') return changeRole(visit);
  const id = visit.param('id');
  const company = await readCompanyField(visit);
  const [role, first] = [visit.field('role'), visit.field('first') !== ''];
  const stopped =
    Object.keys(company.problems).length > 0 || company.companyId === ''
      ? { problems: { company: 'form.choose', ...company.problems }, conflict: undefined }
      : await stoppedBy(async () => {
          const unit = chosenUnit(company.companyId);
          const companyId = unit ? await takeUnit(visit.member, unit, visit.language) : company.companyId;
          await joinCompany(visit.member, id, { companyId, role, first });
        });
  if (!stopped) return saved(visit, id);
  const contact = await contactToChange(visit.member, id);
  return editPage(visit, newPlace(visit, contact), { kind: 'company', ...company, role, first }, stopped);
}

async function changeRole(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const companyId = visit.field('companyId');
  const role = visit.field('role');
  const stopped = await stoppedBy(() =>
    joinCompany(visit.member, id, { companyId, role, first: visit.field('first') !== '' }, startOf(visit)),
  );
  return stopped ? roleForm(visit, companyId, stopped) : saved(visit, id);
}

/** POST: takes a contact out of a company; a toast puts them back. */
export async function leave(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const left = await leaveCompany(visit.member, id, visit.param('company'));
  return left
    ? removedFrom(visit, id, visit.t('contacts.company.left', { company: left.name }), left.sealed)
    : saved(visit, id);
}

const saved = async (visit: Visit, id: string): Promise<Answer> =>
  visit.partial
    ? changedContact(visit, id)
    : redirect(paths.contacts.show({ tenant: visit.member.tenantSlug, id }) + listPart(visit), {
        text: visit.t('done.saved'),
      });

const newPlace = (visit: Visit, contact: ContactFacts): EditPlace => ({
  contact,
  target: 'new-company',
  label: visit.t('contacts.company'),
  action: paths.contacts.companies({ tenant: visit.member.tenantSlug, id: contact.id }),
});

const rolePlace = (visit: Visit, contact: ContactFacts, { companyId, role }: ContactCompany): EditPlace => ({
  ...newPlace(visit, contact),
  target: `company-${companyId}`,
  was: roleValue(role),
  label: visit.t('contacts.company.role'),
  removeAction: paths.contacts.companyRemoval({ tenant: visit.member.tenantSlug, id: contact.id, company: companyId }),
});
