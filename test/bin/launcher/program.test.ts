import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { RunningProgram, type ProgramOptions } from '../../../bin/launcher/program.ts';
import { eventually, isRunning } from '../../support/command.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('a program that is kept running', () => {
  const folder = useTemporaryFolder();
  const file = (name: string): string => path.join(folder.path, name);

  /** Starts a program made of a few lines; it first says its process number. */
  function start(name: string, lines: string, onGivenUp: (why: string) => void = () => undefined) {
    writeFileSync(
      file(`${name}.ts`),
      `import { existsSync, writeFileSync } from 'node:fs';\nconsole.log('started ' + process.pid);\n${lines}`,
    );
    const started: number[] = [];
    const options: ProgramOptions = {
      name,
      command: ['node', file(`${name}.ts`)],
      root: folder.path,
      env: process.env,
      plainOutput: false,
      onGivenUp,
      onLine: (line) => {
        if (line.startsWith('started ')) started.push(Number(line.slice(8)));
        return true;
      },
    };
    return { program: new RunningProgram(options), started };
  }

  it('is started again when it ends by itself', async () => {
    const { program, started } = start('fragile', 'setInterval(() => undefined, 1000);');
    await eventually(() => started.length === 1);
    process.kill(started[0] ?? 0, 'SIGKILL');
    await eventually(() => started.length === 2);
    await program.stop();
    expect(started[0]).not.to.equal(started[1]);
    expect(await isRunning(started[1] ?? 0)).to.equal(false);
  });

  it('is given up with a line after three ends', async () => {
    const why = await new Promise<string>((resolve) => start('hopeless', 'process.exit(3);', resolve));
    expect(why).to.equal(
      'hopeless ended by itself three times within 30 seconds (exit code 3); what it said is above.',
    );
  });

  it('is given up at once when it cannot be started at all', async () => {
    const why = await new Promise<string>(
      (resolve) =>
        new RunningProgram({
          name: 'nowhere',
          command: [file('nowhere')],
          root: folder.path,
          env: {},
          plainOutput: false,
          onGivenUp: resolve,
        }),
    );
    expect(why).to.match(/^nowhere could not be started: .*ENOENT/);
  });

  it('finishes what it has in hand when it is stopped, and is not started again', async () => {
    const { program, started } = start(
      'busy',
      `process.on('SIGTERM', () => setTimeout(() => { writeFileSync(${JSON.stringify(file('finished'))}, 'all'); process.exit(0); }, 100));
       setInterval(() => undefined, 1000); writeFileSync(${JSON.stringify(file('busy.up'))}, '');`,
    );
    await eventually(() => existsSync(file('busy.up')));
    await program.stop();
    expect(readFileSync(file('finished'), 'utf8')).to.equal('all');
    expect(started).to.have.length(1);
  });

  it('can be stopped while it waits to be started again', async () => {
    const { program, started } = start('waiting', 'process.exit(1);');
    await eventually(() => started.length === 2);
    await eventually(async () => !(await isRunning(started[1] ?? 0)));
    await program.stop();
    expect(started).to.have.length(2);
  });
});
