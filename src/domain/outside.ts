import type { Stripe } from 'stripe';

import type { LegalEntity } from './privacy/legal-entity.ts';
import { openAnchors } from './audit/anchor-file.ts';
import { openDoor, type Refusal } from './outbound/door.ts';
import { createRegisterClient, type RegisterClient } from './register/client.ts';
import { sharedBudget } from './register/budget.ts';
import { registerLimits, type RegisterLimits } from './register/limits.ts';
import { createPeppolClient, type PeppolClient } from './register/neighbours/peppol/client.ts';
import { stripeWhenAsked } from './billing/stripe-client.ts';
import { openErasureLedger } from './privacy/erasure/erasure-ledger.ts';
import { openAccessPoint } from './sales-documents/delivery/access-point.ts';
import { openFiles } from './files/files.ts';
import { openRestoreDrill } from './operations/restore-drill.ts';
import { openProof } from './privacy/proof/proof-result.ts';
import { openKeys } from './keys/secret-keys.ts';

/** The parties outside the program that the domain talks to, and what it needs to know about itself. */
export interface Outside {
  readonly stripe: Stripe | undefined;
  readonly stripeWebhookSecrets: readonly string[];
  /** Which of OnNet's own environments this is, on a Stripe account that several share; stands on all we make there. */
  readonly environment: string;
  readonly register: RegisterClient;
  readonly peppol: PeppolClient;
  readonly publicUrl: string;
  readonly legalEntity: LegalEntity;
  /** The account of the legal entity that invoices are paid to by transfer, eleven digits; undefined for none. */
  readonly bankAccount: string | undefined;
  /** Where the hash of each day's audit anchors is mailed; undefined for nowhere. */
  readonly anchorEmail: string | undefined;
  /** The domain of the addresses that data subject requests come to by mail; undefined where none is taken in. */
  readonly intakeDomain: string | undefined;
  /** Where the queues are kept; undefined when that is PostgreSQL. */
  readonly redisUrl: string | undefined;
}

export interface OutsideOptions {
  readonly production: boolean;
  readonly dataDir: string;
  /** Newest first: keys are sealed under the first, and opened with any. */
  readonly secretKeys: readonly string[];
  readonly publicUrl: string;
  readonly registerUrl: string;
  /** Other limits than the product’s own, for a register of one’s own. */
  readonly registerLimits?: Partial<RegisterLimits> | undefined;
  /** A stand-in for Peppol’s names, `127.0.0.1:5300`; never in production. */
  readonly peppolStandIn?: string | undefined;
  readonly stripe: {
    readonly secretKey: string | undefined;
    readonly apiUrl: string | undefined;
    readonly webhookSecrets: readonly string[];
    /** `development` when not given, `production` in production. */
    readonly environment?: string | undefined;
  };
  readonly legalEntity: LegalEntity;
  readonly bankAccount?: string | undefined;
  /** The result of the proof that came with a release; undefined to believe none. */
  readonly shippedProof?: string | undefined;
  readonly anchorEmail?: string | undefined;
  readonly mailIntake?: { readonly domain: string } | undefined;
  readonly redisUrl?: string | undefined;
}

const VERSION = '0.1.0';

let opened: Outside | undefined;

/**
 * Sets up the clients once, from configuration. Opening makes no call.
 * @param refused hears of every call to a host that the register of sub-processors does not have in use
 */
export function openOutside(options: OutsideOptions, refused: (refusal: Refusal) => void = () => undefined): void {
  openDoor({ production: options.production, refused });
  openFiles(options.dataDir);
  openKeys(options.secretKeys);
  openAnchors(options.dataDir);
  openProof(options.dataDir, options.shippedProof);
  openRestoreDrill(options.dataDir);
  openErasureLedger(options.dataDir);
  openAccessPoint(options.dataDir);
  const userAgent = `OnNetCRM/${VERSION} (+${options.publicUrl}; ${options.legalEntity.email})`;
  const stripe = options.stripe.secretKey
    ? stripeWhenAsked({
        secretKey: options.stripe.secretKey,
        appVersion: VERSION,
        ...(options.stripe.apiUrl === undefined ? {} : { apiUrl: options.stripe.apiUrl }),
      })
    : undefined;
  opened = {
    get stripe() {
      return stripe?.();
    },
    stripeWebhookSecrets: options.stripe.webhookSecrets,
    environment: options.stripe.environment ?? (options.production ? 'production' : 'development'),
    register: createRegisterClient({
      baseUrl: options.registerUrl,
      ...(options.registerLimits ? { limits: options.registerLimits } : {}),
      budget: sharedBudget(options.registerLimits?.perSecond ?? registerLimits.perSecond),
      userAgent,
    }),
    peppol: createPeppolClient({ standIn: options.production ? undefined : options.peppolStandIn, userAgent }),
    publicUrl: options.publicUrl,
    legalEntity: options.legalEntity,
    bankAccount: options.bankAccount,
    anchorEmail: options.anchorEmail,
    intakeDomain: options.mailIntake?.domain,
    redisUrl: options.redisUrl,
  };
}

/** The clients. @throws Error before `openOutside`. */
export function outside(): Outside {
  if (!opened) throw new Error('the outside parties are not set up');
  return opened;
}
