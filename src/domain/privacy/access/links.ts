import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { removeFile } from '../../files/files.ts';
import { isId, newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { change, currentTenantId, inTenant, readingTenant, sql } from '../../tenancy.ts';
import { newToken, tokenHash } from '../../users/tokens.ts';
import { recordCopyGiven } from '../disclosures/given-by-copy.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { AccessDocument } from './document.ts';
import { GRACE_HOURS, subjectOf, type PackageForm, type PackageSubject, type PackageSummary } from './package.ts';
import { storedDocument } from './stored-document.ts';

/**
 * Mails a link that opens a package once, in the open transaction. Who may be sent it and where is for whoever calls this to
 * know: a copy is sent within a request alone (fulfilment/copy.ts). A newer link closes the older ones.
 * @param about the name of the one whose copy it is, when `to` is of somebody who asks for them; else empty
 * @param linkTo the full address of the page for a token, from the configured public URL
 */
export async function mailPackageLink(
  desk: RequestDesk,
  ready: PackageSummary,
  { to, about }: { readonly to: string; readonly about: string },
  linkTo: (tenantId: string, token: string, language: 'nb' | 'en') => string,
): Promise<void> {
  const { tenantId } = desk;
  const [id, token] = [newId(), newToken()];
  await change(
    `update access_links set revoked_at = $3 where tenant_id = $1 and package_id = $2 and revoked_at is null`,
    [tenantId, ready.id, now()],
  );
  await change(
    `insert into access_links (tenant_id, id, package_id, token_hash, created_at, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, id, ready.id, tokenHash(token), now(), desk.by?.id ?? null, ready.expiresAt],
  );
  await writeMail('access-link', {
    to,
    language: ready.language,
    params: {
      controller: desk.controllerName,
      link: linkTo(tenantId, token, ready.language),
      ...(about === '' ? {} : { about }),
    },
    key: `access-link:${id}`,
    goneWhenSent: about !== '',
  });
  await record(desk.actor, 'access.sent', subjectOf(ready), { form: ready.form });
}

/** What stands behind a link. */
export interface LinkedPackage {
  readonly tenantName: string;
  readonly packageId: string;
  readonly contactId: string | null;
  readonly userId: string | null;
  readonly fileKey: string;
  readonly form: PackageForm;
  /** Undefined until it is opened. */
  readonly openedAt: Date | null;
  readonly expiresAt: Date;
  /** Until when an opened link goes on showing it. */
  readonly until: Date | undefined;
  /** It was opened in this browser, which is the only one it shows anything in. */
  readonly here: boolean;
}

const GRACE_MS = GRACE_HOURS * 3_600_000;

/**
 * The package behind a link. Undefined for one that is used up, too old, revoked, made up or of somebody who is gone: nobody is told which.
 * @param browser what the browser that asks keeps for this link; undefined while it keeps nothing
 */
export function packageBehindLink(
  tenantId: string,
  token: string,
  browser: string | undefined,
): Promise<LinkedPackage | undefined> {
  return isId(tenantId) ? readingTenant(tenantId, () => behindLink(token, browser)) : Promise.resolve(undefined);
}

async function behindLink(token: string, browser: string | undefined): Promise<LinkedPackage | undefined> {
  const [row] = await sql<Omit<LinkedPackage, 'until'>>(
    `select t.name as "tenantName", p.id as "packageId", p.contact_id as "contactId", p.user_id as "userId", p.file_key as "fileKey", p.form,
            l.opened_at as "openedAt", least(l.expires_at, p.expires_at) as "expiresAt",
            coalesce(l.opened_at is not null and l.browser_hash = $5, false) as here
       from access_links l
       join access_packages p on p.tenant_id = l.tenant_id and p.id = l.package_id and p.state = 'ready'
       join tenants t on t.id = l.tenant_id
      where l.tenant_id = $1 and l.token_hash = $2 and l.revoked_at is null and l.expires_at > $3 and p.expires_at > $3
        and (l.opened_at is null or l.opened_at > $4)`,
    [
      currentTenantId(),
      tokenHash(token),
      now(),
      new Date(now().getTime() - GRACE_MS),
      browser === undefined ? null : tokenHash(browser),
    ],
  );
  return (
    row && {
      ...row,
      until:
        row.openedAt === null
          ? undefined
          : new Date(Math.min(row.openedAt.getTime() + GRACE_MS, row.expiresAt.getTime())),
    }
  );
}

/**
 * Opens a link, by the button of its page, so that a mail program that looks at links opens nothing. From then on it
 * shows the package for GRACE_HOURS in the browser it was opened in, and nothing anywhere else.
 * @returns whether it is open in this browser
 */
export async function openPackageLink(tenantId: string, token: string, browser: string): Promise<boolean> {
  if (!isId(tenantId)) return false;
  return inTenant(tenantId, async () => {
    const linked = await behindLink(token, browser);
    if (!linked) return false;
    const opened = await change(
      `update access_links set opened_at = $3, browser_hash = $4 where tenant_id = $1 and token_hash = $2 and opened_at is null and revoked_at is null`,
      [tenantId, tokenHash(token), now(), tokenHash(browser)],
    );
    if (opened === 1) {
      await record(system, 'access.opened', subjectOf(linked));
      await recordCopyGiven({ ...linked, by: null });
    }
    // Of two browsers that press at once, the one that was later sees what the first has done.
    return opened === 1 || ((await behindLink(token, browser))?.here ?? false);
  });
}

/** The document behind a link that has been opened in this browser; undefined before and after, and in any other. */
export async function documentBehindLink(
  tenantId: string,
  token: string,
  browser: string | undefined,
): Promise<{ readonly document: AccessDocument; readonly until: Date } | undefined> {
  const linked = await packageBehindLink(tenantId, token, browser);
  if (!linked?.until || !linked.here) return undefined;
  const document = await storedDocument(tenantId, linked.fileKey);
  return document && { document, until: linked.until };
}

/** A user's own document, for who is signed in as that user; undefined when it is not ready, gone or somebody else's. */
export async function ownDocument(userId: string, packageId: string): Promise<AccessDocument | undefined> {
  if (!isId(packageId)) return undefined;
  const [row] = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<{ fileKey: string }>(
      `select file_key as "fileKey" from access_packages
        where tenant_id = $1 and id = $2 and user_id = $3 and state = 'ready' and expires_at > $4`,
      [PLATFORM_TENANT_ID, packageId, userId, now()],
    ),
  );
  return row && storedDocument(PLATFORM_TENANT_ID, row.fileKey);
}

/**
 * Takes back every package of somebody with its links and its file, in the open transaction: for erasure, after which
 * nothing that was handed out may open anything (hard case 6).
 * @returns how many packages were taken back
 */
export async function revokeAccessLinks({ kind, id }: PackageSubject): Promise<number> {
  const taken = await takeBack(kind === 'contact' ? 'p.contact_id = $2' : 'p.user_id = $2', id);
  if (taken > 0) await record(system, 'access.revoked', { kind, id }, { rows: taken });
  return taken;
}

/**
 * Takes back the packages of a request that is about somebody else after all, in the open transaction, or of one that has
 * ended: then only what was never given to anybody, since a copy that nobody will look through must not lie there.
 */
export const abandonCopies = (requestId: string, which: 'all' | 'never-given'): Promise<number> =>
  takeBack(
    which === 'all'
      ? 'p.request_id = $2'
      : `p.request_id = $2 and p.handed_over_at is null
         and not exists (select from access_links l where l.tenant_id = $1 and l.package_id = p.id)`,
    requestId,
  );

/**
 * A file that is being written is thrown away by whoever writes it. The files go at once, since what they hold must not
 * outlive a transaction that may be tried again.
 */
async function takeBack(which: string, id: string): Promise<number> {
  const tenantId = currentTenantId();
  const taken = await sql<{ id: string; fileKey: string | null }>(
    `select p.id, p.file_key as "fileKey" from access_packages p
      where p.tenant_id = $1 and ${which} and p.state not in ('revoked', 'expired') for update`,
    [tenantId, id],
  );
  if (taken.length === 0) return 0;
  const ids = taken.map((one) => one.id);
  for (const { fileKey } of taken) if (fileKey !== null) await removeFile(tenantId, fileKey);
  await change(
    `update access_packages set state = 'revoked', file_key = null, withheld_note = '' where tenant_id = $1 and id = any($2::uuid[])`,
    [tenantId, ids],
  );
  await change(
    `update access_links set revoked_at = $3 where tenant_id = $1 and package_id = any($2::uuid[]) and revoked_at is null`,
    [tenantId, ids, now()],
  );
  await change(`delete from access_findings where tenant_id = $1 and package_id = any($2::uuid[])`, [tenantId, ids]);
  return ids.length;
}
