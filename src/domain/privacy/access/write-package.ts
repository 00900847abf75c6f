import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { removeFile } from '../../files/files.ts';
import { newId } from '../../identifiers.ts';
import { MAX_ATTEMPTS, owe, settle, type LeasedObligation } from '../../outbox.ts';
import { change, inTenant, sql } from '../../tenancy.ts';
import type { AccessDocument } from './document.ts';
import type { Finding } from './other-people.ts';
import { PACKAGE_DAYS, type PackageForm } from './package.ts';
import { searchAgain } from './search-again.ts';
import { tellProgress } from './search-others.ts';
import { storeDocument } from './stored-document.ts';
import { documentOfContact, documentOfUser, Unreviewed } from './write-document.ts';

interface Wanted {
  readonly contactId: string | null;
  readonly userId: string | null;
  readonly form: PackageForm;
  readonly language: 'nb' | 'en';
  readonly withheldNote: string;
  readonly reviewedTexts: string | null;
  readonly oldFile: string | null;
}

/**
 * Makes the file of a package that has been reviewed, or that is a user's own. An attempt after a crash starts over in a
 * new file and removes the old one. The obligation's key is the package's id.
 */
export async function writePackage(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key: packageId } = obligation;
  const fileKey = newId();
  const wanted = await begin(obligation, fileKey);
  if (!wanted) return;
  if (wanted.oldFile !== null) await removeFile(tenantId, wanted.oldFile);
  try {
    const document = await write(tenantId, packageId, wanted);
    await faultPoint('written');
    if (document) await handOver(obligation, fileKey, document);
    else await giveUp(obligation, fileKey);
  } catch (error) {
    await removeFile(tenantId, fileKey);
    if (error instanceof Unreviewed) return reviewAgain(obligation);
    if (obligation.attempts >= MAX_ATTEMPTS)
      await inTenant(tenantId, () =>
        change(
          `update access_packages set state = 'failed', file_key = null
            where tenant_id = $1 and id = $2 and file_key = $3 and state = 'writing'`,
          [tenantId, packageId, fileKey],
        ),
      );
    throw error;
  }
}

/** Claims the package for this attempt: the newest to begin is the one that counts. */
function begin(obligation: LeasedObligation, fileKey: string): Promise<Wanted | undefined> {
  const { tenantId, key: packageId } = obligation;
  return inTenant(tenantId, async () => {
    const [row] = await sql<Wanted>(
      `select contact_id as "contactId", user_id as "userId", form, language, withheld_note as "withheldNote",
              reviewed_texts as "reviewedTexts", file_key as "oldFile"
         from access_packages where tenant_id = $1 and id = $2 and state in ('writing', 'failed') for update`,
      [tenantId, packageId],
    );
    if (!row) {
      await settle(obligation);
      return undefined;
    }
    await change(`update access_packages set state = 'writing', file_key = $3 where tenant_id = $1 and id = $2`, [
      tenantId,
      packageId,
      fileKey,
    ]);
    return row;
  });
}

async function write(tenantId: string, packageId: string, wanted: Wanted): Promise<AccessDocument | undefined> {
  const withheld = await inTenant(tenantId, () =>
    sql<Finding>(
      `select table_name as table, row_id as "rowId", column_name as column, kind, found, role
         from access_findings where tenant_id = $1 and package_id = $2 and masked`,
      [tenantId, packageId],
    ),
  );
  const order = {
    ...wanted,
    withheld,
    onTable: (done: number, expected: number) =>
      inTenant(tenantId, () => tellProgress(tenantId, packageId, done, expected)),
  };
  if (wanted.userId !== null) return documentOfUser(wanted.userId, order);
  return documentOfContact(tenantId, wanted.contactId ?? '', order);
}

/** The file, its audit entry, the duty to remove it and the end of this one, together. */
async function handOver(obligation: LeasedObligation, fileKey: string, document: AccessDocument): Promise<void> {
  const { tenantId, key: packageId } = obligation;
  const { bytes, sha256 } = await storeDocument(tenantId, fileKey, document);
  await faultPoint('file in its place');
  const finishedAt = now();
  const expiresAt = new Date(finishedAt.getTime() + PACKAGE_DAYS * 86_400_000);
  const mine = await inTenant(tenantId, async () => {
    const [ready] = await sql<{ contactId: string | null; userId: string | null }>(
      `update access_packages set state = 'ready', reviewed_texts = null, bytes = $4, sha256 = $5, finished_at = $6, expires_at = $7
        where tenant_id = $1 and id = $2 and file_key = $3 and state = 'writing'
       returning contact_id as "contactId", user_id as "userId"`,
      [tenantId, packageId, fileKey, bytes, sha256, finishedAt, expiresAt],
    );
    if (!ready) return false;
    await owe('access-expiry', fileKey, { subjectId: packageId, dueAt: expiresAt });
    await record(
      system,
      'access.made',
      ready.contactId === null ? { kind: 'user', id: ready.userId ?? '' } : { kind: 'contact', id: ready.contactId },
      { form: document.form },
    );
    await settle(obligation);
    return true;
  });
  if (!mine) await giveWay(obligation, fileKey);
}

/** Another attempt has begun, or the package was taken back: the file is nobody's. */
async function giveWay(obligation: LeasedObligation, fileKey: string): Promise<void> {
  await removeFile(obligation.tenantId, fileKey);
  await inTenant(obligation.tenantId, async () => {
    const [row] = await sql<{ state: string }>(
      `select state from access_packages where tenant_id = $1 and id = $2 for update`,
      [obligation.tenantId, obligation.key],
    );
    if (row?.state !== 'writing') await settle(obligation);
  });
}

/** Something was written since a member looked through it: they do so again before anybody gets it. */
const reviewAgain = (obligation: LeasedObligation): Promise<void> =>
  inTenant(obligation.tenantId, async () => {
    await searchAgain(obligation.tenantId, obligation.key, 'writing');
    await settle(obligation);
  });

/** There is nobody any more to make it about. */
async function giveUp(obligation: LeasedObligation, fileKey: string): Promise<void> {
  await inTenant(obligation.tenantId, async () => {
    await change(
      `update access_packages set state = 'revoked', file_key = null
        where tenant_id = $1 and id = $2 and file_key = $3 and state = 'writing'`,
      [obligation.tenantId, obligation.key, fileKey],
    );
    await settle(obligation);
  });
}
