import { paths } from '../../src/web/paths.ts';
import { formOn } from './form.ts';
import { contact, founder, user } from './person.ts';
import type { Visitor } from './visitor.ts';
import type { Walk } from './walk.ts';

/** What the canary became as somebody who signs in. */
export interface AsUser {
  readonly userId: string;
  readonly memberId: string;
}

const password = (typed: string) => ({ email: user.email, password: typed });

/** Is invited, signs in (after one mistake), works, sets up their account, forgets their password; and somebody begins to sign up. */
export async function goInAsUser(walk: Walk, owner: Visitor): Promise<AsUser> {
  await walk.through(paths.people.invitations, { as: owner, form: { email: user.email, role: 'member' } });
  await walk.settled();
  const invitation = await walk.only(`select id as value from invitations where lower(email) = $1`, user.email);
  await walk.through(paths.people.resending, { as: owner, params: { id: invitation } });
  await walk.settled();
  const link = await walk.mailedLink(user.email, paths.public.invitation);
  const [tenant = '', token = ''] = link.split('/').slice(-2);
  const joining = walk.visitor();
  await walk.page(link, joining);
  await walk.through(paths.public.invitation, {
    as: joining,
    params: { tenant, token },
    form: { name: user.name, password: user.password },
  });
  const userId = await walk.only(`select id as value from users where email = $1`, user.email);
  const memberId = await walk.only(`select id as value from members where user_id = $1`, userId);
  await walk.through(paths.people.role, { as: owner, params: { id: memberId }, form: { role: 'admin' } });

  const visitor = walk.visitor();
  await walk.through(paths.public.signIn, { as: visitor, form: password('feil'), status: 422 });
  await walk.through(paths.public.signIn, { as: visitor, form: password(user.password) });
  await works(walk, visitor);
  await walk.through(paths.account.preferences, { as: visitor, form: { field: 'name', value: user.name } });
  await walk.through(paths.account.password, {
    as: visitor,
    form: { current: user.password, password: user.newPassword },
  });
  await walk.through(paths.account.data, { as: visitor, form: { copy: 'access' } });
  await walk.settled();
  const copy = await walk.only(`select id as value from access_packages where user_id = $1`, userId);
  await walk.page(walk.address(paths.account.dataFile, { id: copy, format: 'json' }), visitor);

  await walk.through(paths.public.forgotten, { as: walk.visitor(), form: { email: user.email } });
  const reset = (await walk.mailedLink(user.email, paths.public.newPassword)).split('/').at(-1) ?? '';
  await walk.through(paths.public.newPassword, {
    as: walk.visitor(),
    params: { token: reset },
    form: { password: user.password },
  });
  await walk.through(paths.public.cookies, { as: visitor, form: { choice: 'none', from: 'banner' } });
  await beginsToSignUp(walk);
  await walk.settled();
  return { userId, memberId };
}

/** Writes something, and asks for a file, whose mail goes to them. */
async function works(walk: Walk, as: Visitor): Promise<void> {
  const id = await walk.only(`select id as value from companies where name = 'Fugl og Bur'`);
  await walk.through(paths.companies.activities, {
    as,
    params: { id },
    form: { kind: 'note', title: '', body: 'Ringte.' },
  });
  await walk.through(paths.exports.index, { as, form: { q: contact.familyName } });
}

async function beginsToSignUp(walk: Walk): Promise<void> {
  const page = walk.address(paths.public.signUp);
  const visitor = walk.visitor();
  const { agreement = '' } = formOn((await walk.page(page, visitor)).text, page);
  await walk.through(paths.public.signUp, {
    as: visitor,
    form: {
      organisationNumber: '923609016',
      name: founder.name,
      email: founder.email,
      password: user.password,
      accepted: 'yes',
      agreement,
    },
  });
}
