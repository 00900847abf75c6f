import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { parseProcfile } from '../../../bin/launcher/procfile.ts';
import { projectRoot } from '../../support/command.ts';

const hashing = `
  import { hashPassword } from './src/domain/users/passwords.ts';
  const before = process.memoryUsage().rss;
  // Watched while it runs: the kernel's own highest figure begins with that of the process this one was made from.
  let most = before;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss); }, 1);
  for (let round = 0; round < 3; round++)
    await Promise.all(Array.from({ length: 8 }, () => hashPassword('tre hvite skilpadder')));
  clearInterval(watch);
  console.log(JSON.stringify({ most: most - before, left: process.memoryUsage().rss - before }));
`;

const MIB = 1024 * 1024;

/** Room for two hashes, and less than three hold. */
const LIMIT = 55 * MIB;

interface Told {
  /** Bytes by which the process grew at most, and by how many it was larger at the end. */
  readonly most: number;
  readonly left: number;
}

function hashInAProcess(env: NodeJS.ProcessEnv): Told {
  const told = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', hashing], {
    cwd: projectRoot,
    env,
    encoding: 'utf8',
  });
  const grown: Told = JSON.parse(told);
  return grown;
}

describe('Hashing many passwords at once, as the Procfile starts web', () => {
  it('holds two hashes of 19 MiB at a time, and gives their memory back', () => {
    const web = parseProcfile(readFileSync(path.join(projectRoot, 'Procfile'), 'utf8')).find(
      ({ name }) => name === 'web',
    );
    // As under `npm start`: code that is read back from a cache leaves other holes in the memory, which is what once kept hashes there.
    const cache = mkdtempSync(path.join(tmpdir(), 'onnet-compiled-'));
    after(() => rmSync(cache, { recursive: true, force: true }));
    for (const code of ['compiled', 'read back']) {
      const { most, left } = hashInAProcess({ ...process.env, ...web?.settings, NODE_COMPILE_CACHE: cache });
      expect(most, code).to.be.within(19 * MIB, LIMIT);
      expect(left, code).to.be.below(19 * MIB);
    }
  });
});
