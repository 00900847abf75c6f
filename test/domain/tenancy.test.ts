import type { Duplex } from 'node:stream';

import { expect } from 'chai';
import pg from 'pg';

import { closeDatabase, connections, openDatabase } from '../../src/domain/database.ts';
import { newId } from '../../src/domain/identifiers.ts';
import {
  change,
  currentClient,
  inTenant,
  platformRead,
  readingTenant,
  readingTenantAtOnce,
  sql,
} from '../../src/domain/tenancy.ts';
import { useDatabase } from '../support/database.ts';

describe('a tenant’s transaction', () => {
  // Before the database: hooks run in the order they are named, and a database in use is not dropped.
  after(closeDatabase);
  const database = useDatabase();
  const north = newId();
  const south = newId();
  const idleErrors: Error[] = [];

  before(async () => {
    openDatabase({
      url: database.appUrl,
      poolSize: 1,
      statementTimeout: 10_000,
      applicationName: 'test',
      onError: (error) => idleErrors.push(error),
    });
    for (const [id, slug] of [
      [north, 'nord'],
      [south, 'sor'],
    ] as const)
      await inTenant(id, async () => {
        await change(`insert into tenants (id, slug, name) values ($1, $2, $2)`, [id, slug]);
        await change(`insert into pipelines (tenant_id, id, name, position) values ($1, $2, $3, 0)`, [
          id,
          newId(),
          slug,
        ]);
      });
  });

  const names = (): Promise<{ name: string }[]> => sql<{ name: string }>(`select name from pipelines`);

  it('sees its own rows and no others, even when a query forgets the tenant', async () => {
    expect(await inTenant(north, names)).to.deep.equal([{ name: 'nord' }]);
    expect(await inTenant(south, names)).to.deep.equal([{ name: 'sor' }]);
  });

  it('shows nothing without a tenant, on a fresh connection and on a used one', async () => {
    expect(await platformRead(`select name from pipelines`)).to.deep.equal([]);
    await inTenant(north, names);
    expect(await platformRead(`select name from pipelines`)).to.deep.equal([]);
  });

  it('sends what is started together in one packet: begin with the first statements, later ones, the commit', async () => {
    const { connection } = await inTenant(north, async () => currentClient());
    const packets = await packetsOn(connection.stream, () =>
      inTenant(north, async () => {
        const answers = await Promise.all([names(), names(), names()]);
        expect(answers).to.deep.equal([[{ name: 'nord' }], [{ name: 'nord' }], [{ name: 'nord' }]]);
        await names();
      }),
    );
    expect(packets).to.equal(3);
  });

  it('reads at once in one packet, commit included', async () => {
    const { connection } = await inTenant(north, async () => currentClient());
    const packets = await packetsOn(connection.stream, async () => {
      const answers = await readingTenantAtOnce(north, () => Promise.all([names(), names()]));
      expect(answers).to.deep.equal([[{ name: 'nord' }], [{ name: 'nord' }]]);
    });
    expect(packets).to.equal(1);
  });

  it('refuses a statement that comes after what is read at once, and a write among it, and goes on with the connection', async () => {
    const failureOf = (work: () => Promise<unknown>): Promise<unknown> =>
      readingTenantAtOnce(north, work).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(
      await failureOf(async () => {
        await names();
        return names();
      }),
    )
      .to.be.an('error')
      .with.property('message', 'query after its tenant transaction ended');
    expect(await failureOf(() => change(`delete from pipelines where tenant_id = $1`, [north]))).to.have.property(
      'code',
      '25006',
    );
    expect(await readingTenantAtOnce(south, names)).to.deep.equal([{ name: 'sor' }]);
    expect(await inTenant(north, () => readingTenantAtOnce(north, names))).to.deep.equal([{ name: 'nord' }]);
  });

  it('refuses a query outside any transaction', async () => {
    const failure = await names().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.an('error').with.property('message', 'query outside a tenant transaction');
  });

  it('refuses a row of another tenant', async () => {
    const failure = await inTenant(north, () =>
      change(`insert into pipelines (tenant_id, id, name, position) values ($1, $2, 'x', 0)`, [south, newId()]),
    ).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.have.property('code', '42501');
  });

  it('cannot point at another tenant’s row', async () => {
    const pipeline = newId();
    await inTenant(south, () =>
      change(`insert into pipelines (tenant_id, id, name, position) values ($1, $2, 'sor', 1)`, [south, pipeline]),
    );
    const failure = await inTenant(north, () =>
      change(`insert into stages (tenant_id, id, pipeline_id, name, position) values ($1, $2, $3, 'x', 0)`, [
        north,
        newId(),
        pipeline,
      ]),
    ).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.have.property('code', '23503');
    await inTenant(south, () => change(`delete from pipelines where tenant_id = $1 and id = $2`, [south, pipeline]));
  });

  it('refuses to open another tenant’s transaction inside one', async () => {
    const failure = await inTenant(north, () => inTenant(south, names)).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.an('error').with.property('message', 'another tenant’s transaction is already open');
  });

  it('refuses a write while reading', async () => {
    const failure = await readingTenant(north, () =>
      change(`delete from pipelines where tenant_id = $1`, [north]),
    ).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.have.property('code', '25006');
  });

  it('does not call a swallowed database error a success', async () => {
    const failure = await inTenant(north, async () => {
      await sql(`select 1 / 0`).catch((error: unknown) => error);
      return 'done';
    }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.an('error').with.property('message', 'the transaction had failed and was rolled back');
  });

  it('stops a straggler from reaching the next tenant’s transaction', async () => {
    let straggler: Promise<unknown> | undefined;
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    await inTenant(north, async () => {
      straggler = gate.then(names).catch((error: unknown) => error);
      await names();
    });
    await inTenant(south, async () => {
      release();
      expect(await straggler)
        .to.be.an('error')
        .with.property('message', 'query after its tenant transaction ended');
    });
  });

  it('shows no foreign row in 1,000 turns on one connection, with errors, rollbacks and dropped connections between', async () => {
    const admin = new pg.Client({ connectionString: database.ownerUrl });
    await admin.connect();
    let foreign = 0;
    let failures = 0;
    const turn = async (i: number): Promise<void> => {
      const [id, name] = i % 2 === 0 ? [north, 'nord'] : [south, 'sor'];
      const reading = i % 3 === 0 ? readingTenant : inTenant;
      await reading(id, async () => {
        const seen = await names();
        if (seen.length !== 1 || seen[0]?.name !== name) foreign++;
        if (i % 7 === 0) throw new Error('the handler failed');
        if (i % 11 === 0) await sql(`select no_such_column from pipelines`);
        if (i % 97 === 0) await sql(`select pg_terminate_backend(pg_backend_pid())`);
      });
    };
    for (let i = 0; i < 1000; i += 4)
      await Promise.all([0, 1, 2, 3].map((offset) => turn(i + offset).catch(() => void failures++)));
    await admin.end();
    expect(foreign).to.equal(0);
    expect(failures).to.be.greaterThan(200);
    expect(await inTenant(north, names)).to.deep.equal([{ name: 'nord' }]);
    expect(connections().totalCount).to.be.at.most(1);
  });
});

/** How many packets `work` sends on a socket: each goes to the system in one call, alone or with others. */
async function packetsOn(socket: Duplex, work: () => Promise<unknown>): Promise<number> {
  let packets = 0;
  for (const name of ['_write', '_writev'] as const) {
    const original: unknown = Reflect.get(socket, name);
    if (typeof original !== 'function') throw new Error(`a socket has no ${name}`);
    Object.defineProperty(socket, name, {
      configurable: true,
      value: (...args: unknown[]): unknown => {
        packets++;
        return Reflect.apply(original, socket, args);
      },
    });
  }
  try {
    await work();
  } finally {
    Reflect.deleteProperty(socket, '_write');
    Reflect.deleteProperty(socket, '_writev');
  }
  return packets;
}
