import { PLATFORM_TENANT_ID } from '../../src/domain/identifiers.ts';
import { paths } from '../../src/web/paths.ts';
import type { AsContact } from './as-contact.ts';
import type { AsUser } from './as-user.ts';
import { formOn } from './form.ts';
import { contact, user } from './person.ts';
import type { Form, Visitor } from './visitor.ts';
import type { Walk } from './walk.ts';

/** Where requests are worked on: a tenant's desk, or OnNet's own. */
interface Desk {
  readonly act: { readonly pattern: string };
  readonly as: Visitor;
  /** Whose requests: the tenant's number. */
  readonly tenantId: string;
  /** The contact's or user's number. */
  readonly personId: string;
  /** The address they are known by. */
  readonly address: string;
  /** What somebody at the desk writes about them. */
  readonly note: string;
}

/**
 * Is erased by the tenant's desk: who asks is checked by a mail to the address on file, each place where others wrote about
 * them is decided about, everything is answered. @returns the number of the erasure
 */
export async function isErased(
  walk: Walk,
  member: Visitor,
  tenantId: string,
  { contactId }: AsContact,
): Promise<string> {
  const desk: Desk = {
    act: paths.privacy.requestAct,
    as: member,
    tenantId,
    personId: contactId,
    address: contact.email,
    note: contact.mention,
  };
  const [{ id: asked } = none, ...others] = await openRequests(walk, tenantId);
  await sortAndCheck(walk, desk, asked, 'erasure');
  for (const { id, shownObjection } of others) {
    if (shownObjection) await isLeftAlone(walk, desk, id);
    else await sortAndCheck(walk, desk, id, 'other');
    await answer(walk, desk, id);
  }
  await walk.settled();
  const page = `${walk.address(paths.erasures.contact, { id: contactId })}?request=${asked}`;
  const filled = formOn((await walk.page(page, member)).text, walk.address(paths.erasures.contact, { id: contactId }));
  const decided = Object.fromEntries(
    Object.entries(filled).map(([name, value]) => [name, value === '' ? 'delete' : value]),
  );
  await walk.through(paths.erasures.contact, {
    as: member,
    params: { id: contactId },
    form: { ...decided, request: asked, confirmed: 'on' },
  });
  const erasure = await walk.only(`select id as value from erasures where contact_id = $1`, contactId);
  await walk.settled();
  await answer(walk, desk, asked);
  await walk.settled();
  return erasure;
}

/** Is shown out of the tenant, and asks OnNet itself to forget them. */
export async function isLetGo(
  walk: Walk,
  owner: Visitor,
  operator: Visitor,
  { userId, memberId }: AsUser,
): Promise<void> {
  const written = { email: user.email, message: `Hilsen ${user.name}` };
  await walk.through(paths.public.ownRequest, {
    as: walk.visitor(),
    form: { ...written, name: user.name, kind: 'erasure', addressee: '' },
  });
  await walk.through(paths.operator.newRequest, {
    as: operator,
    on: walk.address(paths.operator.newRequest),
    form: {
      kind: 'access',
      channel: 'phone',
      requesterName: user.name,
      requesterEmail: user.email,
      message: written.message,
    },
  });
  const desk: Desk = {
    act: paths.operator.requestAct,
    as: operator,
    tenantId: PLATFORM_TENANT_ID,
    personId: userId,
    address: user.email,
    note: `Ringte ${user.name}`,
  };
  await walk.through(paths.people.removal, { as: owner, params: { id: memberId } });
  const [{ id: asked } = none, ...others] = await openRequests(walk, desk.tenantId);
  for (const { id } of others) {
    await sortAndCheck(walk, desk, id, 'other');
    await act(walk, desk, id, 'by-hand', { done: desk.note });
    await answer(walk, desk, id);
  }
  await sortAndCheck(walk, desk, asked, 'erasure');
  // Answered by itself once they are gone.
  await act(walk, desk, asked, 'account-erasure', {});
  await walk.settled();
}

interface OpenRequest {
  readonly id: string;
  /** It is known that they object, so that nothing else can be made of it. */
  readonly shownObjection: boolean;
}

const none: OpenRequest = { id: '', shownObjection: false };

/** The requests that wait, the one to erase first. */
async function openRequests(walk: Walk, tenantId: string): Promise<OpenRequest[]> {
  const { rows } = await walk.client.query<OpenRequest>(
    `select id, kind = 'right-to-object' and verified_at is not null as "shownObjection" from data_subject_requests
      where tenant_id = $1 and state in ('draft', 'open')
      order by kind <> 'erasure', received_at`,
    [tenantId],
  );
  return rows;
}

const act = (walk: Walk, { act: door, as }: Desk, id: string, name: string, form: Form): Promise<unknown> =>
  walk.through(door, { as, params: { id, act: name }, form });

/** Says whose request it is and what it asks, and has the person on file say that it is theirs. */
async function sortAndCheck(walk: Walk, desk: Desk, id: string, kind: string): Promise<void> {
  await act(walk, desk, id, 'sorting', { kind, person: desk.personId });
  await act(walk, desk, id, 'notes', { note: desk.note });
  await act(walk, desk, id, 'identity-check', {});
  await walk.settled();
  const link = await walk.mailedLink(desk.address, paths.public.identity);
  const [tenant = '', token = ''] = link.split('/').slice(-2);
  const visitor = walk.visitor();
  await walk.page(link, visitor);
  await walk.through(paths.public.identity, { as: visitor, params: { tenant, token }, form: { answer: 'me' } });
}

const answer = (walk: Walk, desk: Desk, id: string): Promise<unknown> =>
  act(walk, desk, id, 'answer', { decision: 'granted', ground: '', text: `Gjort for ${desk.note}.` });

/** Is used no more for what they objected to, everything that rests on an interest. */
async function isLeftAlone(walk: Walk, desk: Desk, id: string): Promise<void> {
  await act(walk, desk, id, 'notes', { note: desk.note });
  const { text } = await walk.page(walk.address(paths.privacy.request, { id }), desk.as);
  const door = walk.address(desk.act, { id, act: 'interests' });
  if (!text.includes(`action="${door}"`)) return;
  const left = formOn(text, door);
  if (left['purpose'] !== undefined) await act(walk, desk, id, 'interests', left);
}
