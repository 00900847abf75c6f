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

/** What waits behind a link, as the page there needs it. */
export interface PendingSignUp {
  readonly tenantName: string;
  readonly name: string;
  readonly email: string;
  /** Nine digits, where an account with that number is here already; undefined otherwise. */
  readonly known: string | undefined;
}

/** What waits behind a link, or undefined when the link is used, too old or made up. */
export async function pendingSignUp(token: string): Promise<PendingSignUp | undefined> {
  const waits = await waitingSignUp(token);
  if (!waits) return undefined;
  const { tenant, founder } = waits;
  const there = await accountsOf(tenant.organisationNumber);
  return {
    tenantName: tenant.name,
    name: founder.name,
    email: founder.email,
    known: there.length > 0 ? tenant.organisationNumber : undefined,
  };
}

/** The sign-up that waits behind a link, or undefined when the link is used, too old or made up. */
export async function waitingSignUp(token: string): Promise<SignUp | undefined> {
  const [row] = await platformRead<{ details: unknown }>(
    `select details from pending_sign_ups where token_hash = $1 and expires_at > $2`,
    [tokenHash(token), now()],
  );
  return row && kept.parse(row.details);
}

/** The tenants with an organisation number that have not ended: one of the few things that is looked up over all of them (ADR 23). */
export async function accountsOf(organisationNumber: string | undefined): Promise<string[]> {
  if (organisationNumber === undefined) return [];
  const rows = await platformRead<{ tenant_id: string }>(
    `select tenant_id from directory.tenants_of_organisation($1)`,
    [organisationNumber],
  );
  return rows.map(({ tenant_id }) => tenant_id);
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
