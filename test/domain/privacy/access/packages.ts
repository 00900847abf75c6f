import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { AccessDocument } from '../../../../src/domain/privacy/access/document.ts';
import { documentBehindLink, openPackageLink } from '../../../../src/domain/privacy/access/links.ts';
import type { PackageForm } from '../../../../src/domain/privacy/access/package.ts';
import { packageOf } from '../../../../src/domain/privacy/access/request-package.ts';
import { releasePackage, reviewOf, type ReviewDecision } from '../../../../src/domain/privacy/access/review.ts';
import { copyOf, makeCopy, sendCopy } from '../../../../src/domain/privacy/fulfilment/copy.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { requestOf } from '../../../../src/domain/privacy/requests/locked-request.ts';
import { recordRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { osloDay } from '../../../../src/domain/clock.ts';
import { leaseObligation, type ObligationKind } from '../../../../src/domain/outbox.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import { duties } from '../../../../src/workers/duties.ts';
import { openTestOutside } from '../../../support/outside.ts';

/** A folder for files, and the outside, while the surrounding tests run. */
export function useFiles(): void {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'onnet-access-'));
    openTestOutside(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
}

/** Carries out one obligation, as a worker does. */
export async function carryOut(tenantId: string, kind: ObligationKind, key: string): Promise<void> {
  const [owed] = await inTenant(tenantId, () =>
    sql<{ id: string }>(`select id from outbox where tenant_id = $1 and kind = $2 and key = $3`, [tenantId, kind, key]),
  );
  const leased = owed && (await leaseObligation(tenantId, owed.id));
  if (!leased) throw new Error(`nothing owed: ${kind} ${key}`);
  await duties[kind]?.(leased, new AbortController().signal);
}

/** A request of a contact's for a copy, made by somebody who stood at the counter. @returns its id */
export const requestFor = (by: Member, contactId: string, kind: PackageForm = 'access'): Promise<string> =>
  inTenant(by.tenantId, async () => {
    const desk = tenantDesk(by);
    const id = await recordRequest(desk, {
      kind,
      channel: 'app',
      language: 'nb',
      requesterName: 'Sto ved disken',
      requesterEmail: '',
      message: '',
      receivedOn: osloDay(),
      personId: contactId,
    });
    await vouchIdentity(desk, id, 'Sto ved disken.');
    return id;
  });

/** A package that was asked for within a request of its own. */
export const asked = async (by: Member, contactId: string, form: PackageForm = 'access'): Promise<string> => {
  const requestId = await requestFor(by, contactId, form);
  return inTenant(by.tenantId, async () => {
    const desk = tenantDesk(by);
    await makeCopy(desk, requestId);
    return (await copyOf(desk, await requestOf(desk, requestId))).copy?.id ?? '';
  });
};

/** A package up to the review. */
export async function searched(by: Member, contactId: string, form: PackageForm = 'access'): Promise<string> {
  const id = await asked(by, contactId, form);
  await carryOut(by.tenantId, 'access-search', id);
  return id;
}

/** A review that has been read and takes nothing out. */
export const shownWhole: ReviewDecision = { withheld: [], words: '', read: true, note: '' };

/** A package that is ready, with the mentions withheld whose words are named; all when none are. */
export async function ready(
  by: Member,
  contactId: string,
  { form = 'access', withhold }: { form?: PackageForm; withhold?: readonly string[] } = {},
): Promise<string> {
  const id = await searched(by, contactId, form);
  await inTenant(by.tenantId, async () => {
    const findings = (await reviewOf(by, id, 'nb')).texts.flatMap((text) => text.findings);
    const chosen = findings.filter(({ found }) => withhold === undefined || withhold.includes(found));
    await releasePackage(by, id, { ...shownWhole, withheld: chosen.map((one) => one.id) });
  });
  await carryOut(by.tenantId, 'access-package', id);
  return id;
}

/** Sends the link of a package and answers its token. */
export async function tokenOf(by: Member, packageId: string): Promise<string> {
  let sent = '';
  await inTenant(by.tenantId, async () => {
    const { requestId } = await packageOf(by, packageId);
    return sendCopy(tenantDesk(by), requestId ?? '', (_tenant, token) => {
      sent = token;
      return `https://onnet.example/${token}`;
    });
  });
  return sent;
}

/** What the person's browser keeps for their link. */
export const BROWSER = 'nettleseren-til-personen';

/** What the person reads, behind their link. */
export async function received(by: Member, packageId: string): Promise<AccessDocument> {
  const token = await tokenOf(by, packageId);
  await openPackageLink(by.tenantId, token, BROWSER);
  const opened = await documentBehindLink(by.tenantId, token, BROWSER);
  if (!opened) throw new Error('the link opened nothing');
  return opened.document;
}
