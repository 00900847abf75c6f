import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets one process at a time install packages in a folder: `npm start` and `npm test` in two windows of a fresh
 * clone would otherwise delete node_modules under each other. The lock is a folder outside the project, since npm
 * removes node_modules, and it names its holder, so that one left by a killed process is taken over.
 * @param {string} root the folder of package.json
 * @param {() => Promise<void>} work
 */
export async function withInstallLock(root, work) {
  const name = createHash('sha256').update(`${root}\0${process.getuid?.()}`).digest('hex').slice(0, 16);
  const lock = path.join(os.tmpdir(), `onnet-install-${name}`);
  let waiting = false;
  while (!take(lock)) {
    if (!waiting) console.log('Another command is installing the packages here; waiting for it');
    waiting = true;
    await sleep(500);
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(path.join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (holderIsGone(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} lock */
function holderIsGone(lock) {
  try {
    process.kill(Number(readFileSync(path.join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // ENOENT: the holder is between making the folder and writing its name, or has just finished.
    return error.code === 'ESRCH';
  }
}
