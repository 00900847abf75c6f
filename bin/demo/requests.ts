import { atTime, now } from '../../src/domain/clock.ts';
import { tenantDesk } from '../../src/domain/privacy/requests/desk.ts';
import { recordDoubt } from '../../src/domain/privacy/requests/doubt.ts';
import { requester } from '../../src/domain/privacy/requests/events.ts';
import { vouchIdentity } from '../../src/domain/privacy/requests/identity.ts';
import { keepRequest, type ArrivingRequest } from '../../src/domain/privacy/requests/receive-request.ts';
import { sql } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';

const DAY = 86_400_000;

/**
 * A few requests at different points of their month, in the tenant whose transaction is open: one that nobody has read, one
 * in hand, one that is nearly due, and one whose clock stands.
 */
export async function placeRequests(by: Member, today: Date): Promise<void> {
  const desk = tenantDesk(by);
  const people = await sql<{ id: string; name: string; email: string }>(
    `select id, given_name || ' ' || family_name as name, email from contacts
      where tenant_id = $1 and email is not null and deleted_at is null order by id limit 3`,
    [by.tenantId],
  );
  const [first, second, third] = people;
  if (!first || !second || !third) return;
  const daysAgo = (days: number): Date => new Date(today.getTime() - days * DAY);
  const arrive = (
    days: number,
    request: Pick<ArrivingRequest, 'kind' | 'state' | 'channel' | 'message'> & Partial<ArrivingRequest>,
  ): Promise<string> =>
    atTime(daysAgo(days), async () => {
      const id = await keepRequest(
        { language: 'nb', requesterName: '', requesterEmail: undefined, receivedAt: now(), ...request },
        requester,
      );
      if (id === undefined) throw new Error('a request of the demo was received before');
      return id;
    });
  const from = ({ name, email }: typeof first): Pick<ArrivingRequest, 'requesterName' | 'requesterEmail'> => ({
    requesterName: name,
    requesterEmail: email,
  });

  await arrive(3, {
    kind: 'other',
    state: 'draft',
    channel: 'mail',
    message: 'Spørsmål om opplysninger\n\nHei, jeg lurer på hva dere har lagret om meg, og hvor dere fikk det fra.',
    requesterName: first.name,
    requesterEmail: first.email,
    attachments: [{ name: 'signatur.png', type: 'image/png', bytes: 18_432 }],
  });
  await arrive(12, {
    kind: 'erasure',
    state: 'open',
    channel: 'form',
    message: 'Jeg har sluttet i firmaet og vil bli slettet hos dere.',
    ...from(second),
    contactId: second.id,
  });
  const access = await arrive(26, {
    kind: 'access',
    state: 'open',
    channel: 'phone',
    message: 'Ringte og ba om innsyn i alt, også notater.',
    ...from(third),
    contactId: third.id,
  });
  await atTime(daysAgo(25), () => vouchIdentity(desk, access, 'Ringte tilbake på nummeret vi har fra før.'));
  const doubted = await arrive(9, {
    kind: 'portability',
    state: 'open',
    channel: 'mail',
    message: 'Send alle opplysninger til denne nye adressen.',
    requesterName: 'K. Hansen',
    requesterEmail: 'k.hansen.1987@gratispost.example',
  });
  await atTime(daysAgo(7), () =>
    recordDoubt(desk, doubted, { reasonable: true, reason: 'Navnet passer på tre kontakter, og adressen på ingen.' }),
  );
}
