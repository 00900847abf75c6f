import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import type { AccessDocument } from '../access/document.ts';
import { packageColumns, subjectOf, type PackageSummary } from '../access/package.ts';
import { requestPackage } from '../access/request-package.ts';
import { mailPackageLink } from '../access/links.ts';
import { releasePackage, type ReviewDecision } from '../access/review.ts';
import { storedDocument } from '../access/stored-document.ts';
import { carryOutRequest, demandIdentity } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import { recordCopyGiven } from '../disclosures/given-by-copy.ts';
import { addEvent } from '../requests/events.ts';
import { lockOpenRequest, lockRequest, requestOf, type LockedRequest } from '../requests/locked-request.ts';
import { answerAddress } from '../requests/send-letter.ts';
import { dayIn, say, type FulfilmentFacts } from './state.ts';

/** A copy that is made, looked through and sent. */
export interface CopyFulfilment extends FulfilmentFacts {
  readonly way: 'copy';
  /** The newest copy of the request; undefined until one is asked for. */
  readonly copy: RequestedCopy | undefined;
}

/** A copy with what became of it. */
export interface RequestedCopy extends PackageSummary {
  /** When a link to it was last mailed, and when the person opened it. */
  readonly sentAt: Date | null;
  readonly openedAt: Date | null;
  readonly handedOverAt: Date | null;
}

const sentences = {
  sent: {
    nb: 'Du har fått en kopi av opplysningene om {whom}. Lenken til den ble sendt deg {date}, og kan åpnes én gang.',
    en: 'You have been given a copy of the data about {whom}. The link to it was sent to you on {date} and opens once.',
  },
  'handed-over': {
    nb: 'Du har fått en kopi av opplysningene om {whom} {date}.',
    en: 'You were given a copy of the data about {whom} on {date}.',
  },
  portable: {
    nb: 'Kopien kan leses av andre tjenester (JSON og CSV, art. 20).',
    en: 'The copy can be read by other services (JSON and CSV, Art. 20).',
  },
  withheld: {
    nb: 'Navn på andre mennesker er tatt ut, fordi innsyn ikke skal gå ut over dem (art. 15 nr. 4).',
    en: 'Names of other people are left out, since access must not be at their expense (Art. 15(4)).',
  },
} as const;

/** How far the copy of a request for access or portability is. */
export async function copyOf(_desk: RequestDesk, request: LockedRequest): Promise<CopyFulfilment> {
  const copies = await copiesOf(request.id);
  const given = copies.find(isGiven);
  const copy = copies[0];
  if (!given) return { way: 'copy', state: stateOf(copy), told: [], copy };
  const at = given.sentAt ?? given.handedOverAt ?? now();
  const told = [
    say(request, sentences[given.sentAt === null ? 'handed-over' : 'sent'], { date: dayIn(request, at) }),
    given.form === 'portability' ? say(request, sentences.portable) : '',
    given.withheld > 0 ? say(request, sentences.withheld) : '',
  ].filter((sentence) => sentence !== '');
  return { way: 'copy', state: 'done', told: [told.join(' ')], copy };
}

/** One that was taken back before anybody opened it was given to nobody. */
const isGiven = ({ state, sentAt, openedAt, handedOverAt }: RequestedCopy): boolean =>
  handedOverAt !== null || openedAt !== null || (sentAt !== null && state !== 'revoked');

function stateOf(copy: RequestedCopy | undefined): CopyFulfilment['state'] {
  if (copy === undefined || copy.state === 'revoked' || copy.state === 'expired') return 'not-begun';
  return copy.state === 'searching' || copy.state === 'writing' ? 'under-way' : 'waits';
}

const copiesOf = (requestId: string): Promise<RequestedCopy[]> =>
  sql<RequestedCopy>(
    `select ${packageColumns}, p.handed_over_at as "handedOverAt",
            (select max(l.created_at) from access_links l where l.tenant_id = $1 and l.package_id = p.id) as "sentAt",
            (select max(l.opened_at) from access_links l where l.tenant_id = $1 and l.package_id = p.id) as "openedAt"
       from access_packages p where p.tenant_id = $1 and p.request_id = $2 order by p.created_at desc, p.id desc`,
    [currentTenantId(), requestId],
  );

/**
 * Has the copy of a request made. One that is under way or ready is that one.
 * @throws Invalid on `identity`, on `request` when it has ended or asks for no copy, on `package` when the person is gone; NotFound
 */
export async function makeCopy(desk: RequestDesk, id: string): Promise<void> {
  const { copy } = await copyOf(desk, await lockOpenRequest(desk, id));
  if (copy && copy.state !== 'failed' && copy.state !== 'revoked' && copy.state !== 'expired') return;
  await carryOutRequest(desk, id, async (request) => {
    if (request.kind !== 'access' && request.kind !== 'portability')
      throw new Invalid({ request: 'requests.act.other' });
    await requestPackage(desk, request.kind, request);
    return { step: 'copy-made' };
  });
}

/** The copy of a request that is ready. @throws Invalid (fields request, identity, package) */
async function readyCopy(request: LockedRequest): Promise<RequestedCopy> {
  if (request.state === 'merged' || request.state === 'dismissed') throw new Invalid({ request: 'requests.ended' });
  demandIdentity(request);
  const [copy] = await copiesOf(request.id);
  if (copy?.state !== 'ready' || copy.expiresAt === null || copy.expiresAt <= now())
    throw new Invalid({ package: 'access.notReady' });
  return copy;
}

/**
 * Decides what of others is shown in the copy of a request, and has its file made.
 * @throws Invalid (fields request, package, words, read), NotFound
 */
export async function reviewCopy(desk: RequestDesk, id: string, decision: ReviewDecision): Promise<void> {
  const { copy } = await copyOf(desk, await lockOpenRequest(desk, id));
  if (copy === undefined || desk.by === undefined) throw new Invalid({ package: 'access.notWaiting' });
  const released = await releasePackage(desk.by, copy.id, decision);
  if (released) await addEvent(id, 'carried-out', desk.actor, { details: { step: 'copy-reviewed' } });
}

/**
 * Mails a link that opens the copy once, to where the request is answered and nowhere else: the address on file, or one that
 * was confirmed from it (hard case 23). Only when it has been shown who asks. A newer link closes the older ones; also after
 * the answer, for who has lost theirs.
 * @param linkTo the full address of the page for a token, from the configured public URL
 * @returns the address it is sent to
 * @throws Invalid (fields identity, package) when nobody knows who asks, it is not ready, or there is no address; NotFound
 */
export async function sendCopy(
  desk: RequestDesk,
  id: string,
  linkTo: (tenantId: string, token: string, language: 'nb' | 'en') => string,
): Promise<string> {
  const request = await lockRequest(desk, id);
  const copy = await readyCopy(request);
  const to = await desk.see(() => answerAddress(desk.tenantId, request));
  if (to === undefined) throw new Invalid({ package: 'requests.copy.noAddress' });
  await mailPackageLink(desk, copy, { to, about: request.representedName }, linkTo);
  await addEvent(id, 'carried-out', desk.actor, { details: { step: 'copy-sent' } });
  return to;
}

/**
 * Notes that the copy was given to the person on paper or in their hand, and how.
 * @throws Invalid (fields how, identity, package), NotFound
 */
export async function handOverCopy(desk: RequestDesk, id: string, how: string): Promise<void> {
  if (how.trim() === '') throw new Invalid({ how: 'form.required' });
  const copy = await readyCopy(await lockRequest(desk, id));
  await change(`update access_packages set handed_over_at = $3 where tenant_id = $1 and id = $2`, [
    desk.tenantId,
    copy.id,
    now(),
  ]);
  await addEvent(id, 'carried-out', desk.actor, { details: { step: 'copy-handed-over' }, note: how.trim() });
  await recordCopyGiven({
    packageId: copy.id,
    contactId: copy.contactId,
    fileKey: copy.fileKey,
    by: desk.by?.id ?? null,
  });
  await record(desk.actor, 'access.handed-over', subjectOf(copy), { form: copy.form });
}

/**
 * The copy of a request, for whoever hands it over: also only when it has been shown who asks.
 * @throws Invalid (fields request, identity, package), NotFound
 */
export async function documentFor(desk: RequestDesk, id: string): Promise<AccessDocument> {
  const { fileKey } = await readyCopy(await requestOf(desk, id));
  const document = fileKey === null ? undefined : await storedDocument(desk.tenantId, fileKey);
  if (!document) throw new NotFound('copy');
  return document;
}
