import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import { expect } from 'chai';
import pg from 'pg';

import { guard, type Guard } from '../../../bin/guard.ts';
import { lastPort, postmaster } from '../../../bin/postgres/postmaster.ts';
import { serverLogFolder, startPostgres } from '../../../bin/postgres/server.ts';
import { connection, prepareDatabase } from '../../../bin/roles.ts';
import { eventually, isRunning } from '../../support/command.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

const password = 'blåbær & "is"/@';

describe('the PostgreSQL that comes with the packages', function () {
  this.timeout(60_000);
  // Before the folder's own, which removes it.
  after(async () => {
    await (await start()).stop();
    expect(postmaster(directory())).to.equal(undefined);
    watch.dismiss();
  });

  const folder = useTemporaryFolder();
  const directory = (): string => path.join(folder.path, 'postgres');
  const start = (using = password) => startPostgres({ directory: directory(), password: using, durable: true });
  const processNumber = (): number =>
    Number(readFileSync(path.join(directory(), 'postmaster.pid'), 'utf8').split('\n')[0]);
  let url = '';
  let watch: Guard;

  before(async () => {
    watch = guard('kill -INT "$(head -n 1 "$1/postmaster.pid")"', [directory()]);
    // Two at once, as from two windows: one makes the database, the other finds it.
    const servers = await Promise.all([start(), start()]);
    expect(servers[0].superuserUrl).to.equal(servers[1].superuserUrl);
    expect(servers.filter((server) => server.started)).to.have.length(1);
    url = servers[0].superuserUrl;
  });

  async function ask(connectionString: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function refusal(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => 'no refusal',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  }

  it('is PostgreSQL 18 in UTF-8, sorting the same on every machine', async () => {
    const [row] = await ask(
      url,
      `select current_setting('server_version_num')::int / 10000 as version, pg_encoding_to_char(encoding) as encoding,
              datlocprovider as provider, datlocale as locale from pg_database where datname = 'template0'`,
    );
    expect(row).to.deep.equal({ version: 18, encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
  });

  it('lets nobody in without the password, and listens on loopback alone', async () => {
    expect(await refusal(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1'))).to.contain(
      'password authentication failed',
    );
    expect(await ask(url, 'show listen_addresses')).to.deep.equal([{ listen_addresses: '127.0.0.1' }]);
  });

  it('leaves nothing half-made behind', () => {
    expect(readdirSync(folder.path)).to.deep.equal(['postgres']);
  });

  it('writes no statement and no value to its log', async () => {
    await refusal(ask(url, `create table t (c int); insert into t values ('kari.nordmann@example.no')`));
    await refusal(
      ask(url, `create temp table u (e text unique); insert into u values ('ola@example.no'), ('ola@example.no')`),
    );
    const files = readdirSync(serverLogFolder(directory()));
    expect(files.filter((file) => !/^server-\d{4}-\d\d-\d\d\.log$/.test(file))).to.deep.equal([]);
    const log = files.map((file) => readFileSync(path.join(serverLogFolder(directory()), file), 'utf8')).join('');
    expect(log).to.contain('duplicate key');
    expect(log).not.to.contain('ola@example.no');
    expect(log).not.to.contain('insert into');
  });

  it('is found where it runs, and says so when the password is another', async () => {
    const again = await start();
    expect(again).to.include({ superuserUrl: url, started: false });
    expect(await refusal(start('another'))).to.contain('does not take the password in secrets.json');
  });

  it('comes back after a kill, with its data, on its port', async () => {
    await ask(url, 'create table kept (n int)');
    process.kill(processNumber(), 'SIGKILL');
    const { started, superuserUrl } = await start();
    expect(started).to.equal(true);
    expect(superuserUrl).to.equal(url);
    expect(await ask(url, `select to_regclass('kept') is not null as kept`)).to.deep.equal([{ kept: true }]);
  });

  it('takes another port when somebody has taken its own', async () => {
    await (await start()).stop();
    const port = lastPort(directory());
    const squatter = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    try {
      const { superuserUrl, started } = await start();
      expect(started).to.equal(true);
      expect(superuserUrl).not.to.equal(url);
      url = superuserUrl;
    } finally {
      squatter.close();
    }
  });

  it('starts although its process number now belongs to another program', async () => {
    const file = path.join(directory(), 'postmaster.pid');
    const left = readFileSync(file, 'utf8');
    await (await start()).stop();
    const other = spawn('sleep', ['600'], { stdio: 'ignore' });
    try {
      writeFileSync(file, left.replace(/^\d+/, String(other.pid)));
      expect(postmaster(directory())).to.include({ state: 'recycled' });
      expect((await start()).started).to.equal(true);
    } finally {
      other.kill();
    }
  });

  it('is gone when it has been stopped', async () => {
    const pid = processNumber();
    await (await start()).stop();
    await eventually(async () => !(await isRunning(pid)));
    url = (await start()).superuserUrl;
  });

  describe('prepared for the product', () => {
    const passwords = { owner: "eier's", app: 'bruker' };
    let owner = '';
    let app = '';

    before(async () => {
      await prepareDatabase(url, 'onnet', { owner: 'old', app: 'old' });
      ({ ownerUrl: owner, appUrl: app } = await prepareDatabase(url, 'onnet', passwords));
    });

    it('takes the newest passwords', async () => {
      expect(await ask(owner, 'select current_user')).to.deep.equal([{ current_user: 'onnet_owner' }]);
      expect(await ask(app, 'select current_user')).to.deep.equal([{ current_user: 'onnet_app' }]);
      expect(await refusal(ask(connection(url, 'onnet', 'onnet_app', 'old'), 'select 1'))).to.contain(
        'password authentication failed',
      );
    });

    it('gives no role more than it needs', async () => {
      const roles = await ask(
        url,
        `select rolname, rolcanlogin, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as powerful
           from pg_roles where rolname like 'onnet%' order by 1`,
      );
      expect(roles).to.deep.equal([
        { rolname: 'onnet_app', rolcanlogin: true, powerful: false },
        { rolname: 'onnet_directory', rolcanlogin: false, powerful: false },
        { rolname: 'onnet_owner', rolcanlogin: true, powerful: false },
      ]);
    });

    it('lets the application make nothing', async () => {
      expect(await refusal(ask(app, 'create table mine (n int)'))).to.contain('permission denied');
      expect(await refusal(ask(app, 'create schema mine'))).to.contain('permission denied');
      expect(await refusal(ask(app, 'create temp table mine (n int)'))).to.contain('permission denied');
      expect(await refusal(ask(app, 'set role onnet_directory'))).to.contain('permission denied');
    });

    it('lets the owner make tables, trusted extensions and functions of the directory role', async () => {
      // Refused, these would throw.
      await ask(owner, 'create extension pg_trgm; create extension unaccent; create table theirs (n int)');
      await ask(owner, 'set role onnet_directory');
    });
  });
});
