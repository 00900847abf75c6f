import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import { expect } from 'chai';

import { eventually, projectRoot, runNode, startNode } from '../support/command.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

describe('npm start, where it cannot', () => {
  const folder = useTemporaryFolder();
  const launch = (env: NodeJS.ProcessEnv) =>
    runNode(['bin/launch.ts'], { DATA_DIR: path.join(folder.path, 'data'), ...env });

  for (const script of ['bin/start.mjs', 'bin/test.mjs', 'bin/bench.mjs'])
    it(`says in ${script} which Node is needed when this one is too old`, async () => {
      const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`;
      const { code, output } = await runNode([
        '--import',
        `data:text/javascript,${encodeURIComponent(pretend)}`,
        script,
      ]);
      expect(code).to.equal(1);
      expect(output).to.equal(
        'OnNet CRM needs Node 20 or newer, and this is Node 18.20.4. Install a newer one from https://nodejs.org and run the same command again.\n',
      );
    });

  it('is written for an old Node where an old Node reads it', () => {
    for (const script of ['start.mjs', 'test.mjs', 'bench.mjs', 'node-version.mjs']) {
      const code = readFileSync(path.join(projectRoot, 'bin', script), 'utf8').replace(/\/\*.*?\*\/|\/\/.*$/gms, '');
      expect(code, script).not.to.match(/=>|\?\?|\?\.|`|\b(await|async|const|let|class)\b/);
    }
  });

  it('lists every mistake in the configuration at once', async () => {
    const { code, output } = await launch({ PORT: 'abc', SMTP_URL: 'post', STRIPE_SECRET_KEY: 'hemmelig' });
    expect(code).to.equal(1);
    for (const name of ['PORT', 'SMTP_URL', 'STRIPE_SECRET_KEY']) expect(output).to.contain(`- ${name} must`);
  });

  it('brings nothing in production: what is missing has to be named', async () => {
    const { code, output } = await launch({ NODE_ENV: 'production', PORT: '0' });
    expect(code).to.equal(1);
    for (const name of ['DATABASE_URL', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'SECRET_KEY', 'PUBLIC_URL'])
      expect(output).to.contain(`${name} is required`);
    expect(output).not.to.match(/PostgreSQL|stand-in|demo/);
  });

  it('names the port that is in use, and how to choose another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const address = other.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      const { code, output } = await launch({ PORT: String(port) });
      expect(code).to.equal(1);
      expect(output.trim()).to.equal(
        `Port ${port} is in use by another program. Stop that program, or choose another port, for example: PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
      );
    } finally {
      other.close();
    }
  });

  // Below /proc Node itself never ends making folders one below the other.
  const noFolders = { '/proc/onnet/data': 'ENOENT', '/sys/onnet': 'E[A-Z]+', 'file/data': 'ENOTDIR', file: 'ENOTDIR' };
  for (const [name, why] of Object.entries(noFolders))
    it(`names the data folder that cannot be made: ${name}`, async () => {
      const file = path.join(folder.path, 'file');
      writeFileSync(file, '', { mode: 0o600 });
      const dataDir = path.resolve(folder.path, name);
      const command = startNode(['bin/launch.ts'], { DATA_DIR: dataDir, PORT: '0' });
      const late = setTimeout(() => command.child.kill('SIGKILL'), 20_000);
      expect(await command.ended).to.equal(1);
      clearTimeout(late);
      expect(command.output().trim()).to.match(
        new RegExp(
          `^Data is kept in ${dataDir}, which cannot be written to \\(${why}\\)\\. Make it writable, or choose another folder: DATA_DIR=/path/to/folder npm start$`,
        ),
      );
      expect(statSync(file).mode & 0o777, 'a file stays as closed as it is').to.equal(0o600);
    });

  it('names the variable of a database that does not answer, and not its password', async () => {
    const { code, output } = await launch({
      PORT: '0',
      DATABASE_URL: 'postgres://onnet_app:hemmelig@127.0.0.1:1/onnet',
    });
    expect(code).to.equal(1);
    expect(output).to.contain(
      'The database in DATABASE_URL does not let us in: connect ECONNREFUSED 127.0.0.1:1. Start it, or correct',
    );
    expect(output).not.to.contain('hemmelig');
  });

  it('ends when whoever started it is gone, even before anything runs', async () => {
    const launcher = path.resolve('bin/launch.ts');
    const parent = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, [${JSON.stringify(launcher)}], { stdio: ['ignore', 1, 2, 'ipc'] });
      child.on('spawn', () => process.kill(process.pid, 'SIGKILL'));`;
    const command = startNode(['-e', parent], { DATA_DIR: path.join(folder.path, 'orphan'), PORT: '0' });
    // Both hold the output; it closes when the last of them is gone.
    expect(await command.ended).to.equal('SIGKILL');
    await eventually(() => !existsSync(path.join(folder.path, 'orphan', 'postgres', 'postmaster.pid')));
  }).timeout(30_000);
});
