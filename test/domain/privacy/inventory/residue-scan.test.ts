import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { expect } from 'chai';
import { Redis } from 'ioredis';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import {
  filesBelow,
  residueHere,
  residueInStore,
  type StoredText,
} from '../../../../src/domain/privacy/inventory/residue-scan.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { redisContents } from '../../../../src/workers/redis-contents.ts';
import { useCast } from '../../../support/cast.ts';
import { placesWith, residueAnywhere } from '../../../support/residue.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('The residue scan', () => {
  const cast = useCast();
  const temporary = useTemporaryFolder();

  it('names the rows that something stands in', async () => {
    const [id = ''] = await inTenant(cast.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Kvitsymre', familyName: 'Blåveis', emails: ['kvitsymre@eng.example'] }]),
    );
    const found = await residueAnywhere(cast.database, ['KVITSYMRE@eng.example']);
    expect(found.map(({ place }) => place)).to.deep.equal([
      'contact_emails.address',
      'contacts.search_text',
      'contacts.email',
    ]);
    expect(found.find(({ place }) => place === 'contacts.email')?.rows).to.deep.equal([
      JSON.stringify([cast.astrid.tenantId, id]).replace(',', ', '),
    ]);
  });

  it('finds it in tables that nobody declared, in json, arrays, bytes and numbers, and in BullMQ’s own', async () => {
    await asSuperuser(cast.database, async (client) => {
      await client.query(
        `create table undeclared (id int primary key, a json, b jsonb, c text[], d bytea, e bigint, f varchar(9), g inet)`,
      );
      await client.query(
        `insert into undeclared values
           (1, '{"a": "H\\u00f8ns \\"quoted\\" name"}', '{"deep": [{"Høns \\"quoted\\" name": 1}]}', null, null, null, null, null),
           (2, null, null, array['x', 'pre Høns "quoted" name'], 'pre Høns "quoted" name', 4799112233, 'abc', '10.20.30.40')`,
      );
      await client.query(
        `insert into bullmq.dedup_next (queue, dedup_id, payload) values ('q', 'd', '{"to": "hønserød@x.no"}')`,
      );
    });
    expect(await placesWith(cast.database, ['høns "QUOTED" name'])).to.deep.equal([
      'undeclared.a',
      'undeclared.b',
      'undeclared.c',
      'undeclared.d',
    ]);
    expect(await placesWith(cast.database, ['4799112233', '10.20.30.40'])).to.deep.equal([
      'undeclared.e',
      'undeclared.g',
    ]);
    expect(await placesWith(cast.database, ['HØNSERØD@x.no'])).to.deep.equal(['bullmq.dedup_next.payload']);
    expect(await placesWith(cast.database, ['HØNSERØD@x.no'.normalize('NFD')])).to.deep.equal([
      'bullmq.dedup_next.payload',
    ]);
    await asSuperuser(cast.database, (client) => client.query('drop table undeclared; delete from bullmq.dedup_next'));
  });

  it('sees what its connection sees: in a tenant’s transaction, that tenant', async () => {
    await inTenant(cast.clara.tenantId, () => insertContacts([{ givenName: 'Tiriltunge', familyName: 'Fjordsen' }]));
    const asAstrid = await inTenant(cast.astrid.tenantId, () => residueHere(['tiriltunge']));
    const asClara = await inTenant(cast.clara.tenantId, () => residueHere(['tiriltunge']));
    expect(asAstrid).to.deep.equal([]);
    expect(asClara.map(({ place }) => place)).to.include('contacts.given_name');
  });

  it('refuses an identifier so short that it stands everywhere', async () => {
    const refusal = await residueAnywhere(cast.database, ['Bo']).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Error);
  });

  it('reads files from end to end, and their names', async () => {
    const folder = temporary.path;
    await mkdir(path.join(folder, 'a'), { recursive: true });
    const filler = 'x'.repeat(65_530);
    await writeFile(path.join(folder, 'a', 'across-pieces.csv'), `${filler}Reinrose Fjellsen`);
    await writeFile(path.join(folder, 'reinrose fjellsen.txt'), 'nothing');
    await writeFile(path.join(folder, 'addresses.log'), 'GET /search?q=Reinrose+Fjellsen');
    await writeFile(path.join(folder, 'other.txt'), 'Rein rose');
    const found = await residueInStore(filesBelow(folder), ['reinrose fjellsen']);
    expect(found.map(({ place }) => path.relative(folder, place)).toSorted()).to.deep.equal([
      'a/across-pieces.csv',
      'addresses.log',
      'reinrose fjellsen.txt',
    ]);
    expect(await residueInStore(filesBelow(path.join(folder, newId())), ['reinrose'])).to.deep.equal([]);
  });

  (process.env['TEST_REDIS_URL'] === undefined ? it.skip : it)('reads every kind of value in Redis', async () => {
    const redis = new Redis(`${process.env['TEST_REDIS_URL'] ?? ''}/13`);
    try {
      await redis.flushdb();
      await redis.set('one', 'Svarthyll');
      await redis.hset('two', { svarthyll: 'x' });
      await redis.rpush('three', 'a', 'svarthyll');
      await redis.sadd('four', 'svarthyll');
      await redis.zadd('five', 1, 'svarthyll');
      await redis.xadd('six', '*', 'field', 'svarthyll');
      await redis.set('none', 'svart hyll');
      const found = await residueInStore(redisContents(redis), ['svarthyll']);
      expect(found.map(({ place }) => place)).to.have.members(['one', 'two', 'three', 'four', 'five', 'six']);
    } finally {
      await redis.flushdb();
      redis.disconnect();
    }
  });

  it('does not see an identifier that stands across two values', async () => {
    async function* store(): AsyncGenerator<StoredText> {
      yield { place: 'key', text: ['svart', '\u0001', 'hyll'] };
    }
    expect(await residueInStore(store(), ['svarthyll'])).to.deep.equal([]);
  });
});
