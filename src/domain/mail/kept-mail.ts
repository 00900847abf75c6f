import { everyTenantId } from '../housekeeping.ts';
import { isId, PLATFORM_TENANT_ID } from '../identifiers.ts';
import { readingTenant, sql } from '../tenancy.ts';

/** A mail that was rendered and kept, where no mail server is set up. */
export interface KeptMail {
  readonly tenantId: string;
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
}

const SHOWN = 50;

/**
 * The newest kept mails of the platform and of every tenant, newest first, for the development page alone. It visits
 * tenant after tenant: nothing in the product can read the mail of all tenants at once, and nothing should.
 */
export async function newestKeptMails(): Promise<KeptMail[]> {
  const mails: KeptMail[] = [];
  // Those whose customer relationship has ended too: the mails that say so are among the most important.
  for (const tenantId of await everyTenantId())
    mails.push(...(await readingTenant(tenantId, () => keptMails(tenantId))));
  return mails.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).slice(0, SHOWN);
}

/** One kept mail, or undefined. */
export async function keptMail(tenantId: string, id: string): Promise<KeptMail | undefined> {
  if (!isId(id) || !(isId(tenantId) || tenantId === PLATFORM_TENANT_ID)) return undefined;
  const [mail] = await readingTenant(tenantId, () =>
    sql<KeptMail>(`${columns} where tenant_id = $1 and id = $2 and body_text is not null`, [tenantId, id]),
  );
  return mail;
}

const columns = `select tenant_id as "tenantId", id, to_address as "to", subject, body_text as "text",
                        created_at as "createdAt" from mails`;

const keptMails = (tenantId: string): Promise<KeptMail[]> =>
  sql<KeptMail>(`${columns} where tenant_id = $1 and body_text is not null order by created_at desc limit ${SHOWN}`, [
    tenantId,
  ]);
