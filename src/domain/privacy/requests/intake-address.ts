import { isId } from '../../identifiers.ts';
import { outside } from '../../outside.ts';
import { PLATFORM_SLUG } from './desk.ts';

/** Whom a mail is for, by the address it was sent to. */
export interface IntakeAddressee {
  /** A tenant's slug, or OnNet's own. */
  readonly slug: string;
  /** The request it answers, when the address came from one of our letters. */
  readonly requestId: string | undefined;
}

const box = /^(?:privacy|personvern)(?:\+([a-z0-9][a-z0-9-]{1,48})(?:\+([0-9a-f-]{36}))?)?$/;

/**
 * Reads an address of ours: `privacy+nordlys@…` is the tenant's, `privacy+nordlys+<id>@…` answers a letter, and OnNet's own
 * are `privacy@…` and the address in the privacy policy. Undefined for every other: nothing is relayed.
 */
export function readIntakeAddress(address: string): IntakeAddressee | undefined {
  const typed = address.trim().toLowerCase();
  const { intakeDomain, legalEntity } = outside();
  if (typed === legalEntity.email.toLowerCase()) return { slug: PLATFORM_SLUG, requestId: undefined };
  const at = typed.lastIndexOf('@');
  if (intakeDomain === undefined || typed.slice(at + 1) !== intakeDomain) return undefined;
  const found = box.exec(typed.slice(0, at));
  if (!found) return undefined;
  const [, slug = PLATFORM_SLUG, requestId] = found;
  return { slug, requestId: requestId !== undefined && isId(requestId) ? requestId : undefined };
}

/** The address people write to about a tenant's data; undefined where no mail is taken in. */
export function intakeAddress(slug: string): string | undefined {
  const { intakeDomain } = outside();
  if (intakeDomain === undefined) return undefined;
  return slug === PLATFORM_SLUG ? `privacy@${intakeDomain}` : `privacy+${slug}@${intakeDomain}`;
}

/** The address an answer to a letter comes back to, so that it lands on its request. */
export function replyAddress(slug: string, requestId: string): string | undefined {
  const { intakeDomain } = outside();
  return intakeDomain === undefined ? undefined : `privacy+${slug}+${requestId}@${intakeDomain}`;
}
