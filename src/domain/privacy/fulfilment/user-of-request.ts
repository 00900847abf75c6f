import { Invalid, NotFound } from '../../errors.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { readingTenant, sql } from '../../tenancy.ts';
import { membershipsOf } from '../../users/memberships.ts';
import type { Leaver } from '../../users/own-erasure/ask.ts';
import { demandIdentity } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { RequestKind } from '../requests/kinds.ts';
import { requestOf, type LockedRequest } from '../requests/locked-request.ts';

/** The user whom a request to OnNet is about. */
export interface UserOfRequest extends Leaver {
  readonly name: string;
  readonly email: string;
}

/**
 * The user of a request that may be met now. Opens its own transactions. Whatever it asks for, it has to be shown who asks: an
 * account that is locked on a stranger's word harms its owner.
 * @throws Invalid on `identity` or `request`; NotFound
 */
export async function userOfRequest(desk: RequestDesk, id: string, kind: RequestKind): Promise<UserOfRequest> {
  if (desk.layer !== 'controller') throw new NotFound('user');
  const user = await readingTenant(PLATFORM_TENANT_ID, async () => {
    const request = await requestOf(desk, id);
    if (request.state !== 'draft' && request.state !== 'open') throw new Invalid({ request: 'requests.ended' });
    if (request.kind !== kind) throw new Invalid({ request: 'requests.act.other' });
    demandShown(request);
    const [found] = await sql<{ id: string; name: string; email: string; operator: boolean }>(
      `select id, name, email, operator from users where id = $1 and disabled_at is null`,
      [request.userId],
    );
    return found;
  });
  if (!user) throw new NotFound('user');
  return { ...user, memberships: await membershipsOf(user.id) };
}

/** @throws Invalid on `identity` when it is not shown who asks about an account, whatever they ask for */
export function demandShown(request: LockedRequest): void {
  demandIdentity(request);
  if (request.verifiedAt === null) throw new Invalid({ identity: 'requests.identity.needed' });
}
