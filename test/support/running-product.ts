import { pino } from 'pino';

import { closeOutgoingMail, openOutgoingMail } from '../../src/domain/mail/outgoing-mail.ts';
import { paths } from '../../src/web/paths.ts';
import { mailWriter } from '../../src/workers/mail/write-mail-text.ts';
import { startWorkers } from '../../src/workers/worker.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../stand-ins/register/server.ts';
import { startStripeStandIn, type StripeStandIn } from '../../stand-ins/stripe/server.ts';
import { emailOf, signInAs, useCast, type Cast } from './cast.ts';
import { useTemporaryFolder } from './temporary-folder.ts';
import { useApp, type TestApp, type Visitor } from './visitor.ts';

/** The parties outside the product, on loopback. */
export interface StandIns {
  readonly register: RegisterStandIn;
  readonly stripe: StripeStandIn;
}

/** The whole product inside the test: web, workers, stand-ins, a fresh database with the cast in it, kept mail. */
export interface RunningProduct extends StandIns {
  readonly app: TestApp;
  readonly cast: Cast;
  /** Somebody of the cast, signed in through the form. */
  signedIn(who: Parameters<typeof emailOf>[0]): Promise<Visitor>;
}

const webhookSecret = 'whsec_runningProduct';
const secretKey = 'sk_test_runningProduct';

/** Gives the surrounding `describe` both stand-ins, and the environment in which the product asks them. */
export function useStandIns(): StandIns & { readonly env: () => Readonly<Record<string, string>> } {
  let running: StandIns | undefined;
  const standIns = (): StandIns => {
    if (!running) throw new Error('The stand-ins run only inside hooks and tests.');
    return running;
  };
  before(async () => {
    const [register, stripe] = await Promise.all([
      startRegisterStandIn({ port: 0 }),
      startStripeStandIn({ port: 0, secretKey, retryDelaysMs: [50, 200, 1_000] }),
    ]);
    running = { register, stripe };
  });
  after(async () => {
    await Promise.all([running?.register.close(), running?.stripe.close()]);
  });
  return {
    get register() {
      return standIns().register;
    },
    get stripe() {
      return standIns().stripe;
    },
    env: () => ({
      REGISTER_URL: `${standIns().register.url}/enhetsregisteret/api`,
      STRIPE_API_URL: standIns().stripe.url,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
    }),
  };
}

/** Runs the whole product for the surrounding `describe`, every part of it real. */
export function useProduct(): RunningProduct {
  let workers: { stop: () => Promise<void> } | undefined;
  // Named before everything the workers lean on: hooks of a suite run in the order they are named.
  after(async () => {
    await workers?.stop();
    closeOutgoingMail();
  });
  const folder = useTemporaryFolder();
  const standIns = useStandIns();
  const cast = useCast({ poolSize: 12 });
  const app = useApp(() => ({ ...standIns.env(), DATA_DIR: folder.path }));

  before(async () => {
    standIns.stripe.control.deliverTo({ url: app.address + paths.webhooks.stripe(), secret: webhookSecret });
    const { config } = app;
    openOutgoingMail({ smtpUrl: undefined, from: config.legalEntity.email, write: mailWriter(config.legalEntity) });
    workers = await startWorkers(
      config,
      cast.database.appUrl,
      pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }),
    );
  });

  return {
    app,
    cast,
    get register() {
      return standIns.register;
    },
    get stripe() {
      return standIns.stripe;
    },
    signedIn: (who) => signInAs(app.visitor(), emailOf(who)),
  };
}
