import { Invalid } from '../../errors.ts';
import { writeMail } from '../../mail/mail.ts';
import { deskLink } from '../../privacy/registers/desk-link.ts';
import { ownersToTell } from '../owners-to-tell.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { endTenant, type TenantLifecycle } from '../lifecycle.ts';
import { preFlight } from './pre-flight.ts';
import { oweEndReminders } from './reminders.ts';

/** What an owner says when they end the customer relationship. */
export interface TypedEnd {
  /** The organisation's name, typed. */
  readonly name: string;
  /** The codes of the findings that they say they have seen. */
  readonly seen: readonly string[];
}

/**
 * Ends the customer relationship, in the open transaction, after everything that is open has been looked at once more: what
 * has come since the page was shown must be seen too, and what somebody needs for a legal claim must be taken along. Every owner gets a mail with the way back, and two more when the grace is nearly over.
 * @throws NotAllowed for others than owners; Invalid on `name`, `seen`, `claims` or `tenant`
 */
export async function endAfterPreFlight(by: Member, { name, seen }: TypedEnd): Promise<TenantLifecycle> {
  demand(by, 'ownership');
  // Two owners who end it at the same moment wait here for each other.
  const [tenant] = await sql<{ name: string }>(`select name from tenants where id = $1 for update`, [by.tenantId]);
  const { findings } = await preFlight(by);
  const unseen = findings.filter(({ code }) => code !== 'claims' && !seen.includes(code));
  const problems = {
    ...(sameName(name, tenant?.name ?? '') ? {} : { name: 'ending.name.wrong' as const }),
    ...(unseen.length === 0 ? {} : { seen: 'ending.unseen' as const }),
    ...(findings.some(({ code }) => code === 'claims') ? { claims: 'ending.claims' as const } : {}),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const ended = await endTenant(by);
  for (const owner of await ownersToTell())
    await writeMail('tenant-ended', {
      to: owner.email,
      language: owner.language,
      params: {
        tenantName: by.tenantName,
        graceUntil: ended.graceUntil ?? '',
        erasedBy: ended.erasedBy ?? '',
        link: deskLink(owner.tenantSlug, 'ending'),
      },
      key: `tenant-ended:${ended.endedAt?.toISOString()}:${owner.memberId}`,
    });
  if (ended.endedAt) await oweEndReminders(ended.endedAt);
  return ended;
}

const sameName = (typed: string, name: string): boolean => folded(typed) === folded(name);
const folded = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('nb');
