import { Invalid } from '../../domain/errors.ts';
import {
  invitableRoles,
  invite,
  resendInvitation,
  revokeInvitation,
  type Sending,
} from '../../domain/tenants/invitations.ts';
import { redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords, problemWords } from '../problem-words.ts';
import { publicLink } from '../public-link.ts';
import { waiting } from '../sign-in/waiting.ts';
import type { Answer, Visit } from '../visit.ts';
import { showPeople } from './people.ts';

/** POST: invites somebody by mail. */
export async function create(visit: Visit): Promise<Answer> {
  const role = invitableRoles.find((one) => one === visit.field('role')) ?? 'member';
  const email = visit.field('email');
  const instead = visit.field('instead');
  try {
    await invite(visit.member, { email, role, ...(instead === '' ? {} : { instead }) }, sending(visit));
  } catch (error) {
    if (error instanceof Invalid)
      return showPeople(visit, { problems: fieldWords(visit.t, error.fields), status: 422 });
    const { problem, headers } = waiting(error);
    return showPeople(visit, { problems: fieldWords(visit.t, { email: problem }), status: 429, headers });
  }
  return redirect(listOf(visit), { text: visit.t('people.invite.sent', { email }) });
}

/** POST: sends an open invitation once more, with a new link. */
export async function resend(visit: Visit): Promise<Answer> {
  return orWhyNot(visit, async () => {
    await resendInvitation(visit.member, visit.param('id'), sending(visit));
    return redirect(listOf(visit), { text: visit.t('people.invite.resent') });
  });
}

/** POST: takes an open invitation back. */
export async function revoke(visit: Visit): Promise<Answer> {
  return orWhyNot(visit, async () => {
    await revokeInvitation(visit.member, visit.param('id'));
    return redirect(listOf(visit), { text: visit.t('people.invite.revoked') });
  });
}

/** Goes back to the list with what stands in the way of an act on an invitation, such as that somebody was first. */
async function orWhyNot(visit: Visit, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    const problem = error instanceof Invalid ? error.fields['email'] : undefined;
    if (problem === undefined) throw error;
    return redirect(listOf(visit), { text: problemWords(visit.t, problem), keep: true });
  }
}

const sending = (visit: Visit): Sending => ({
  language: visit.language,
  from: visit.request.ip ?? '',
  linkTo: (token) =>
    publicLink(paths.public.invitation({ language: visit.language, tenant: visit.member.tenantId, token })),
});

const listOf = (visit: Visit): string => paths.people.index({ tenant: visit.member.tenantSlug });
