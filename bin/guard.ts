import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';

import type { Account } from './postgres/account.ts';

export interface Guard {
  /** Give this to every process whose end the guard is to wait for, as an entry of `stdio`. */
  readonly handle: Writable;
  /** Ends the guard without its script: everything was stopped in order. */
  dismiss(): void;
}

/**
 * Cleans up when this process cannot: a small shell that waits until this process, and every process that was given
 * the handle, is gone, even through `kill -9`, and then runs its script. It is a session of its own, so that Ctrl-C
 * in the terminal does not reach it.
 * @param script for /bin/sh; must do no harm where everything has been stopped in order already
 * @param values its $1, $2 …
 */
export function guard(script: string, values: string[], account: Account = {}): Guard {
  const shell = spawn('/bin/sh', ['-c', `while read -r _; do :; done\n${script}`, 'onnet-guard', ...values], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', (error) => console.error(`Nothing will clean up if this process is killed: ${error.message}`));
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return {
    handle: shell.stdin,
    dismiss: () => {
      shell.kill('SIGKILL');
      shell.stdin.destroy();
    },
  };
}

/** Ends a child process when this process has gone without doing so itself. */
export function endWithUs(child: ChildProcess): Guard {
  return guard('kill "$1"', [String(child.pid)]);
}
