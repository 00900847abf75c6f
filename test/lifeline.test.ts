import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { eventually, projectRoot, startNode } from './support/command.ts';
import { useTemporaryFolder } from './support/temporary-folder.ts';

describe('the lifeline', () => {
  const folder = useTemporaryFolder();
  const lifeline = JSON.stringify(path.join(projectRoot, 'src', 'lifeline.ts'));
  const file = (name: string): string => path.join(folder.path, name);

  /** A program that follows its parent and writes a file when it was told to stop. */
  function writeFollower(name: string, before = ''): string {
    const program = file(`${name}.ts`);
    writeFileSync(
      program,
      `import { writeFileSync } from 'node:fs';
       ${before}
       const { followParent } = await import(${lifeline});
       setInterval(() => undefined, 1000);
       followParent(async () => writeFileSync(${JSON.stringify(file(`${name}.stopped`))}, 'in order'));
       writeFileSync(${JSON.stringify(file(`${name}.following`))}, '');`,
    );
    return program;
  }

  const parentOf = (program: string, then: string): string =>
    `const child = require('node:child_process').spawn(process.execPath, [${JSON.stringify(program)}], { stdio: ['ignore', 1, 2, 'ipc'] });
     ${then}`;

  it('stops a program in order when the one that started it is killed', async () => {
    const program = writeFollower('follower');
    const parent = startNode(['-e', parentOf(program, '')]);
    await eventually(() => existsSync(file('follower.following')));
    parent.child.kill('SIGKILL');
    // The child holds the output too: this also waits for its end.
    await parent.ended;
    expect(readFileSync(file('follower.stopped'), 'utf8')).to.equal('in order');
  });

  it('stops a program whose starter was gone before it looked', async () => {
    const program = writeFollower(
      'late',
      `while (process.connected) await new Promise((next) => setTimeout(next, 10));`,
    );
    const parent = startNode([
      '-e',
      parentOf(program, `child.once('spawn', () => process.kill(process.pid, 'SIGKILL'));`),
    ]);
    await parent.ended;
    expect(readFileSync(file('late.stopped'), 'utf8')).to.equal('in order');
  });

  it('leaves alone a program that was started in another way', async () => {
    const command = startNode([writeFollower('alone')]);
    await eventually(() => existsSync(file('alone.following')));
    command.child.kill('SIGTERM');
    expect(await command.ended).to.equal('SIGTERM');
    expect(existsSync(file('alone.stopped'))).to.equal(false);
  });
});
