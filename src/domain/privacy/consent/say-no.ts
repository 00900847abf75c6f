import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { addEvent } from '../requests/events.ts';
import { keepRequest } from '../requests/receive-request.ts';
import type { GatePurpose } from './decide.ts';
import type { Via } from './fold.ts';
import { person, type Visitor } from './link-visitor.ts';
import { stop } from './stop.ts';

/** What somebody says no to: purposes, or all marketing whatever it is for. */
type SaidNoTo = readonly Pick<GatePurpose, 'id' | 'basis' | 'marketing'>[] | 'all-marketing';

/**
 * Writes down the no of who stands behind a link, at once and for good, and has the privacy desk see it as a request. To
 * take a consent back (Art. 7(3)) and to object to marketing (Art. 21(2)) are absolute: nothing is left to decide or to answer, and
 * the clock is closed as it opens. Whoever objects to another interest (Art. 21(1)) is answered within its clock; a second one
 * while the first waits is that request. Await it alone, with the person held: who says the same no again says nothing new.
 * @param language what the person reads
 */
export async function sayNo(visitor: Visitor, to: SaidNoTo, via: Via, language = visitor.language): Promise<void> {
  if (to === 'all-marketing') return noTo(visitor, [null], via, { language, kind: 'right-to-object', fulfilled: true });
  const ids = (purposes: readonly { readonly id: string }[]): string[] => purposes.map(({ id }) => id);
  const interests = to.filter(({ basis }) => basis !== 'consent');
  // Where nobody can be written to any more, what was done is all the answer there can be.
  const answered = ({ marketing }: Pick<GatePurpose, 'marketing'>): boolean =>
    marketing !== null || visitor.address === undefined;
  await noTo(visitor, ids(to.filter(({ basis }) => basis === 'consent')), via, {
    language,
    kind: 'withdrawal',
    fulfilled: true,
  });
  const objection = { language, kind: 'right-to-object' } as const;
  await noTo(visitor, ids(interests.filter(answered)), via, { ...objection, fulfilled: true });
  await noTo(visitor, ids(interests.filter((one) => !answered(one))), via, { ...objection, fulfilled: false });
}

interface NoAsRequest {
  readonly language: 'nb' | 'en';
  readonly kind: 'right-to-object' | 'withdrawal';
  readonly fulfilled: boolean;
}

/** One request and its noes. @param purposeIds null for all marketing */
async function noTo(
  { contactId, link }: Visitor,
  purposeIds: readonly (string | null)[],
  via: Via,
  { language, kind, fulfilled }: NoAsRequest,
): Promise<void> {
  if (purposeIds.length === 0) return;
  const waiting = fulfilled ? undefined : await waitingObjection(contactId);
  const request =
    waiting ??
    (await keepRequest(
      {
        kind,
        state: 'open',
        channel: 'choices',
        language,
        // Whose it is stands in the contact alone, and goes with it.
        requesterName: '',
        requesterEmail: undefined,
        message: '',
        receivedAt: now(),
        contactId,
        verified: 'link',
        ...(fulfilled ? { fulfilled } : {}),
      },
      { kind: 'requester' },
    ));
  if (request === undefined) throw new Error('a request without a mail cannot have been received before');
  for (const purposeId of purposeIds)
    await stop({
      contactId,
      purposeId,
      channel: null,
      via,
      by: person,
      evidence: { sentTo: link.sentTo, request },
    });
  const all = purposeIds.includes(null);
  const step = kind === 'withdrawal' ? 'consents-withdrawn' : all ? 'marketing-stopped' : 'interests-stopped';
  await addEvent(request, 'carried-out', system, { details: { step, count: purposeIds.length } });
  await record(system, all ? 'consent.objected' : 'consent.withdrawn', { kind: 'contact', id: contactId });
}

async function waitingObjection(contactId: string): Promise<string | undefined> {
  const [waiting] = await sql<{ id: string }>(
    `select id from data_subject_requests
      where tenant_id = $1 and contact_id = $2 and kind = 'right-to-object' and channel = 'choices' and state = 'open'`,
    [currentTenantId(), contactId],
  );
  return waiting?.id;
}
