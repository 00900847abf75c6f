import { osloDay } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { everyTenantId } from '../housekeeping.ts';
import { writeMail } from '../mail/mail.ts';
import { owe, settle, type LeasedObligation } from '../outbox.ts';
import { outside } from '../outside.ts';
import { inPlatform, readingTenant, sql } from '../tenancy.ts';
import { writeAnchors } from './anchor-file.ts';
import { chainHead, type ChainHead } from './audit-head.ts';
import { sealAudit } from './seal-entries.ts';

/** Owes the day's anchor; a second call on the same day adds nothing. */
export const oweAuditAnchor = (): Promise<void> => inPlatform(() => owe('audit-anchor', osloDay()));

/**
 * Writes down outside the database where every tenant's chain stands, and mails the last line's hash to the operators when
 * they have an address. Whoever owns the database can rewrite a chain, and with our keys even so that it fits; what is
 * written here, and what has left by mail, they cannot.
 */
export async function anchorAudit(obligation: LeasedObligation): Promise<void> {
  await sealAudit();
  const heads = await chainHeads();
  await inPlatform(async () => {
    // One process at a time adds lines: each follows on the one before.
    await sql(`select pg_advisory_xact_lock(hashtextextended('audit anchors', 8))`);
    const { hash, count } = await writeAnchors(obligation.key, heads);
    await faultPoint('anchors written');
    const to = outside().anchorEmail;
    if (to !== undefined)
      await writeMail('audit-anchor', {
        to,
        language: 'nb',
        params: { day: obligation.key, count, hash },
        key: `audit-anchor:${obligation.key}`,
      });
    await settle(obligation);
  });
}

async function chainHeads(): Promise<Map<string, ChainHead>> {
  const heads = new Map<string, ChainHead>();
  for (const tenantId of await everyTenantId()) {
    const head = await readingTenant(tenantId, chainHead);
    if (head) heads.set(tenantId, head);
  }
  return heads;
}
