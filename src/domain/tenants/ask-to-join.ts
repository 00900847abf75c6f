import { writeMail } from '../mail/mail.ts';
import { ownersToTell, type OwnerToTell } from './owners-to-tell.ts';
import { inTenant, sql } from '../tenancy.ts';
import { waitFor } from '../users/attempts.ts';
import { tokenHash } from '../users/tokens.ts';
import { accountsOf, waitingSignUp } from './pending-sign-ups.ts';

/** Who asks, and with what. */
interface Asker {
  readonly name: string;
  readonly email: string;
  /** Where the request comes from, as the trusted proxies tell it. */
  readonly from: string;
  /** The page where an owner invites people, full. */
  readonly linkTo: (tenantSlug: string) => string;
}

/** `asked`: the owners have been mailed, now or before. `often`: they have been asked too often today. `nobody`: none can be reached. */
export type Asked = 'asked' | 'often' | 'nobody';

/**
 * Asks the owners of the accounts with the same organisation number to let in who waits behind a link: each is mailed once by a mailbox,
 * however often it asks or signs up, and no account is asked by more than a few in a day. The link stays, since they may never answer.
 * Opens a transaction for each account.
 * @returns `asked` when the owners of any were; undefined when the link is used, too old or made up
 */
export async function askToJoin(
  token: string,
  { from, linkTo }: Pick<Asker, 'from' | 'linkTo'>,
): Promise<Asked | undefined> {
  const waits = await waitingSignUp(token);
  if (!waits) return undefined;
  const { name, email } = waits.founder;
  const outcomes = new Set<Asked>();
  for (const tenantId of await accountsOf(waits.tenant.organisationNumber))
    outcomes.add(await askOwners(tenantId, { name, email, from, linkTo }));
  return (['asked', 'often'] as const).find((outcome) => outcomes.has(outcome)) ?? 'nobody';
}

async function askOwners(tenantId: string, { name, email, from, linkTo }: Asker): Promise<Asked> {
  // By the mailbox and not by the link: signing up again, or with a tag in the address, asks nobody once more.
  const asker = tokenHash(email.toLowerCase().replace(/\+[^@]*/, '')).toString('hex');
  const keyOf = ({ memberId }: OwnerToTell): string => `asks-to-join:${asker}:${memberId}`;
  const owners = await inTenant(tenantId, ownersToTell);
  if (owners.length === 0) return 'nobody';
  const before = await inTenant(tenantId, () =>
    sql<{ key: string }>(`select key from outbox where tenant_id = $1 and kind = 'mail' and key = any($2)`, [
      tenantId,
      owners.map(keyOf),
    ]),
  );
  const fresh = owners.filter((owner) => !before.some(({ key }) => key === keyOf(owner)));
  if (fresh.length === 0) return 'asked';
  // A domain of one's own has mailboxes without number: the account is what is counted.
  if ((await waitFor('join-request', { about: tenantId, from })) !== undefined) return 'often';
  await inTenant(tenantId, async () => {
    for (const owner of fresh)
      await writeMail('asks-to-join', {
        to: owner.email,
        language: owner.language,
        params: { tenantName: owner.tenantName, name, email, link: linkTo(owner.tenantSlug) },
        key: keyOf(owner),
      });
  });
  return 'asked';
}
