import { once } from 'node:events';
import { createServer } from 'node:http';

import { expect } from 'chai';
import { pino } from 'pino';

import { isDatabaseAway } from '../../src/domain/database-away.ts';
import { closeDatabase, openDatabase } from '../../src/domain/database.ts';
import { readHostsAgain } from '../../src/domain/outbound/allowed-hosts.ts';
import { platformRead } from '../../src/domain/tenancy.ts';
import { createApp } from '../../src/web/app.ts';
import { paths } from '../../src/web/paths.ts';
import { layDatabaseLine, type DatabaseLine } from '../support/database-line.ts';
import { useTown } from '../support/cast.ts';
import { useGoogle } from '../support/google-in-use.ts';
import { Visitor } from '../support/visitor.ts';

const words = 'Vi er straks tilbake';
const language = 'nb' as const;
const publicPages = [
  paths.public.home({ language }),
  paths.public.signIn({ language }),
  paths.public.signUp({ language }),
  paths.public.privacy({ language }),
  paths.public.agreement({ language }),
];

describe('While the database is away', () => {
  const town = useTown();
  let line: DatabaseLine;
  let astrid: Visitor;

  before(async () => {
    await closeDatabase();
    line = await layDatabaseLine(town.database.appUrl);
    openDatabase({
      url: line.url,
      poolSize: 4,
      statementTimeout: 100,
      applicationName: 'onnet-test',
      // Connections break here all the time.
      onError: (error) => expect(isDatabaseAway(error), error.message).to.equal(true),
    });
  });
  beforeEach(async () => {
    astrid = await town.signedIn('astrid');
  });
  afterEach(() => line.mend());
  after(async () => {
    await closeDatabase();
    await line.close();
  });

  async function isAway(reply: ReturnType<Visitor['get']>, what: string): Promise<void> {
    const { status, headers, text } = await reply;
    expect(status, what).to.equal(503);
    expect(headers.get('retry-after'), what).to.match(/^\d+$/);
    expect(text, what).to.include(words);
  }

  it('says that we are back soon, and when to try again', async () => {
    line.cut();
    await isAway(astrid.get(paths.account.show()), 'a page of theirs');
    await isAway(astrid.post(paths.account.preferences(), { field: 'theme', value: 'dark' }), 'a change');
    await isAway(
      town.visitor().post(paths.public.signIn({ language }), { email: 'a@b.example', password: 'x' }),
      'signing in',
    );
    expect((await town.visitor().get(paths.ready())).status).to.equal(503);
  });

  it('shows the pages for everybody, also to who has a session, and keeps the session', async () => {
    line.cut();
    for (const page of publicPages) expect((await astrid.get(page)).status, page).to.equal(200);
    line.mend();
    expect((await astrid.get(paths.account.show())).status).to.equal(200);
  });

  it('writes one line into the log for each request that suffers from it', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (text) => void lines.push(text) });
    const server = createServer(createApp(town.app.config, log)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const where = server.address();
      if (where === null || typeof where === 'string') throw new Error('the server has no port');
      const visitor = new Visitor(`http://127.0.0.1:${where.port}`);
      for (const [name, value] of astrid.cookies) visitor.cookies.set(name, value);
      line.cut();
      for (const [at, page] of [paths.account.show(), paths.public.home({ language })].entries()) {
        await visitor.get(page);
        expect(lines, page).to.have.length(at + 1);
      }
    } finally {
      server.close();
    }
  });

  it('does not wait for a server that says nothing', async () => {
    line.freeze();
    expect((await town.visitor().get(paths.ready())).status).to.equal(503);
    await isAway(astrid.get(paths.account.show()), 'a page of theirs');
    line.mend();
    expect((await astrid.get(paths.account.show())).status).to.equal(200);
  });

  it('knows a server that shuts down from a mistake of ours', async () => {
    const failure = (text: string): Promise<unknown> =>
      platformRead(text).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(isDatabaseAway(await failure('select pg_terminate_backend(pg_backend_pid())'))).to.equal(true);
    expect(isDatabaseAway(await failure('select 1 / 0'))).to.equal(false);
  });
});

describe('While the database says nothing, for much longer than anybody waits', () => {
  // Google's tag is offered on pages for everybody, where the register of sub-processors can be read.
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1' }));
  useGoogle();
  let line: DatabaseLine;
  let astrid: Visitor;

  before(async () => {
    await closeDatabase();
    line = await layDatabaseLine(town.database.appUrl);
    openDatabase({
      url: line.url,
      poolSize: publicPages.length + 2,
      // Far beyond what a test may take: what arrives has not waited for it.
      statementTimeout: 600_000,
      applicationName: 'onnet-test',
      onError: (error) => expect(isDatabaseAway(error), error.message).to.equal(true),
    });
    astrid = await town.signedIn('astrid');
  });
  after(async () => {
    line.mend();
    await closeDatabase();
    await line.close();
  });

  it('shows the pages for everybody as to a stranger, and lets pages of their own wait', async () => {
    // As many connections as pages wait for, so that none is told at once that it cannot have one.
    await Promise.all(Array.from({ length: publicPages.length + 2 }, () => astrid.get(paths.account.show())));
    readHostsAgain();
    line.freeze();
    let arrived = false;
    const own = astrid.get(paths.account.show()).finally(() => (arrived = true));
    const shown = await Promise.all(publicPages.map((page) => astrid.get(page)));
    for (const [at, { status, text, headers }] of shown.entries()) {
      expect(status, publicPages[at]).to.equal(200);
      expect(text, publicPages[at]).to.include(paths.public.signIn({ language })).and.not.include('Astrid');
      expect(headers.getSetCookie(), 'the session stays').to.eql([]);
    }
    expect(arrived, 'a page of their own').to.equal(false);
    line.mend();
    expect((await own).text).to.include('Astrid');
  });
});
