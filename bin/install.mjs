import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { withInstallLock } from './install-lock.mjs';

/** Something the person at the keyboard can put right: shown as its message alone, without a stack. */
export class CannotStart extends Error {}

/**
 * Installs the packages of package-lock.json unless node_modules already holds them.
 * @param {string} root the folder of package.json
 * @param {{ development: boolean }} wanted development: the packages for tests and checks too
 * @returns {Promise<void>}
 * @throws {CannotStart} with one line saying what to do
 */
export async function ensureInstalled(root, wanted) {
  if (isInstalled(root, wanted)) return;
  ensureWritable(root);
  await withInstallLock(root, async () => {
    if (!isInstalled(root, wanted)) await install(root, wanted);
  });
}

/**
 * Whether node_modules holds exactly the versions of package-lock.json. npm writes what it installed to
 * node_modules/.package-lock.json, last of all, so this also notices an install that was broken off.
 * @param {string} root
 * @param {{ development: boolean }} wanted
 */
export function isInstalled(root, wanted) {
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  const locked = readPackages(path.join(root, 'package-lock.json')) ?? {};
  return Object.entries(locked).every(([location, entry]) => {
    if (location === '' || entry.link) return true;
    const found = installed[location];
    if (found) return found.version === entry.version;
    // Packages for other platforms are never there; those for development are left out in production.
    return entry.optional || entry.devOptional || (entry.dev && !wanted.development);
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean, dev?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** @param {string} root */
function ensureWritable(root) {
  for (const folder of [root, path.join(root, 'node_modules')]) {
    if (!existsSync(folder)) continue;
    try {
      accessSync(folder, constants.W_OK);
    } catch (error) {
      throw new CannotStart(
        `The packages have to be installed, and ${folder} cannot be written to (${error.code}). ` +
          'Make it writable, or copy the project to a folder of your own, and run the same command again.',
      );
    }
  }
}

/**
 * `npm install` rather than `npm ci`: it leaves packages in place that a running server is using, and it takes a lock
 * file whose packages for other platforms a registry does not have (npm ci does not: github.com/npm/cli/issues/9846).
 * It may not change the lock file, and what it installed is compared with it.
 * @param {string} root
 * @param {{ development: boolean }} wanted
 */
async function install(root, wanted) {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(0);
  console.log('Installing packages from npm (the first time this takes about half a minute)');
  const ticking = setInterval(() => console.log(`  still installing, ${seconds()} s`), 10_000);
  try {
    await npm(root, ['install', '--no-save', '--loglevel=error', ...(wanted.development ? ['--include=dev'] : [])]);
  } finally {
    clearInterval(ticking);
  }
  if (!isInstalled(root, wanted))
    throw new CannotStart(
      'npm installed other packages than package-lock.json names. Remove node_modules and run the same command again; ' +
        'after a change of package.json run npm install first.',
    );
  console.log(`Packages installed, ${seconds()} s\n`);
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function npm(root, args) {
  // Under `npm start` npm says where it is itself; otherwise it is looked for on the path.
  const own = process.env['npm_execpath'];
  const [program, first] = own && path.basename(own) === 'npm-cli.js' ? [process.execPath, [own]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...args], { cwd: root, stdio: 'inherit' });
    child.on('error', (error) =>
      reject(
        new CannotStart(
          error.code === 'ENOENT'
            ? 'The packages have to be installed, and npm is not here. Install npm (it comes with Node from https://nodejs.org) and run the same command again.'
            : `npm could not be started: ${error.message}`,
        ),
      ),
    );
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve();
      if (signal) return reject(new CannotStart(`Installing was broken off (${signal}). Run the same command again.`));
      reject(
        new CannotStart(
          `npm could not install the packages (exit code ${code}); its message is above. ` +
            'Check the network connection and the free disk space, and run the same command again.',
        ),
      );
    });
  });
}
