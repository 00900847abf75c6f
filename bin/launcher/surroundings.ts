import path from 'node:path';

import type { Config } from '../../src/config.ts';
import { step } from '../progress.ts';
import { prepareDatabase } from '../roles.ts';
import { isUpToDate } from '../up-to-date.ts';
import type { DemoSignIn } from '../seed.ts';
import { bringDemo } from './demo.ts';
import { LocalDatabase } from './local-database.ts';
import type { ProgramOptions } from './program.ts';
import { requireDatabases } from './reach-database.ts';
import { leaveNote } from './run-note.ts';
import { keptSecrets, type Secrets } from './secrets.ts';
import { standInFolder, startStandIn, type StandIn, type StandInName } from './stand-ins.ts';
import type { Stopping } from './stopping.ts';

/** One run of the launcher. */
export interface Launch {
  /** With the port that is really used and the full path of the data folder. */
  readonly config: Config;
  readonly root: string;
  readonly stopping: Stopping;
}

/** What is around the programs: how they are started, and what was brought for them. */
export interface Surroundings {
  readonly programs: Omit<ProgramOptions, 'name' | 'command'>;
  readonly standIns: Partial<Record<StandInName, StandIn>>;
  /** How to get into the demo; empty where there is none. */
  readonly signIns: readonly DemoSignIn[];
}

/** In production everything is named by the environment, and nothing is brought. */
export async function productionSurroundings(launch: Launch): Promise<Surroundings> {
  await requireNamedDatabases(launch.config);
  await bringUpToDate(launch.config.databaseOwnerUrl);
  return { programs: programOptions(launch, {}), standIns: {}, signIns: [] };
}

/** Outside production: whatever the environment does not name is brought: database, secrets, stand-ins, demo. */
export async function localSurroundings(launch: Launch): Promise<Surroundings> {
  const { config, stopping } = launch;
  const { port, dataDir } = config;
  const secrets = keptSecrets(dataDir);
  const database = config.databaseUrl ? undefined : await bringDatabase(launch, secrets);
  if (!database) {
    leaveNote(dataDir, port);
    await requireNamedDatabases(config);
  }
  stopping.signal.throwIfAborted();
  const standIns = await bringStandIns(launch, secrets);

  const { appUrl, ownerUrl } = database
    ? await prepareDatabase(database.superuserUrl, 'onnet', { owner: secrets.ownerPassword, app: secrets.appPassword })
    : { appUrl: config.databaseUrl ?? '', ownerUrl: config.databaseOwnerUrl };
  await bringUpToDate(ownerUrl);
  stopping.signal.throwIfAborted();
  const secretKeys = config.secretKeys.length > 0 ? config.secretKeys : [secrets.secretKey];
  const signIns = await bringDemo(appUrl, dataDir, secretKeys);
  stopping.signal.throwIfAborted();

  const brought = { PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: appUrl, ...standIns.env };
  const keys = config.secretKeys.length > 0 ? {} : { SECRET_KEY: secrets.secretKey };
  const programs = programOptions(launch, { ...brought, ...keys }, database?.handle);
  return { programs, standIns: standIns.running, signIns };
}

async function bringDatabase({ config: { port, dataDir }, stopping }: Launch, secrets: Secrets) {
  const database = new LocalDatabase({
    dataDir,
    port,
    password: secrets.postgresPassword,
    onGivenUp: (why) => stopping.fail(why),
  });
  const { superuserUrl } = await step(
    'PostgreSQL',
    () => database.start(),
    ({ takenOver }) => (takenOver ? 'still running from an earlier start, taken over' : ''),
  );
  stopping.later('PostgreSQL', () => database.stop());
  return { superuserUrl, handle: database.handle };
}

const requireNamedDatabases = ({ databaseUrl, databaseOwnerUrl }: Config): Promise<void> =>
  requireDatabases({ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseOwnerUrl });

async function bringUpToDate(ownerUrl: string | undefined): Promise<void> {
  if (ownerUrl === undefined) {
    console.log('  Migrations are not run, since DATABASE_OWNER_URL is not set');
    return;
  }
  await step(
    'migrations',
    async () => ((await isUpToDate(ownerUrl)) ? { applied: [] } : (await import('../migrate.ts')).migrate(ownerUrl)),
    ({ applied }) => (applied.length === 0 ? 'nothing new' : `${applied.length} applied`),
  );
}

/** Starts a stand-in for every outside party that the environment does not name, and says how the programs reach them. */
async function bringStandIns(launch: Launch, secrets: Secrets) {
  const { port, dataDir, stripe } = launch.config;
  const env: Record<string, string> = {};
  const running: Surroundings['standIns'] = {};
  if (!process.env['REGISTER_URL']) {
    running.register = await bring('register', launch, {});
    env['REGISTER_URL'] = `${running.register.url}/enhetsregisteret/api`;
    // The real network knows nobody of a register of invented companies.
    if (!process.env['PEPPOL_STAND_IN']) {
      running.peppol = await bring('peppol', launch, {});
      env['PEPPOL_STAND_IN'] = new URL(running.peppol.url).host;
    }
  }
  if (stripe.secretKey === undefined) {
    running.stripe = await bring('stripe', launch, {
      STRIPE_SECRET_KEY: secrets.stripeSecretKey,
      WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/stripe`,
      WEBHOOK_SECRET: secrets.stripeWebhookSecret,
      STATE_FILE: path.join(standInFolder(dataDir), 'stripe.json'),
    });
    env['STRIPE_API_URL'] = running.stripe.url;
    env['STRIPE_SECRET_KEY'] = secrets.stripeSecretKey;
    env['STRIPE_WEBHOOK_SECRET'] = secrets.stripeWebhookSecret;
  }
  return { env, running };
}

async function bring(name: StandInName, launch: Launch, own: Record<string, string>): Promise<StandIn> {
  const { config, root, stopping } = launch;
  // Nothing of the product's environment: a stand-in knows neither its database nor its secrets.
  const kept = ['PATH', 'NODE_ENV', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'TZ'];
  const env = { ...Object.fromEntries(kept.map((variable) => [variable, process.env[variable]])), ...own };
  const onGivenUp = (why: string): void => stopping.fail(why);
  const standIn = await startStandIn(name, { root, env, onGivenUp, dataDir: config.dataDir }, stopping.signal);
  stopping.later(`${name} stand-in`, () => standIn.stop());
  return standIn;
}

function programOptions(
  { config, root, stopping }: Launch,
  brought: Record<string, string>,
  handle?: ProgramOptions['handle'],
): Surroundings['programs'] {
  // The programs never hold the owner's connection: it is for migrations alone.
  const { DATABASE_OWNER_URL: _, ...env } = process.env;
  const onGivenUp = (why: string): void => stopping.fail(why);
  return { root, env: { ...env, ...brought }, handle, plainOutput: config.production, onGivenUp };
}
