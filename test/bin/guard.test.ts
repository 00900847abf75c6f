import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { eventually, isRunning, projectRoot, startNode } from '../support/command.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

describe('a guard', () => {
  const folder = useTemporaryFolder();
  const file = (name: string): string => path.join(folder.path, name);
  const importGuard = `import { endWithUs, guard } from ${JSON.stringify(path.join(projectRoot, 'bin', 'guard.ts'))};
    import { spawn } from 'node:child_process';
    import { writeFileSync } from 'node:fs';`;

  function start(name: string, lines: string): ReturnType<typeof startNode> {
    writeFileSync(
      file(`${name}.ts`),
      `${importGuard}\n${lines}\nwriteFileSync(${JSON.stringify(file(`${name}.up`))}, '');`,
    );
    return startNode([file(`${name}.ts`)]);
  }

  it('runs its script once the guarded process has been killed, and not before', async () => {
    const done = file('script');
    const command = start(
      'killed',
      `guard('echo done > "$1"', [${JSON.stringify(done)}]); setInterval(() => undefined, 1000);`,
    );
    await eventually(() => existsSync(file('killed.up')));
    expect(existsSync(done)).to.equal(false);
    command.child.kill('SIGKILL');
    await eventually(() => existsSync(done));
  });

  it('waits for every process that was given its handle', async () => {
    const done = file('last');
    const command = start(
      'handle',
      `const { handle } = guard('echo done > "$1"', [${JSON.stringify(done)}]);
       const child = spawn('sleep', ['600'], { detached: true, stdio: ['ignore', 'ignore', 'ignore', handle] });
       writeFileSync(${JSON.stringify(file('pid'))}, String(child.pid));
       setInterval(() => undefined, 1000);`,
    );
    await eventually(() => existsSync(file('handle.up')));
    command.child.kill('SIGKILL');
    await command.ended;
    expect(existsSync(done)).to.equal(false);
    process.kill(Number(readFileSync(file('pid'), 'utf8')), 'SIGKILL');
    await eventually(() => existsSync(done));
  });

  it('does nothing when it is dismissed', async () => {
    const done = file('dismissed');
    await start('dismiss', `guard('echo done > "$1"', [${JSON.stringify(done)}]).dismiss();`).ended;
    expect(existsSync(file('dismiss.up'))).to.equal(true);
    expect(existsSync(done)).to.equal(false);
  });

  it('ends a child whose parent was killed', async () => {
    const command = start(
      'child',
      `const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
       endWithUs(child);
       writeFileSync(${JSON.stringify(file('child-pid'))}, String(child.pid));
       setInterval(() => undefined, 1000);`,
    );
    await eventually(() => existsSync(file('child.up')));
    command.child.kill('SIGKILL');
    const pid = Number(readFileSync(file('child-pid'), 'utf8'));
    await eventually(async () => !(await isRunning(pid)));
  });
});
