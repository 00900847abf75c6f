import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import { Crashes } from './crashes.ts';
import { readableLine } from './log-line.ts';

/** How long a program may take to finish what it has in hand. */
const GRACE_MS = 15_000;

export interface ProgramOptions {
  readonly name: string;
  /** Program and arguments; `node` stands for the Node that runs the launcher. */
  readonly command: readonly string[];
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Held open by the program while it lives, so that a guard knows when all are gone. */
  readonly handle?: Writable | undefined;
  /** True: its output goes straight through, for a machine to collect. False: each line is made readable and named. */
  readonly plainOutput: boolean;
  /** Told once, when the program keeps ending by itself. */
  readonly onGivenUp: (why: string) => void;
  /** Sees each line of its output first; true: the line was meant for the launcher, not for people. */
  readonly onLine?: (line: string) => boolean;
}

/**
 * A program that is kept running: started again when it ends by itself, until it does so three times within 30 seconds.
 * It gets a process group of its own, so that Ctrl-C in the terminal reaches the launcher alone, and a channel whose end
 * tells it that the launcher is gone (src/lifeline.ts).
 */
export class RunningProgram {
  readonly #options: ProgramOptions;
  readonly #crashes = new Crashes();
  #child: ChildProcess;
  #ended: Promise<void>;
  #restart: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(options: ProgramOptions) {
    this.#options = options;
    [this.#child, this.#ended] = this.#start();
  }

  /** Asks the program to finish, and ends it after 15 seconds; returns when it is gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    child.kill('SIGTERM');
    const force = setTimeout(() => {
      console.log(`${this.#options.name} does not finish; ending it`);
      child.kill('SIGKILL');
    }, GRACE_MS);
    await this.#ended;
    clearTimeout(force);
  }

  #start(): [ChildProcess, Promise<void>] {
    const { command, root, env, handle, plainOutput } = this.#options;
    const [program = '', ...args] = command;
    const output = plainOutput ? 'inherit' : 'pipe';
    const stdio: StdioOptions = ['ignore', output, output, 'ipc', ...(handle ? [handle] : [])];
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd: root,
      env,
      detached: true,
      stdio,
    });
    for (const stream of [child.stdout, child.stderr]) if (stream) this.#show(stream);
    const ended = new Promise<void>((resolve) => {
      child.once('error', (error) => {
        if (child.pid === undefined)
          this.#options.onGivenUp(`${this.#options.name} could not be started: ${error.message}`);
        resolve();
      });
      child.once('exit', (code, signal) => {
        this.#endedByItself(signal ? `signal ${signal}` : `exit code ${code}`);
        resolve();
      });
    });
    return [child, ended];
  }

  #show(stream: Readable): void {
    const name = this.#options.name.padEnd(8);
    createInterface({ input: stream }).on('line', (line) => {
      if (this.#options.onLine?.(line)) return;
      console.log(`${name}| ${readableLine(line)}`);
    });
  }

  #endedByItself(how: string): void {
    if (this.#stopping) return;
    const pause = this.#crashes.count(performance.now());
    const { name, onGivenUp } = this.#options;
    if (pause === undefined)
      return onGivenUp(`${name} ended by itself three times within 30 seconds (${how}); what it said is above.`);
    console.log(`${name} ended by itself (${how}); starting it again`);
    this.#restart = setTimeout(() => {
      [this.#child, this.#ended] = this.#start();
    }, pause);
  }
}
