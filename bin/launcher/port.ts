import { setTimeout as sleep } from 'node:timers/promises';

import { CannotStart } from '../cannot-start.ts';
import { freePort, portState } from '../free-port.ts';
import { isAlive, readNote } from './run-note.ts';

/** How long the processes of a killed launcher may take to finish what they have in hand. */
const EARLIER_RUN_MS = 20_000;

/**
 * The port to serve on: the one asked for, checked to be free, or any when that is 0. When a launcher was killed in this
 * data folder a moment ago, its web server is given the time to leave.
 * @param host the address web will listen on; undefined for all
 * @throws CannotStart naming the port and how to choose another
 */
export async function choosePort(port: number, host: string | undefined, dataDir: string): Promise<number> {
  if (port === 0) return freePort();
  const earlier = readNote(dataDir);
  const waitFor = earlier?.port === port && !isAlive(earlier.pid) ? EARLIER_RUN_MS : 0;
  const began = performance.now();
  for (;;) {
    const state = await portState(port, host);
    if (state === 'free') return port;
    if (state === 'forbidden' || performance.now() - began >= waitFor) throw unusable(port, state, earlier);
    await sleep(100);
  }
}

function unusable(
  port: number,
  state: 'taken' | 'forbidden',
  earlier: { pid: number; port: number } | undefined,
): CannotStart {
  const other = `PORT=${port >= 1024 && port < 65_535 ? port + 1 : 3000} npm start`;
  if (state === 'forbidden')
    return new CannotStart(`Port ${port} may not be used by this user. Choose one above 1023, for example: ${other}`);
  if (earlier?.port === port && isAlive(earlier.pid))
    return new CannotStart(
      `OnNet CRM already runs on port ${port} (process ${earlier.pid}). Stop it first, or start another beside it: DATA_DIR=.data-2 ${other}`,
    );
  return new CannotStart(
    `Port ${port} is in use by another program. Stop that program, or choose another port, for example: ${other}`,
  );
}
