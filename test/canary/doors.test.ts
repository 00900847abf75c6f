import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { doors, intakes, jobs, ofEveryAct, passedBy } from '../../bin/canary/doors.ts';
import { isPersonal, type PersonalColumn } from '../../src/domain/privacy/inventory/declaration.ts';
import { inventory } from '../../src/domain/privacy/inventory/inventory.ts';
import { obligationKinds } from '../../src/domain/outbox.ts';
import { statementsOf } from '../support/statements.ts';
import { useRouteCallers } from '../web/route-callers.ts';
import { routeSamples, type RouteSample } from '../web/route-samples.ts';
import { columnsWritten } from './columns-written.ts';

/** The number of the member who did it, and when: nothing that comes in. */
const tellsWhoActed = ({ subject, category }: PersonalColumn): boolean =>
  subject === 'user' && (category === 'user.unique_id' || category === 'user.behavior');

const personal = new Set(
  inventory.flatMap(({ schema, table, columns }) =>
    schema === 'public' && !(table in ofEveryAct)
      ? Object.entries(columns).flatMap(([name, column]) =>
          isPersonal(column) && !tellsWhoActed(column) ? [`${table}.${name}`] : [],
        )
      : [],
  ),
);
const declared = new Set(
  inventory.flatMap(({ table, columns }) => Object.keys(columns).map((name) => `${table}.${name}`)),
);

/** What a route stores does not follow from reading it: each is called, and what it writes is held against the inventory. */
describe('The doors of the canary', function () {
  this.timeout(240_000);
  const { rightPerson, paramsOf, addressOf, call } = useRouteCallers();
  const posts = routeSamples.filter(({ method }) => method === 'post');

  /** The personal columns that a good call of a route writes. */
  async function writtenBy(sample: RouteSample): Promise<string[]> {
    const { visitor, by } = await rightPerson(sample);
    const params = await paramsOf(sample, by);
    const form = (typeof sample.form === 'function' ? await sample.form(by, params) : sample.form) ?? {};
    let status = 0;
    const sent = await statementsOf(async () => {
      status = (await call(visitor, { ...sample, form }, addressOf(sample, params), { by, params })).status;
    });
    expect(status, sample.pattern).to.equal(sample.status);
    const written = [...new Set(sent.flatMap(columnsWritten))];
    expect(
      written.filter((column) => !declared.has(column)),
      'statements are read rightly',
    ).to.deep.equal([]);
    return written.filter((column) => personal.has(column));
  }

  it('are every route that stores personal data, but for those with a reason', async () => {
    const strangers: string[] = [];
    const storing = new Set<string>();
    for (const sample of posts) {
      const columns = await writtenBy(sample);
      if (columns.length === 0) continue;
      storing.add(sample.pattern);
      if (!doors.has(sample.pattern) && !(sample.pattern in passedBy))
        strangers.push(`${sample.pattern}: ${columns.join(', ')}`);
    }
    if (strangers.length > 0)
      expect.fail(`store personal data, and the canary does not go that way:\n${strangers.join('\n')}`);
    expect(
      Object.keys(passedBy).filter((pattern) => !storing.has(pattern)),
      'need no reason',
    ).to.deep.equal([]);
    expect(storing.size, 'routes that store').to.be.above(50);
  });

  it('are routes that there are', () => {
    const patterns = new Set(posts.map(({ pattern }) => pattern));
    expect([...doors, ...Object.keys(passedBy)].filter((pattern) => !patterns.has(pattern))).to.deep.equal([]);
    expect(Object.keys(passedBy).filter((pattern) => doors.has(pattern))).to.deep.equal([]);
  });

  it('know every job', () => {
    expect(Object.keys(jobs).toSorted()).to.deep.equal([...obligationKinds].toSorted());
  });

  it('know every socket the program listens at', () => {
    const root = path.join(import.meta.dirname, '..', '..');
    const listening = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /\bnew SMTPServer\(|\bcreateServer\(|\.listen\(/.test(readFileSync(path.join(root, 'src', file), 'utf8')),
      )
      .map((file) => `src/${file}`);
    expect(listening.toSorted()).to.deep.equal(Object.keys(intakes).toSorted());
  });
});

describe('What a statement writes', () => {
  it('is read from inserts and updates, wherever they stand in it', () => {
    expect(
      columnsWritten(`with waiting as (insert into audit_pending (tenant_id, id) values ($1, $2))
        insert into audit_entries (tenant_id, at) select $1, now()`),
    ).to.deep.equal(['audit_pending.tenant_id', 'audit_pending.id', 'audit_entries.tenant_id', 'audit_entries.at']);
    expect(
      columnsWritten(`update "contacts" set "given_name" = $1, email = case when x then f(a, b) end, n = (select 1 from y)
        where id = $2 returning id`),
    ).to.deep.equal(['contacts.given_name', 'contacts.email', 'contacts.n']);
    expect(
      columnsWritten(`insert into t (a) values (1) on conflict (a) do update set b = excluded.b, c = now()`),
    ).to.deep.equal(['t.a', 't.b', 't.c']);
    expect(columnsWritten('select from contacts for update')).to.deep.equal([]);
    expect(columnsWritten('delete from contacts where x')).to.deep.equal([]);
  });
});
