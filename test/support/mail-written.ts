import { inTenant, sql } from '../../src/domain/tenancy.ts';
import { PLATFORM_TENANT_ID } from '../../src/domain/identifiers.ts';

/** A mail as it was written, before it is rendered. */
export interface MailWritten {
  readonly template: string;
  readonly to: string;
  readonly language: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The mails written to an address, newest last; the platform's, or a tenant's. */
export async function mailTo(address: string, tenantId: string = PLATFORM_TENANT_ID): Promise<MailWritten[]> {
  return inTenant(tenantId, () =>
    sql<MailWritten>(
      `select template, to_address as "to", language, params from mails
        where tenant_id = $1 and to_address = $2 order by created_at, id`,
      [tenantId, address],
    ),
  );
}

/** The path of the link in the newest mail to an address. @throws Error when there is no such mail */
export async function linkTo(address: string, tenantId?: string): Promise<string> {
  const link = (await mailTo(address, tenantId)).at(-1)?.params['link'];
  if (link === undefined) throw new Error(`no mail with a link to ${address}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}
