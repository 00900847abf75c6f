import { inTenant, readingTenant } from '../../tenancy.ts';
import { findPurpose, titleOf } from '../purposes/purposes.ts';
import { holdVisitor, isStopped, preferencesLink, saidNoLast, visitorOf } from './link-visitor.ts';
import { openLink, type OpenedLink } from './links.ts';
import { sayNo } from './say-no.ts';

/** What the page of a withdrawal shows. */
export interface WithdrawalQuestion {
  readonly tenantName: string;
  readonly purpose: string;
  readonly done: boolean;
  /** Of a link to the page of all their choices, while the address is theirs. */
  readonly preferences: string | undefined;
}

/** What the page behind a link of withdrawal asks. It opens also for who is erased by now. */
export async function withdrawalQuestion(
  tenantId: string,
  token: string,
  language: 'nb' | 'en',
): Promise<WithdrawalQuestion | undefined> {
  const link = await openLink(tenantId, token, 'unsubscribe');
  return link && readingTenant(tenantId, () => aboutWithdrawal(link, language));
}

async function aboutWithdrawal(link: OpenedLink, language: 'nb' | 'en'): Promise<WithdrawalQuestion | undefined> {
  const visitor = await visitorOf(link);
  if (!visitor) return undefined;
  const { contactId, address, standing, tenantName } = visitor;
  const purpose = await findPurpose(link.aboutId);
  return {
    tenantName,
    purpose: titleOf(purpose, language),
    done: isStopped(standing, purpose.id),
    preferences: address && standing?.subject !== 'in-trash' ? await preferencesLink(contactId, address) : undefined,
  };
}

/**
 * The person withdraws, by the button of the page, or by the one of their mail program (RFC 8058). At once, without
 * signing in, for the whole purpose; a second time changes nothing. @returns whether the link was open
 */
export async function withdrawByLink(
  tenantId: string,
  token: string,
  via: 'link' | 'one-click',
  language?: 'nb' | 'en',
): Promise<boolean> {
  const link = await openLink(tenantId, token, 'unsubscribe');
  if (!link) return false;
  return inTenant(tenantId, async () => {
    await holdVisitor(link);
    const visitor = await visitorOf(link);
    if (!visitor) return false;
    const purpose = await findPurpose(link.aboutId);
    if (isStopped(visitor.standing, purpose.id) || (await saidNoLast(visitor.contactId, purpose.id))) return true;
    await sayNo(visitor, [purpose], via, language);
    return true;
  });
}
