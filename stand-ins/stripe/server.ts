import type { Server } from 'node:http';
import { followParent } from '../../src/lifeline.ts';
import { controlOf, type StandInControl } from './control/control.ts';
import { createStandInServer } from './http/server.ts';
import { StandIn } from './stand-in.ts';

/** The key the stand-in takes unless told otherwise; it opens nothing but a stand-in on this machine. */
export const standInSecretKey = 'sk_test_onnetStandIn';

export interface StripeStandInOptions {
  /** 0 takes any free port. */
  port: number;
  /** Where events go; without an address or secret they are only listed. */
  webhookUrl?: string | undefined;
  webhookSecret?: string | undefined;
  secretKey?: string | undefined;
  /** The address browsers reach the hosted pages at, when it is not the one listened on. */
  publicUrl?: string | undefined;
  /** Keeps the account between runs. */
  stateFile?: string | undefined;
  /** Waits before each further attempt at a delivery that was not answered with 2xx. */
  retryDelaysMs?: readonly number[] | undefined;
  afterLastAttempt?: 'unpaid' | 'canceled' | undefined;
}

export interface StripeStandIn {
  url: string;
  secretKey: string;
  control: StandInControl;
  /** Stops listening, drops what is on its way and keeps the account. */
  close: () => Promise<void>;
}

/** Quick at first, for a program that is just starting; then patient for half an hour. */
const usualRetryDelaysMs = [250, 1000, 4000, 15_000, 60_000, 300_000, 1_500_000];

/**
 * Starts a local Stripe on loopback.
 *
 * @throws Error when the port is taken, the state file is unreadable, or the webhook address is beyond this machine
 */
export async function startStripeStandIn(options: StripeStandInOptions): Promise<StripeStandIn> {
  const { webhookUrl, webhookSecret } = options;
  // The account needs the address it is reached at, which is known once the port is; nothing is answered before.
  let standIn: StandIn | undefined;
  const server = createStandInServer(() => {
    if (!standIn) throw new Error('The stand-in is still starting');
    return standIn;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${portOf(server)}`;
  const closeServer = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  try {
    standIn = new StandIn({
      publicUrl: (options.publicUrl ?? url).replace(/\/$/, ''),
      secretKey: options.secretKey ?? standInSecretKey,
      endpoint: webhookUrl && webhookSecret ? { url: webhookUrl, secret: webhookSecret } : undefined,
      stateFile: options.stateFile,
      retryDelaysMs: options.retryDelaysMs ?? usualRetryDelaysMs,
      afterLastAttempt: options.afterLastAttempt ?? 'unpaid',
    });
  } catch (error) {
    await closeServer();
    throw error;
  }
  const running = standIn;
  const close = async (): Promise<void> => {
    await closeServer();
    await running.close();
  };
  return { url, secretKey: running.secretKey, control: controlOf(running), close };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in does not listen on a port');
  return address.port;
}

async function main(): Promise<void> {
  const { env } = process;
  if (env['NODE_ENV'] === 'production') throw new Error('The Stripe stand-in cannot run with NODE_ENV=production');
  const port = Number(env['PORT'] ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a port number');
  const { url, close } = await startStripeStandIn({
    port,
    webhookUrl: env['WEBHOOK_URL'] || undefined,
    webhookSecret: env['WEBHOOK_SECRET'] || undefined,
    secretKey: env['STRIPE_SECRET_KEY'] || undefined,
    publicUrl: env['PUBLIC_URL'] || undefined,
    stateFile: env['STATE_FILE'] || undefined,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
  followParent(close);
  console.log(`listening ${url}`);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
