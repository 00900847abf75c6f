import { now } from '../../clock.ts';
import { lockContacts } from '../../contacts/lock-contacts.ts';
import { inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { membersGetIn } from '../../tenants/lifecycle.ts';
import { openLink } from '../consent/links.ts';
import { requester } from '../requests/events.ts';
import type { RequestKind } from '../requests/kinds.ts';
import { keepRequest } from '../requests/receive-request.ts';
import { visitorOf } from './person-link.ts';

type Language = 'nb' | 'en';

/** Rights that the page has a button for, in the order the law has them; consent has a page of its own. */
export const rightsByButton = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'right-to-object',
] as const satisfies readonly RequestKind[];
export type RightByButton = (typeof rightsByButton)[number];
export const isRightByButton = (text: string): text is RightByButton => rightsByButton.some((right) => right === text);

/**
 * A person uses a right from their own page. Only they were sent its link, so who asks is shown already and nobody has to
 * be asked again (hard case 23). The same right a second time, while the first waits for its answer, is that request; one that
 * nobody has shown to be theirs, that another asked for them, or that names some uses alone is not.
 * Nothing is asked of a customer that nobody gets in to any more, since nobody would answer.
 * @param message what is wrong, or what they want to say; may be empty
 * @returns whether the link was open
 */
export async function requestByLink(
  tenantId: string,
  token: string,
  { kind, message, language }: { readonly kind: RightByButton; readonly message: string; readonly language: Language },
): Promise<boolean> {
  const link = await openLink(tenantId, token, 'person');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    if (!(await membersGetIn())) return false;
    const visitor = await seeingRestricted(async () => {
      const known = await visitorOf(link);
      if (!known) return undefined;
      // Two presses at once wait for each other, and the second finds the first's request; whoever is erased meanwhile is gone.
      await lockContacts([known.contactId]);
      return visitorOf(link);
    });
    if (!visitor) return false;
    const { contactId, name, address } = visitor;
    const waiting = await sql(
      `select from data_subject_requests
        where tenant_id = $1 and contact_id = $2 and kind = $3 and state in ('draft', 'open') and channel <> 'choices'
          and verified_at is not null and represented_as is null`,
      [tenantId, contactId, kind],
    );
    if (waiting.length > 0) return true;
    const id = await keepRequest(
      {
        kind,
        state: 'open',
        channel: 'form',
        language,
        requesterName: name,
        requesterEmail: address.value,
        message,
        receivedAt: now(),
        contactId,
        verified: 'link',
      },
      requester,
    );
    if (id === undefined) throw new Error('a request without a mail cannot have been received before');
    return true;
  });
}
