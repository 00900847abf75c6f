import { setTimeout as sleep } from 'node:timers/promises';

import { CannotStart } from '../cannot-start.ts';

const PATIENCE_MS = 60_000;

/**
 * Waits until the web server says that it is ready.
 * @param signal ends the waiting with its reason
 * @param patienceMs how long it may take
 */
export async function waitUntilReady(address: string, signal: AbortSignal, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = AbortSignal.timeout(patienceMs);
  while (!deadline.aborted) {
    signal.throwIfAborted();
    if (await answers(`${address}/health/ready`, AbortSignal.any([signal, deadline]))) return;
    await sleep(50);
  }
  throw new CannotStart(
    `The web server did not become ready within ${patienceMs / 1000} seconds; what it said is above.`,
  );
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Not listening yet, or asked to stop meanwhile; the loop looks which.
    return false;
  }
}
