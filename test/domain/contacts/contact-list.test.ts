import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import {
  contactCount,
  contactList,
  contactNeighbours,
  CONTACTS_PER_PAGE,
  type ContactFilter,
  type ContactRow,
} from '../../../src/domain/contacts/contact-list.ts';
import { contactSorts, type ListOrder } from '../../../src/domain/contacts/list-order.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { personSortKey, sortKey } from '../../../src/domain/names.ts';
import { change, inTenant, readingTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';

const all: ContactFilter = { search: '', ownerId: '', idleMonths: undefined };
const names = ['Aasen', 'Berg', 'Ødegård', 'Ås', 'Zachariassen', 'Æsop', 'Élan'];
const day = 86_400_000;

describe('the contact list', () => {
  const cast = useCast();
  const HOW_MANY = 127;
  const companies = ['Ålesund Fisk', 'Berg Bil', 'Øst Bank'].map((name) => ({ id: newId(), name }));

  before(async () => {
    await inTenant(cast.astrid.tenantId, async () => {
      for (const { id, name } of companies)
        await change(
          `insert into companies (tenant_id, id, name, sort_name, search_text) values ($1, $2, $3, $4, lower($3))`,
          [cast.astrid.tenantId, id, name, sortKey(name)],
        );
      await insertContacts(
        Array.from({ length: HOW_MANY }, (_, at) => {
          const home = companies[at % 5];
          return {
            givenName: `Person ${String(at).padStart(3, '0')}`,
            familyName: names[at % names.length] ?? '',
            ownerId: at % 3 === 0 ? cast.bjorn.id : null,
            companies: home ? [home] : [],
            lastActivityAt: at % 4 === 0 ? null : new Date(Date.now() - (at % 40) * 20 * day),
            createdAt: new Date(Date.now() - at * 10 * day),
          };
        }),
      );
    });
    await inTenant(cast.clara.tenantId, () => insertContacts([{ givenName: 'Kun', familyName: 'Fjords' }]));
  });

  const list = (order: ListOrder, filter = all, place: { after?: string; before?: string } = {}) =>
    readingTenant(cast.astrid.tenantId, () =>
      contactList(cast.astrid, filter, { order, after: '', before: '', ...place }),
    );

  /** Every row in the order the whole list has, page by page; each page back must be the one it came from. */
  async function walk(order: ListOrder, filter = all): Promise<ContactRow[]> {
    const rows: ContactRow[] = [];
    let page = await list(order, filter);
    expect(page.previous).to.equal(undefined);
    for (;;) {
      rows.push(...page.rows);
      if (page.next === undefined) return rows;
      const next = await list(order, filter, { after: page.next });
      expect(next.previous, 'there is a way back').to.be.a('string');
      const back = await list(order, filter, { before: next.previous ?? '' });
      expect(back.rows.map(({ id }) => id)).to.eql(page.rows.map(({ id }) => id));
      page = next;
    }
  }

  const key = (row: ContactRow, { sort }: ListOrder): string | number | null => {
    const name = personSortKey(row.givenName, row.familyName);
    if (sort === 'name') return name;
    if (sort === 'company') return row.companyName === null ? null : `${sortKey(row.companyName)}\u0000${name}`;
    if (sort === 'activity') return row.lastActivityAt?.getTime() ?? null;
    return row.createdAt.getTime();
  };

  for (const sort of contactSorts)
    for (const descending of [false, true])
      it(`shows everybody once by ${sort}, ${descending ? 'descending' : 'ascending'}, forwards and back`, async () => {
        const order = { sort, descending };
        const rows = await walk(order);
        expect(new Set(rows.map(({ id }) => id)).size).to.equal(HOW_MANY);
        const keys = rows.map((row) => key(row, order));
        const present = keys.filter((one) => one !== null);
        const sorted = present.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(present).to.eql(descending ? sorted.toReversed() : sorted);
        // Empty ones are together: first for "longest ago", otherwise last.
        const empty = keys.map((one) => one === null);
        const first = sort === 'activity' && !descending;
        expect(empty).to.eql(empty.toSorted((a, b) => (first ? Number(b) - Number(a) : Number(a) - Number(b))));
      });

  it('steps to the same neighbours as the list has', async () => {
    for (const sort of contactSorts) {
      const order = { sort, descending: true };
      const rows = await walk(order);
      for (const at of [0, 30, 60, HOW_MANY - 1]) {
        const neighbours = await readingTenant(cast.astrid.tenantId, () =>
          contactNeighbours(cast.astrid, all, order, rows[at]?.id ?? ''),
        );
        expect(neighbours, `${sort} ${at}`).to.eql({ previous: rows[at - 1]?.id, next: rows[at + 1]?.id });
      }
    }
  });

  it('steps through what a search finds, as its list does', async () => {
    for (const search of ['odegard', 'Ås ']) {
      const order: ListOrder = { sort: 'name', descending: false };
      const rows = await walk(order, { ...all, search });
      expect(rows.length, search).to.be.greaterThan(2).and.lessThan(HOW_MANY);
      for (const at of [0, 1, rows.length - 1]) {
        const neighbours = await readingTenant(cast.astrid.tenantId, () =>
          contactNeighbours(cast.astrid, { ...all, search }, order, rows[at]?.id ?? ''),
        );
        expect(neighbours, `${search} ${at}`).to.eql({ previous: rows[at - 1]?.id, next: rows[at + 1]?.id });
      }
    }
  });

  it('filters by owner, by silence and by text, alone and together', async () => {
    const order: ListOrder = { sort: 'activity', descending: true };
    const mine = await walk(order, { ...all, ownerId: cast.bjorn.id });
    expect(mine).to.have.length(Math.ceil(HOW_MANY / 3));
    expect(new Set(mine.map(({ ownerName }) => ownerName))).to.eql(new Set(['Bjørn Berg']));
    const silent = await walk(order, { ...all, idleMonths: 12 });
    const limit = Date.now() - 364 * day;
    expect(silent.length).to.be.greaterThan(0).and.lessThan(HOW_MANY);
    expect(silent.every((row) => (row.lastActivityAt ?? row.createdAt).getTime() < limit)).to.equal(true);
    const found = await walk(order, { search: 'odegard', ownerId: cast.bjorn.id, idleMonths: undefined });
    expect(found.length).to.be.greaterThan(0);
    expect(found.every((row) => row.familyName === 'Ødegård' && row.ownerName === 'Bjørn Berg')).to.equal(true);
  });

  it('counts what the list holds', async () => {
    const count = (filter: ContactFilter) =>
      readingTenant(cast.astrid.tenantId, () => contactCount(cast.astrid, filter));
    expect(await count(all)).to.eql({ count: HOW_MANY, atLeast: false });
    expect(await count({ ...all, ownerId: cast.bjorn.id })).to.eql({ count: Math.ceil(HOW_MANY / 3), atLeast: false });
    expect((await count({ ...all, search: 'Ås ' })).count).to.be.greaterThan(0);
  });

  it('is one statement in one transaction, first page or not', async () => {
    const order: ListOrder = { sort: 'company', descending: false };
    const page = await list(order);
    expect(page.rows).to.have.length(CONTACTS_PER_PAGE);
    const next = page.next ?? '';
    const statements = await statementsOf(() => list(order, { ...all, ownerId: cast.bjorn.id }, { after: next }));
    expect(statements.map((text) => text.split(/[\s;]/)[0])).to.eql(['begin', 'with', 'commit']);
  });

  it('never shows another tenant’s contacts', async () => {
    const page = await readingTenant(cast.clara.tenantId, () =>
      contactList(cast.clara, all, { order: { sort: 'name', descending: false }, after: '', before: '' }),
    );
    expect(page.rows.map(({ familyName }) => familyName)).to.eql(['Fjords']);
  });
});
