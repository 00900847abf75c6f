import { isFull, tooMany } from '../../domain/billing/seats.ts';
import { Invalid, NotFound } from '../../domain/errors.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import { INVITATION_DAYS, invitableRoles } from '../../domain/tenants/invitations.ts';
import { answersFor, MOST_COUNTED_OWNED } from '../../domain/tenants/answers-for.ts';
import { colleagueOf, peopleOf } from '../../domain/tenants/people.ts';
import { changeRole, removeMember } from '../../domain/tenants/roles.ts';
import { readingTenant } from '../../domain/tenancy.ts';
import { may, roles } from '../../domain/users/member.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: everybody in the tenant, and the open invitations for who may invite. */
export const index = (visit: Visit): Promise<Answer> => showPeople(visit);

/** The people page; with words at the fields of the invitation when it was refused. */
export async function showPeople(
  visit: Visit,
  refusal: {
    problems: Readonly<Record<string, string>>;
    status: number;
    headers?: Readonly<Record<string, string>>;
  } = {
    problems: {},
    status: 200,
  },
): Promise<Answer> {
  const { member } = visit;
  const people = await readingTenant(member.tenantId, () => peopleOf(member));
  const asked = visit.field('instead') || visit.query('instead');
  const instead = people.invitations.find(({ id }) => id === asked);
  return page(
    'people/index',
    visit.t('people.title'),
    {
      ...people,
      tenant: member.tenantSlug,
      me: member.id,
      mayInvite: may(member, 'people'),
      mayPay: may(member, 'billing'),
      full: people.seats !== undefined && isFull(people.seats),
      tooMany: people.seats !== undefined && tooMany(people.seats),
      invitationDays: INVITATION_DAYS,
      invitableRoles,
      instead,
      email: visit.field('email') || (instead?.email ?? ''),
      role: visit.field('role') || (instead?.role ?? 'member'),
      problems: refusal.problems,
    },
    { place: 'people', status: refusal.status, headers: refusal.headers ?? {} },
  );
}

/** POST: gives a colleague another role. */
export async function setRole(visit: Visit): Promise<Answer> {
  const role = roles.find((one) => one === visit.field('role'));
  if (!role) throw new Invalid({ role: 'form.choose' });
  await changeRole(visit.member, visit.param('id'), role);
  return redirect(listOf(visit), { text: visit.t('people.role.changed') });
}

/** GET: says what happens before somebody is removed. */
export async function removal(visit: Visit): Promise<Answer> {
  const person = await colleagueOf(visit.member, visit.param('id'));
  if (!person?.removable) throw new NotFound('member');
  const leaving = person.id === visit.member.id;
  const { tenantSlug: tenant, tenantName } = visit.member;
  const { contacts, companies, deals } = await answersFor(visit.member, person.id);
  const owner = `?owner=${person.id}`;
  return page(
    'people/removal',
    visit.t(leaving ? 'people.leave.title' : 'people.remove.title', { name: person.name, tenant: tenantName }),
    {
      tenant,
      tenantName,
      person,
      leaving,
      months: lawNumbers.formerAuthor.value,
      most: MOST_COUNTED_OWNED,
      owned: [
        { kind: 'contacts', count: contacts, href: paths.contacts.index({ tenant }) + owner },
        { kind: 'companies', count: companies, href: paths.companies.index({ tenant }) + owner },
        { kind: 'deals', count: deals, href: undefined },
      ],
    },
    { place: 'people' },
  );
}

/** POST: removes a colleague, or lets the person leave. */
export async function remove(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  try {
    await removeMember(visit.member, id);
  } catch (error) {
    const problem = error instanceof Invalid ? error.fields['member'] : undefined;
    if (problem === undefined) throw error;
    return redirect(listOf(visit), { text: problemWords(visit.t, problem), keep: true });
  }
  return id === visit.member.id
    ? redirect(paths.account.tenants(), { text: visit.t('people.left', { tenant: visit.member.tenantName }) })
    : redirect(listOf(visit), { text: visit.t('people.removed') });
}

const listOf = (visit: Visit): string => paths.people.index({ tenant: visit.member.tenantSlug });
