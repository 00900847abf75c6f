import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

import { CannotStart } from '../cannot-start.ts';

/** The Redis server and the browser that some tests need; undefined where one is not here. */
export interface Programs {
  readonly redis: string | undefined;
  readonly chromium: string | undefined;
}

/** What is skipped where a program is not here, and how to get it. */
const skipped: Readonly<Record<keyof Programs, string>> = {
  redis: 'the tests on the Redis queue backend, since redis-server is not here (Debian: apt-get install redis-server)',
  chromium:
    'the browser tests, since Chromium is not here (Debian: apt-get install chromium; elsewhere set CHROMIUM_PATH)',
};

/**
 * The programs, or a loud line for each that is wanted and missing; in continuous integration (CI=true) a missing one is an error.
 * @throws CannotStart
 */
export async function requirePrograms(wanted: readonly (keyof Programs)[] = ['redis', 'chromium']): Promise<Programs> {
  const programs = await findPrograms(wanted);
  const lines = wanted.filter((name) => programs[name] === undefined).map((name) => `SKIPPED: ${skipped[name]}`);
  if (lines.length > 0 && process.env['CI'] === 'true')
    throw new CannotStart(`${lines.join('\n')}\nWith CI=true nothing may be skipped.`);
  for (const line of lines) console.log(`\n  ${line}\n`);
  return programs;
}

/**
 * Finds Redis and Chromium, and as root on Debian installs what is missing from Debian's own packages.
 * CHROMIUM_PATH names a browser that is elsewhere.
 */
async function findPrograms(wanted: readonly (keyof Programs)[]): Promise<Programs> {
  const here = found();
  const missing = wanted.filter((name) => here[name] === undefined).map((name) => debianPackages[name]);
  // Only a wish: without it the pages are shown by the whole browser.
  if (wanted.includes('chromium') && process.env['CI'] === 'true' && !hasHeadlessShell()) await install([SHELL]);
  if (missing.length > 0) await install(missing);
  return found();
}

async function install(packages: readonly string[]): Promise<void> {
  if (await aptInstall(packages)) console.log(`✓ installed ${packages.join(', ')} from Debian`);
}

/** The name of the package and of the program in it. */
const SHELL = 'chromium-headless-shell';

/** Whether there is nothing to get: it is here, or another browser is named. */
const hasHeadlessShell = (): boolean => process.env['CHROMIUM_PATH'] !== undefined || headlessShell() !== undefined;

const debianPackages: Readonly<Record<keyof Programs, string>> = { redis: 'redis-server', chromium: 'chromium' };

const found = (): Programs => ({
  redis: onPath('redis-server', 'valkey-server'),
  chromium:
    process.env['CHROMIUM_PATH'] ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
});

/**
 * Chromium without windows of its own, which Debian packages beside the whole one: the same engine shows pages in a third of the
 * processor time. It fetches no icon of a page and keeps no profile. Undefined where it is not here, or another browser is named.
 */
export const headlessShell = (): string | undefined =>
  process.env['CHROMIUM_PATH'] === undefined ? onPath(SHELL) : undefined;

/** The first of the programs that is on the path, as a full path. */
function onPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  for (const name of names)
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (isExecutable(file)) return file;
    }
  return undefined;
}

/**
 * Installs Debian's own packages, as root on Debian; anywhere else does nothing.
 * @returns whether they were installed
 */
async function aptInstall(packages: readonly string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !onPath('apt-get')) return false;
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  if (await aptGet(install)) return true;
  // The lists of packages may be missing or too old.
  return (await aptGet(['update', '-q'])) && (await aptGet(install));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: either way it cannot be run.
    return false;
  }
}

function aptGet(args: string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}
