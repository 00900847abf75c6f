import { z } from 'zod';

import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { writeMail } from '../mail/mail.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { newToken, tokenHash } from '../users/tokens.ts';
import { createCustomer, type SignUp } from './sign-up.ts';

/** How long the link in the mail can be used. */
export const CONFIRM_HOURS = 24;

const language = z.enum(['nb', 'en']);

/** A sign-up as it comes back from the database. */
const kept: z.ZodType<SignUp> = z.object({
  tenant: z.object({
    name: z.string(),
    organisationNumber: z.string().optional(),
    legalForm: z.string().optional(),
    addressLines: z.array(z.string()),
    postalCode: z.string().optional(),
    place: z.string().optional(),
    countryCode: z.string().optional(),
    registerFetchedAt: z.coerce.date().optional(),
    language,
  }),
  founder: z.object({ email: z.string(), name: z.string(), passwordHash: z.string(), language }),
  agreement: z.object({ version: z.string(), language, sha256: z.string() }),
});

/** Addresses for the mail, full, made from the configured public URL. */
export interface SignUpLinks {
  readonly confirm: (token: string) => string;
  readonly signIn: string;
}

/**
 * Keeps a sign-up until the link in the mail is opened. An address that has a user gets a mail saying so instead, and a
 * kept row of nothing: the page says the same, after the same work.
 */
export async function requestSignUp(details: SignUp, links: SignUpLinks): Promise<void> {
  const { email, name, language } = details.founder;
  const token = newToken();
  const [user] = await platformRead<{ id: string }>(`select id from users where email = $1`, [email]);
  await inPlatform(async () => {
    await change(`insert into pending_sign_ups (token_hash, details, created_at, expires_at) values ($1, $2, $3, $4)`, [
      tokenHash(token),
      JSON.stringify(user ? {} : details),
      now(),
      user ? now() : new Date(now().getTime() + CONFIRM_HOURS * 3_600_000),
    ]);
    if (user)
      await writeMail('already-registered', {
        to: email,
        language,
        params: { link: links.signIn },
        key: `already-registered:${newId()}`,
      });
    else
      await writeMail('confirm-sign-up', {
        to: email,
        language,
        params: { name, link: links.confirm(token) },
        key: `confirm-sign-up:${newId()}`,
      });
  });
}

/** The name of the organisation that waits behind a link, or undefined when the link is used, too old or made up. */
export async function pendingSignUp(token: string): Promise<{ tenantName: string } | undefined> {
  const [row] = await platformRead<{ name: string }>(
    `select details->'tenant'->>'name' as name from pending_sign_ups where token_hash = $1 and expires_at > $2`,
    [tokenHash(token), now()],
  );
  return row && { tenantName: row.name };
}

/**
 * Makes the customer that waited behind a link; the link works once. @returns the owner, or undefined when the link is
 * used, too old or made up
 * @throws Invalid when the address got a user in the meantime
 */
export function confirmSignUp(token: string): Promise<Member | undefined> {
  // One transaction takes the row and makes the customer: a crash in between loses neither.
  return inTenant(newId(), async () => {
    const [row] = await sql<{ details: unknown }>(
      `delete from pending_sign_ups where token_hash = $1 and expires_at > $2 returning details`,
      [tokenHash(token), now()],
    );
    return row && createCustomer(kept.parse(row.details));
  });
}
