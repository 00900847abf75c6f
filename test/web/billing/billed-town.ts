import { startStripeStandIn, type StripeStandIn } from '../../../stand-ins/stripe/server.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown, type Town } from '../../support/cast.ts';
import { webhookSecrets } from '../../domain/billing/stripe-account.ts';

/** A town with a Stripe that posts its events to the app, as Stripe does. */
export interface BilledTown extends Town {
  readonly stripe: StripeStandIn;
  /** Where Stripe posts its events. */
  readonly webhookUrl: string;
}

/** As `useTown`, with a Stripe. The app accepts two secrets, as while one replaces the other. */
export function useBilledTown(): BilledTown {
  let running: StripeStandIn | undefined;
  const stripe = (): StripeStandIn => {
    if (!running) throw new Error('Stripe runs only inside hooks and tests.');
    return running;
  };
  before(async () => {
    running = await startStripeStandIn({ port: 0, retryDelaysMs: [20, 20, 20] });
  });
  const town = useTown(() => ({
    STRIPE_API_URL: stripe().url,
    STRIPE_SECRET_KEY: stripe().secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecrets.join(','),
  }));
  const webhookUrl = (): string => town.app.address + paths.webhooks.stripe();
  before(() => stripe().control.deliverTo({ url: webhookUrl(), secret: webhookSecrets[0] }));
  after(async () => running?.close());
  return {
    app: town.app,
    database: town.database,
    visitor: () => town.visitor(),
    signedIn: (who) => town.signedIn(who),
    get astrid() {
      return town.astrid;
    },
    get bjorn() {
      return town.bjorn;
    },
    get randi() {
      return town.randi;
    },
    get clara() {
      return town.clara;
    },
    get stripe() {
      return stripe();
    },
    get webhookUrl() {
      return webhookUrl();
    },
  };
}
