import { monthsBefore, now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, inPlatform } from '../../tenancy.ts';
import { countAttempt } from '../../users/attempts.ts';
import { DECISION_MONTHS, PROOF_MONTHS } from './decision-period.ts';
import type { Choices, Decision } from './decision.ts';
import { registerVersion } from './register.ts';

/** What is known about a decision besides the choices. */
export interface Asked {
  readonly language: 'nb' | 'en';
  /** SHA-256 of the words that were asked with. */
  readonly wording: Buffer;
  /** The family of the browser, such as Firefox; empty when it does not say. Nothing finer. */
  readonly browser: string;
  /** The receipt that this one takes the place of: who withdraws, withdraws what was given there. */
  readonly replaces: string | undefined;
  /** The network address of who asks, for counting alone; it is not stored. */
  readonly from: string;
}

/**
 * Writes the receipt of a decision about cookies, a yes as well as a no. Never changed afterwards; a new decision is a new
 * receipt.
 * @throws TooManyAttempts
 */
export async function writeReceipt(choices: Choices, asked: Asked): Promise<Decision> {
  await countAttempt('cookie-choice', { about: asked.from, from: asked.from });
  const decidedAt = new Date(Math.floor(now().getTime() / 1000) * 1000);
  const receiptId = newId();
  await inPlatform(() =>
    change(
      `insert into cookie_receipts (id, version, analytics, marketing, decided_at, wording_sha256, language, browser, replaces)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        receiptId,
        registerVersion,
        choices.analytics,
        choices.marketing,
        decidedAt,
        asked.wording,
        asked.language,
        asked.browser,
        asked.replaces ?? null,
      ],
    ),
  );
  return { receiptId, version: registerVersion, choices, decidedAt };
}

/** Removes the receipts of decisions that have not stood for as long as they are kept as proof. */
export async function forgetOldReceipts(): Promise<number> {
  return inPlatform(() =>
    change(`delete from cookie_receipts where decided_at < $1`, [monthsBefore(now(), DECISION_MONTHS + PROOF_MONTHS)]),
  );
}
