import { expect } from 'chai';
import type pg from 'pg';

import { system } from '../../../../src/domain/audit/audit.ts';
import { osloDay } from '../../../../src/domain/clock.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import {
  isPersonal,
  type TableDeclaration,
  type Tie,
  type Treatment,
} from '../../../../src/domain/privacy/inventory/declaration.ts';
import { eraseHere } from '../../../../src/domain/privacy/erasure/erase-here.ts';
import type { Traces } from '../../../../src/domain/privacy/erasure/traces.ts';
import { treatments } from '../../../../src/domain/privacy/inventory/erasure-treatment.ts';
import { contactPlaces, residueOfContact } from '../../../../src/domain/privacy/inventory/contact-places.ts';
import { declarationOf, inventory } from '../../../../src/domain/privacy/inventory/inventory.ts';
import { inTenant, seeingRestricted } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { residueAnywhere } from '../../../support/residue.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { canaryOf, fillRow, liftConstraints, MOMENT, type Row } from './filled-rows.ts';

const MONTH = new Date('2024-05-01T00:00:00+02:00');
const contacts = declarationOf('contacts');

/** The month it is in Norway, as `date_trunc` has it. */
function thisMonth(): Date {
  const first = `${osloDay().slice(0, 7)}-01`;
  const [summer, winter] = [new Date(`${first}T00:00:00+02:00`), new Date(`${first}T00:00:00+01:00`)];
  return osloDay(summer) === first ? summer : winter;
}

/** A row of a person, as it was filled. */
interface Filled {
  readonly declaration: TableDeclaration;
  readonly tie: Tie;
  readonly alone: boolean;
  readonly before: Row;
}

/** Nobody to look for by name: what goes here goes because the inventory says so. */
const nobody: Traces = { givenName: '', familyName: '', emails: [], phones: [], posts: [] };

for (const reason of ['rule', 'right'] as const)
  describe(`Erasing a contact by ${reason} does to every column what the inventory declares`, function () {
    this.timeout(60_000);
    const cast = useCast();

    /** What erasure does to the columns that a tie reaches. */
    const reached = ({ declaration, tie }: Pick<Filled, 'declaration' | 'tie'>): Readonly<Record<string, Treatment>> =>
      Object.fromEntries(
        Object.entries(treatments(declaration, 'contact', reason)).filter(
          ([name]) => tie.treats?.includes(name) ?? true,
        ),
      );

    /** Whether the row goes as a whole: what was theirs alone, for who is erased on their own right. */
    const goes = (one: Filled): boolean =>
      Object.values(reached(one)).includes('delete') ||
      (reason === 'right' && one.alone && one.tie.key === 'contact' && one.declaration.alone !== undefined);
    const contact = newId();
    const filled: Filled[] = [];

    /** The tables with rows about a contact, each with each of its ties to them; what only tells of a company is about its owner. */
    const tied = inventory
      .filter(({ schema }) => schema === 'public')
      .flatMap((declaration) =>
        declaration.ties
          .filter(({ to, as }) => to === 'contact' && as === 'about')
          .map((tie) => ({ declaration, tie }))
          .filter((one) => one.tie.key !== 'sole-trader-company' || Object.keys(reached(one)).length > 0),
      );

    const fill = async (
      client: pg.ClientBase,
      declaration: TableDeclaration,
      tie: Tie,
      alone: boolean,
      held: string,
    ) => {
      const before = await fillRow(client, declaration, tie, { tenantId: cast.astrid.tenantId, held, alone });
      if (before) filled.push({ declaration, tie, alone, before });
    };

    before(async () => {
      await asSuperuser(cast.database, async (client) => {
        await liftConstraints(client);
        const [self] = contacts.ties;
        if (!self) throw new Error('contacts are not tied to themselves');
        await fill(client, contacts, self, false, contact);
        for (const { declaration, tie } of tied) {
          if (declaration === contacts) continue;
          for (const alone of [false, true]) {
            // Of a deal's own activities the deal is the whole tie; the contact is somebody else or nobody.
            const through: Partial<Record<Tie['key'], (of: pg.ClientBase) => Promise<string>>> = {
              'contact-deal': dealOf,
              'contact-email': addressOf,
              'contact-restriction': restrictionOf,
              'sole-trader-company': businessOf,
            };
            const held = (await through[tie.key]?.(client)) ?? contact;
            await fill(client, declaration, tie, alone, held);
          }
        }
        await client.query(
          `update deals set title = title || ' til ' || $1 where contact_id = $2 or contact_id is null`,
          [canaryOf('contacts', 'given_name'), contact],
        );
      });
      // As filled, the contact is restricted too: erasure reaches the restricted as well.
      await inTenant(cast.astrid.tenantId, () =>
        seeingRestricted<unknown>(() =>
          reason === 'rule'
            ? anonymiseContacts(system, [contact])
            : eraseHere({ id: newId(), contactId: contact, neverContact: false }, nobody),
        ),
      );
    });

    const dealOf = async (client: pg.ClientBase): Promise<string> => {
      const id = newId();
      await client.query(
        `insert into deals (tenant_id, id, stage_id, title, contact_id) values ($1, $2, $2, 'x', $3)`,
        [cast.astrid.tenantId, id, contact],
      );
      return id;
    };

    const restrictionOf = async (client: pg.ClientBase): Promise<string> => {
      const id = newId();
      await client.query(
        `insert into restrictions (tenant_id, id, contact_id, ground, restricted_at, restricted_by, lifted_at) values ($1, $2, $3, 'accuracy', $4, $5, $4)`,
        [cast.astrid.tenantId, id, contact, MOMENT, cast.astrid.id],
      );
      return id;
    };

    const businessOf = async (client: pg.ClientBase): Promise<string> => {
      const id = newId();
      await client.query(
        `insert into companies (tenant_id, id, name, sort_name, search_text, person_like) values ($1, $2, 'x', 'x', 'x', true)`,
        [cast.astrid.tenantId, id],
      );
      await client.query(
        `insert into contact_companies (tenant_id, id, contact_id, company_id, position, own_business) values ($1, $2, $3, $4, 9, true)`,
        [cast.astrid.tenantId, newId(), contact, id],
      );
      return id;
    };

    const addressOf = async (client: pg.ClientBase): Promise<string> => {
      const address = `${newId()}@kanari.example`;
      await client.query(
        `insert into contact_emails (tenant_id, id, contact_id, address, position) values ($1, $2, $3, $4, 9)`,
        [cast.astrid.tenantId, newId(), contact, address],
      );
      return address;
    };

    /** The row as it is now, found by its primary key; undefined when it is gone. */
    const now = (one: Filled): Promise<Row | undefined> =>
      asSuperuser(cast.database, async (client) => {
        const { table } = one.declaration;
        const { rows: keys } = await client.query<{ name: string }>(
          `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
          where i.indrelid = $1::regclass and i.indisprimary`,
          [`public.${table}`],
        );
        const conditions = keys.map(({ name }, at) => `"${name}" = $${at + 1}`).join(' and ');
        const { rows } = await client.query<Row>(
          `select * from ${table} where ${conditions}`,
          keys.map(({ name }) => one.before[name]),
        );
        return rows[0];
      });

    const expected = (one: Filled, name: string, treatment: Treatment | undefined): unknown => {
      const was = one.before[name];
      const month = was === null ? null : MONTH;
      switch (treatment) {
        case undefined:
        case 'keep':
        case 'expire':
        // The sealed bytes stay; what goes is the key they open with (test/domain/audit/values.test.ts).
        case 'shred':
          return was;
        case 'null':
          return null;
        case 'empty':
          return '';
        case 'neutral-given-name':
          return 'Anonymisert';
        case 'user-source':
          return 'user';
        case 'erased-given-name':
          return 'Slettet';
        case 'neutral-family-name':
          return 'person';
        case 'neutral-title-if-named':
          return 'Salg';
        case 'month':
          return month;
        case 'erasure-month':
          return thisMonth();
        // As filled, every request has ended.
        case 'null-if-ended':
          return null;
        case 'month-if-alone':
          return one.alone ? month : was;
        case 'null-unless-alone':
          return one.alone ? was : null;
        case 'counted':
          return Number(was) + 1;
        default:
          throw new Error(`${one.declaration.table}.${name}: nobody erases a contact by ${treatment}`);
      }
    };

    it('has a row for every tie, with something in every column', () => {
      const missing = tied.filter((one) => !filled.some(({ tie }) => tie === one.tie));
      expect(missing.map(({ declaration }) => declaration.table)).to.deep.equal([]);
      const empty = Object.entries(filled[0]?.before ?? {}).filter(([, value]) => value === null);
      expect(empty.map(([name]) => name)).to.deep.equal(['anonymised_at']);
      expect(filled[0]?.before['last_activity_at']).to.deep.equal(MOMENT);
    });

    it('column by column, in every table that is about a contact', async () => {
      for (const one of filled) {
        const { table } = one.declaration;
        const treated = reached(one);
        const after = await now(one);
        if (goes(one)) {
          expect(after, `${table}: the row goes`).to.equal(undefined);
          continue;
        }
        for (const name of Object.keys(one.declaration.columns)) {
          const place = `${table}.${name}, found through ${one.tie.column}${one.alone ? ', alone' : ''}`;
          if (treated[name] === 'moment') {
            expect(after?.[name], place).to.be.instanceOf(Date);
            expect(Date.now() - Number(after?.[name]), place).to.be.within(0, 60_000);
            continue;
          }
          // The title of the deal was given the person's name after the row was made.
          if (treated[name] === 'neutral-title-if-named') expect(after?.[name], place).to.equal('Salg');
          else expect(after?.[name], place).to.deep.equal(expected(one, name, treated[name]));
        }
      }
    });

    it('is read back in every place where anything about a contact can stand, and in few others', async () => {
      const everywhere = await residueAnywhere(cast.database, ['kanari-']);
      const back = await inTenant(cast.astrid.tenantId, () => seeingRestricted(() => residueOfContact(['kanari-'])));
      const seen = new Set(back.map(({ place }) => place));
      const unseen = everywhere.map(({ place }) => place).filter((place) => !seen.has(place));
      // What is of a contact's row but about nobody: codes of ours, and who of the tenant's own did it.
      expect(
        unseen.filter((place) => contactPlaces.get(place.split('.')[0] ?? '')?.has(place.split('.')[1] ?? '')),
      ).to.deep.equal([]);
      const personal = (place: string): boolean => {
        const [table = '', name = ''] = place.split('.');
        const column = declarationOf(table).columns[name];
        return (
          column !== undefined &&
          isPersonal(column) &&
          (column.subject === 'contact' || column.subject === 'sole-trader')
        );
      };
      expect(unseen.filter(personal)).to.deep.equal([]);
      expect(back.length).to.be.greaterThan(20);
      const tables = [...contactPlaces.keys()];
      for (const table of ['register_entities', 'mirror_entities', 'users', 'members', 'outbox'])
        expect(tables, table).to.not.include(table);
    });

    it('invariant I4: leaves what was written in a treated column nowhere, and the rest only where it is declared to stay', async () => {
      const stays = new Set<string>();
      for (const one of filled)
        for (const name of Object.keys(one.declaration.columns)) {
          const treatment = reached(one)[name];
          if (
            !goes(one) &&
            (treatment === undefined || treatment === 'keep' || treatment === 'expire' || treatment === 'shred')
          )
            stays.add(`${one.declaration.table}.${name}`);
        }
      const found = await residueAnywhere(cast.database, ['kanari-']);
      expect(found.map(({ place }) => place).filter((place) => !stays.has(place))).to.deep.equal([]);
      const personal = ['given_name', 'family_name', 'email', 'phone', 'job_title', 'search_text', 'company_name'];
      expect(
        await residueAnywhere(
          cast.database,
          personal.map((column) => canaryOf('contacts', column)),
        ),
      ).to.deep.equal([]);
    });
  });
