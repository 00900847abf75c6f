import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { eventually, projectRoot, runNode, startNode } from '../support/command.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

/** An npm that installs what the lock file names, as far as its record of it goes, and counts how often it was asked. */
const npm = `
  const fs = require('node:fs');
  fs.appendFileSync('asked', process.argv.slice(2).join(' ') + '\\n');
  const plan = fs.existsSync('plan') ? fs.readFileSync('plan', 'utf8') : '';
  if (plan === 'fails') process.exit(7);
  const finish = () => {
    const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
    const installed = Object.fromEntries(Object.entries(packages).filter(([name, entry]) => name !== '' && !entry.optional));
    fs.mkdirSync('node_modules', { recursive: true });
    fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  };
  if (plan === 'waits') setInterval(() => { if (fs.existsSync('go')) { finish(); process.exit(); } }, 10);
  else finish();`;

describe('installing what is missing', () => {
  const folder = useTemporaryFolder();
  let root: string;

  beforeEach(() => {
    root = path.join(folder.path, 'project');
    rmSync(root, { recursive: true, force: true });
    mkdirSync(path.join(root, 'bin'), { recursive: true });
    for (const script of ['start', 'test', 'node-version', 'node-24', 'install', 'install-lock'])
      cpSync(path.join(projectRoot, 'bin', `${script}.mjs`), path.join(root, 'bin', `${script}.mjs`));
    for (const script of ['launch', 'test'])
      writeFileSync(
        path.join(root, 'bin', `${script}.ts`),
        `console.log('runs' as string, process.argv.slice(2).join(' '));`,
      );
    writeFileSync(path.join(folder.path, 'npm-cli.js'), npm);
    writeLock({
      express: { version: '5.3.0' },
      mocha: { version: '12.0.3', dev: true },
      'other-platform': { version: '1.0.0', optional: true },
    });
  });

  const writeLock = (packages: Record<string, object>): void =>
    writeFileSync(
      path.join(root, 'package-lock.json'),
      JSON.stringify({
        packages: {
          '': {},
          ...Object.fromEntries(Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry])),
        },
      }),
    );
  const environment = () => ({ npm_execpath: path.join(folder.path, 'npm-cli.js') });
  const run = (script: string, ...args: string[]) =>
    runNode([path.join(root, 'bin', script), ...args], environment(), root);
  const plan = (what: string): void => writeFileSync(path.join(root, 'plan'), what);
  const asked = (): string[] => {
    const file = path.join(root, 'asked');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };

  it('installs into a fresh clone, then runs with the arguments it was given', async () => {
    const { code, output } = await run('start.mjs', '--one', 'two');
    expect(code).to.equal(0);
    expect(output).to.match(/^Installing packages .*\nPackages installed, \d+ s\n\nruns --one two\n$/);
  });

  it('installs nothing the second time', async () => {
    await run('start.mjs');
    const { output } = await run('start.mjs');
    expect(output.trim()).to.equal('runs');
    expect(asked()).to.have.length(1);
  });

  it('installs again when the lock file names another version', async () => {
    await run('start.mjs');
    writeLock({ express: { version: '5.4.0' } });
    await run('start.mjs');
    expect(asked()).to.have.length(2);
  });

  it('asks for the packages of tests where production left them out', async () => {
    mkdirSync(path.join(root, 'node_modules'));
    writeFileSync(
      path.join(root, 'node_modules', '.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/express': { version: '5.3.0' } } }),
    );
    expect((await run('start.mjs')).output.trim()).to.equal('runs');
    expect(asked()).to.deep.equal([]);
    await run('test.mjs');
    expect(asked()).to.have.length(1);
    expect(asked()[0]).to.contain('--include=dev');
  });

  it('says what to do when npm fails, and runs nothing', async () => {
    plan('fails');
    const { code, output } = await run('start.mjs');
    expect(code).to.equal(1);
    expect(output).to.contain(
      'npm could not install the packages (exit code 7); its message is above. Check the network',
    );
    expect(output).not.to.contain('runs');
  });

  it('says what to do when there is no npm', async () => {
    const { code, output } = await runNode([path.join(root, 'bin', 'start.mjs')], { PATH: folder.path }, root);
    expect(code).to.equal(1);
    expect(output).to.contain('npm is not here. Install npm');
  });

  it('lets one of two commands install while the other waits', async () => {
    plan('waits');
    const commands = ['start.mjs', 'test.mjs'].map((script) =>
      startNode([path.join(root, 'bin', script)], environment(), root),
    );
    await eventually(() => commands.some((command) => command.output().includes('Another command is installing')));
    writeFileSync(path.join(root, 'go'), '');
    expect(await Promise.all(commands.map((command) => command.ended))).to.deep.equal([0, 0]);
    expect(asked()).to.have.length(1);
    for (const command of commands) expect(command.output()).to.contain('runs');
  });

  it('takes over from a command that was killed while installing', async () => {
    plan('waits');
    const killed = startNode([path.join(root, 'bin', 'start.mjs')], environment(), root);
    await eventually(() => asked().length === 1);
    killed.child.kill('SIGKILL');
    writeFileSync(path.join(root, 'go'), '');
    await killed.ended;
    rmSync(path.join(root, 'node_modules'), { recursive: true, force: true });
    const { code, output } = await run('start.mjs');
    expect(code).to.equal(0);
    expect(output).to.contain('runs');
  });
});
