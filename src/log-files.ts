import { mkdirSync, openSync, closeSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

import { pino, type DestinationStream } from 'pino';

import { now, osloDay, daysAfter } from './domain/clock.ts';
import { retentionCodes } from './domain/privacy/inventory/retention-codes.ts';

const HOUR_MS = 3_600_000;

/** How many days a line is kept: what the policy says of technical logs. */
const DAYS_KEPT = retentionCodes['technical-log'].period.number;

/**
 * Where a process writes its log: standard output, for whoever looks on or collects it, and from `keepIn` on also files of
 * one day each, such as `web-2026-11-23.log`. The process itself removes its files when their time is over, so that the
 * period holds without anything being set up around the program.
 */
export class LogOutput implements DestinationStream {
  readonly #standard = pino.destination({ fd: 1, sync: true });
  #files: LogFiles | undefined;

  write(line: string): void {
    this.#standard.write(line);
    this.#files?.write(line);
  }

  /** Keeps files from now on. @param name of the process, as in the log itself */
  keepIn(folder: string, name: string): void {
    this.#files = new LogFiles(folder, name, (trouble) => this.#standard.write(trouble));
  }
}

/** The files of one process's log. */
export class LogFiles {
  readonly #folder: string;
  readonly #name: string;
  readonly #onTrouble: (line: string) => void;
  #open: { readonly fd: number; readonly until: number } | undefined;
  #silentUntil = 0;

  /** @param onTrouble told in a line, at most once an hour, when a file cannot be written: a full disk must not stop the program */
  constructor(folder: string, name: string, onTrouble: (line: string) => void) {
    this.#folder = folder;
    this.#name = name;
    this.#onTrouble = onTrouble;
    this.#try(() => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.forget();
    });
    setInterval(() => this.#try(() => this.forget()), HOUR_MS).unref();
  }

  write(line: string): void {
    this.#try(() => writeSync(this.#file(), line));
  }

  /** Removes the files of this process whose first line is as old as a line may become. */
  forget(): void {
    const oldest = daysAfter(osloDay(), -DAYS_KEPT);
    for (const file of readdirSync(this.#folder)) {
      const day = this.#dayOf(file);
      if (day !== undefined && day <= oldest) rmSync(path.join(this.#folder, file), { force: true });
    }
  }

  /** The day of a file of ours; undefined for any other. */
  #dayOf(file: string): string | undefined {
    if (!file.startsWith(`${this.#name}-`) || !file.endsWith('.log')) return undefined;
    const day = file.slice(this.#name.length + 1, -'.log'.length);
    return /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
  }

  /** Asks for the day once an hour: days begin on the hour in Norway. */
  #file(): number {
    const moment = now().getTime();
    if (this.#open && moment < this.#open.until && moment >= this.#open.until - HOUR_MS) return this.#open.fd;
    if (this.#open) closeSync(this.#open.fd);
    this.#open = undefined;
    const fd = openSync(path.join(this.#folder, `${this.#name}-${osloDay()}.log`), 'a', 0o600);
    this.#open = { fd, until: (Math.floor(moment / HOUR_MS) + 1) * HOUR_MS };
    return fd;
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      const moment = now().getTime();
      if (moment < this.#silentUntil) return;
      this.#silentUntil = moment + HOUR_MS;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      this.#onTrouble(
        `${JSON.stringify({ level: 50, time: moment, name: this.#name, code, msg: 'the log is not kept' })}\n`,
      );
    }
  }
}
