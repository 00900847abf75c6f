import { record } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import { newerAddresses } from './channel-on-file.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { lockOpenRequest, type LockedRequest } from './locked-request.ts';

/**
 * The addresses that a request could be answered at if somebody confirmed one: those that came on file after it, and the one it came with. None before it is
 * known who asks, since that is who can say which address is theirs; none of who asks for another, who is answered where they are.
 */
export async function addressesToConfirm(
  desk: RequestDesk,
  request: LockedRequest,
  present: string | undefined,
): Promise<string[]> {
  const { contactId, userId, verifiedAt, representedAs, requesterEmail } = request;
  if (verifiedAt === null || representedAs !== null || (contactId === null && userId === null)) return [];
  const given = requesterEmail === null ? [] : [requesterEmail.toLowerCase()];
  const known = new Set([...(await desk.see(() => newerAddresses(desk.tenantId, request))), ...given]);
  return [...known].filter((address) => address !== present?.toLowerCase());
}

/**
 * Notes that an address which was not on file when the request came is the person's, as the desk knows from them: the answer goes there, with all that belongs to it.
 * The reason stays in the history.
 * @throws Invalid on `reason` without one, on `address` for one that is not among `addressesToConfirm`, on `request` when it has ended; NotFound
 */
export async function confirmAddress(
  desk: RequestDesk,
  id: string,
  typed: { readonly address: string; readonly reason: string },
): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  const possible = await addressesToConfirm(desk, request, undefined);
  const problems = {
    ...(possible.includes(typed.address) ? {} : { address: 'form.choose' as const }),
    ...(typed.reason.trim() === '' ? { reason: 'form.required' as const } : {}),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await Promise.all([
    change(
      `update data_subject_requests set confirmed_address = $3, version = version + 1 where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, typed.address],
    ),
    addEvent(id, 'address-confirmed', desk.actor, { note: typed.reason.trim() }),
    record(desk.actor, 'request.address-confirmed', { kind: 'request', id }),
  ]);
}
