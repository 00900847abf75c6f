import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { endWithUs } from '../../bin/guard.ts';
import { readNote } from '../../bin/launcher/run-note.ts';
import { eventually, isRunning, startNode, type Command } from '../support/command.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

describe('npm start, from nothing to the end', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  const dataDir = (): string => path.join(folder.path, 'data');
  const launch = (env: NodeJS.ProcessEnv = {}): Command => {
    const command = startNode(['bin/launch.ts'], { DATA_DIR: dataDir(), PORT: '0', LOG_LEVEL: 'warn', ...env });
    endWithUs(command.child);
    return command;
  };
  const postmasterFile = (): string => path.join(dataDir(), 'postgres', 'postmaster.pid');

  async function untilItRuns(command: Command): Promise<string> {
    let ended = false;
    void command.ended.then(() => (ended = true));
    await eventually(() => ended || command.output().includes('Ctrl-C stops it'));
    const address = /OnNet CRM runs: (http:\/\/\S+)/.exec(command.output())?.[1];
    if (address === undefined) throw new Error(`It did not start:\n${command.output()}`);
    return address;
  }

  /** The launcher's own processes, and the database it may have taken over. */
  async function processesOf(command: Command): Promise<number[]> {
    const database = Number(readFileSync(postmasterFile(), 'utf8').split('\n')[0]);
    return [...(await childrenOf(command.child.pid ?? 0)), database];
  }

  async function gone(pids: readonly number[]): Promise<void> {
    for (const pid of pids) await eventually(async () => !(await isRunning(pid)));
  }

  it('brings everything, says where it is, survives a kill, and leaves nothing behind', async () => {
    const first = launch();
    const address = await untilItRuns(first);
    expect((await fetch(`${address}/health/ready`)).status).to.equal(200);
    for (const line of [
      /PostgreSQL, /,
      /migrations: \d+ applied/,
      /demo: /,
      /astrid@nordlys\.example/,
      /Stripe +is a stand-in: http/,
    ])
      expect(first.output()).to.match(line);
    const port = new URL(address).port;

    const beside = launch({ PORT: port });
    expect(await beside.ended).to.equal(1);
    expect(beside.output()).to.contain(`OnNet CRM already runs on port ${port} (process ${first.child.pid})`);
    const withItsData = launch();
    expect(await withItsData.ended).to.equal(1);
    expect(withItsData.output()).to.contain(`already runs with the data in ${dataDir()} (process ${first.child.pid}`);
    expect((await fetch(`${address}/health/ready`)).status, 'the first goes on').to.equal(200);

    const before = await processesOf(first);
    expect(before.length).to.be.greaterThan(4);
    first.child.kill('SIGKILL');
    const second = launch({ PORT: port });
    await gone(before.slice(0, -1));
    expect(await untilItRuns(second)).to.equal(address);
    expect(second.output()).to.match(/migrations: nothing new/);
    expect(second.output()).not.to.contain('demo: ');
    expect(second.output(), 'the sign-ins are shown each time').to.contain('clara@fjord.example');

    const processes = await processesOf(second);
    second.child.kill('SIGTERM');
    expect(await second.ended).to.equal(0);
    await gone(processes);
    expect(second.output().indexOf('Stopped web, worker')).to.be.lessThan(
      second.output().indexOf('Stopped PostgreSQL'),
    );
    expect(existsSync(postmasterFile())).to.equal(false);
    expect(readNote(dataDir())).to.equal(undefined);
  });

  it('leaves nothing running when it is killed and never started again', async () => {
    // Two that remember the same port cannot both have it: they are given others.
    const ports = path.join(dataDir(), 'stand-ins', 'ports.json');
    const { register } = JSON.parse(readFileSync(ports, 'utf8'));
    writeFileSync(ports, JSON.stringify({ register, peppol: register, stripe: register }));
    const command = launch();
    await untilItRuns(command);
    const processes = await processesOf(command);
    command.child.kill('SIGKILL');
    await gone(processes);
    expect(existsSync(postmasterFile())).to.equal(false);
  });
});

function childrenOf(pid: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const ps = spawn('ps', ['-A', '-o', 'pid=,ppid='], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    ps.stdout.on('data', (text: Buffer) => {
      output += text.toString();
    });
    ps.once('error', reject);
    ps.once('close', () => {
      const rows = output
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/).map(Number));
      resolve(rows.flatMap(([child = 0, parent]) => (parent === pid && child !== ps.pid ? [child] : [])));
    });
  });
}
