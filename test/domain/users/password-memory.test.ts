import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

describe('Hashing many passwords at once, as the Procfile starts web', () => {
  it('holds two hashes of 19 MiB at a time, and gives their memory back', () => {
    const web = parseProcfile(readFileSync(path.join(projectRoot, 'Procfile'), 'utf8')).find(
      ({ name }) => name === 'web',
    );
    const told = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', hashing], {
      cwd: projectRoot,
      env: { ...process.env, ...web?.settings },
      encoding: 'utf8',
    });
    const { most, left }: { most: number; left: number } = JSON.parse(told);
    expect(most).to.be.above(19 * MIB);
    expect(most).to.be.below(55 * MIB);
    expect(left).to.be.below(19 * MIB);
  });
});
