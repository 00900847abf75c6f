import { expect } from 'chai';

import { newId } from '../../../src/domain/identifiers.ts';
import { SealBroken } from '../../../src/domain/keys/envelope.ts';
import { resealKeys } from '../../../src/domain/keys/reseal-keys.ts';
import { KeyUnavailable, keysFor, openKeys } from '../../../src/domain/keys/secret-keys.ts';
import { destroyKeyOf, openFor, openMany, sealFor } from '../../../src/domain/keys/subject-keys.ts';
import { tenantHmac, tenantKey, tenantKeyIfMade } from '../../../src/domain/keys/tenant-keys.ts';
import { inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { statementsOf } from '../../support/statements.ts';
import { asSuperuser } from '../../support/superuser.ts';

const NEWER = 'the secret that follows the one of the tests';

/** What `work` throws. */
async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('Keys', () => {
  const cast = useCast({ poolSize: 12 });
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const there = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.clara.tenantId, work);

  afterEach(() => openKeys([SECRET_KEY]));

  describe('of a tenant', () => {
    it('are made once, also when ten need one first', async () => {
      const keys = await Promise.all(Array.from({ length: 10 }, () => here(() => tenantKey('link'))));
      expect(keys[0]).to.have.length(32);
      for (const key of keys) expect(key.equals(keys[0] ?? Buffer.alloc(0))).to.equal(true);
      expect(await here(() => sql(`select kind from tenant_keys where kind = 'link'`))).to.have.length(1);
    });

    it('differ by kind and by tenant, and so does what they are applied to', async () => {
      const values = [
        await here(() => tenantHmac('suppression', 'kari@example.no')),
        await here(() => tenantHmac('audit', 'kari@example.no')),
        await there(() => tenantHmac('suppression', 'kari@example.no')),
        await here(() => tenantHmac('suppression', 'ola@example.no')),
      ].map((value) => value.toString('hex'));
      expect(new Set(values).size).to.equal(4);
      expect((await here(() => tenantHmac('suppression', 'kari@example.no'))).toString('hex')).to.equal(values[0]);
    });

    it('are read in one statement, also where nothing can be written', async () => {
      await here(() => tenantKey('suppression'));
      const sent = await statementsOf(() => here(() => tenantKey('suppression')));
      expect(sent.filter((text) => text.includes('tenant_keys'))).to.have.length(1);
      expect(await readingTenant(cast.astrid.tenantId, () => tenantKeyIfMade('suppression'))).to.have.length(32);
      expect(await readingTenant(cast.clara.tenantId, () => tenantKeyIfMade('link'))).to.equal(undefined);
    });

    it('do not stand in the database, and do not open in another tenant', async () => {
      const key = await here(() => tenantKey('link'));
      await there(() => tenantKey('link'));
      const [row] = await here(() => sql<{ sealed: Buffer }>(`select sealed from tenant_keys where kind = 'link'`));
      expect(row?.sealed.includes(key)).to.equal(false);
      await asSuperuser(cast.database, (client) =>
        client.query(`update tenant_keys set sealed = $1 where tenant_id = $2 and kind = 'link'`, [
          row?.sealed,
          cast.clara.tenantId,
        ]),
      );
      expect(await thrownBy(() => there(() => tenantKey('link')))).to.be.instanceOf(SealBroken);
      await asSuperuser(cast.database, (client) =>
        client.query(`delete from tenant_keys where tenant_id = $1 and kind = 'link'`, [cast.clara.tenantId]),
      );
    });
  });

  describe('of a person', () => {
    it('seal a value that opens again for that person alone', async () => {
      const kari = { kind: 'contact', id: newId() };
      const ola = { kind: 'contact', id: newId() };
      const sealed = await here(() => sealFor(kari, 'Kari Nordmann, Ås'));
      const again = await here(() => sealFor(kari, 'Kari Nordmann, Ås'));
      await here(() => sealFor(ola, 'noe annet'));
      expect(sealed.includes('Kari')).to.equal(false);
      expect(sealed.equals(again), 'the same value seals differently each time').to.equal(false);
      expect(await here(() => openFor(kari, sealed))).to.equal('Kari Nordmann, Ås');
      expect(await here(() => openFor(ola, sealed))).to.equal(undefined);
      expect(await there(() => openFor(kari, sealed)), 'in another tenant').to.equal(undefined);
    });

    it('are made once, also when ten need one first', async () => {
      const kari = { kind: 'contact', id: newId() };
      const sealed = await Promise.all(Array.from({ length: 10 }, (_, at) => here(() => sealFor(kari, String(at)))));
      const opened = await here(() => openMany(sealed.map((one) => ({ subject: kari, sealed: one }))));
      expect(opened).to.deep.equal(Array.from({ length: 10 }, (_, at) => String(at)));
    });

    it('leave nothing readable when destroyed, not even when the person gets a new one', async () => {
      const kari = { kind: 'contact', id: newId() };
      const before = await here(() => sealFor(kari, 'før'));
      expect(await here(() => destroyKeyOf(kari))).to.equal(true);
      expect(await here(() => destroyKeyOf(kari))).to.equal(false);
      expect(await here(() => openFor(kari, before))).to.equal(undefined);
      const after = await here(() => sealFor(kari, 'etter'));
      expect(
        await here(() =>
          openMany([
            { subject: kari, sealed: before },
            { subject: kari, sealed: after },
          ]),
        ),
      ).to.deep.equal([undefined, 'etter']);
    });

    it('tell a changed value from one whose key is gone', async () => {
      const kari = { kind: 'contact', id: newId() };
      const sealed = await here(() => sealFor(kari, 'verdi'));
      for (const at of [0, 12, sealed.length - 1]) {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(await thrownBy(() => here(() => openFor(kari, changed))), `byte ${at}`).to.be.instanceOf(SealBroken);
      }
      expect(await thrownBy(() => here(() => openFor(kari, Buffer.from('kort'))))).to.be.instanceOf(SealBroken);
    });

    it('are opened for a whole page in one statement', async () => {
      const subjects = Array.from({ length: 20 }, () => ({ kind: 'contact', id: newId() }));
      const values = await here(async () => {
        const made = [];
        for (const subject of subjects) made.push({ subject, sealed: await sealFor(subject, subject.id) });
        return made;
      });
      const sent = await statementsOf(async () => {
        expect(await here(() => openMany(values))).to.deep.equal(subjects.map(({ id }) => id));
      });
      expect(sent.filter((text) => text.includes('subject_keys'))).to.have.length(1);
    });
  });

  describe('and the secret they are sealed under', () => {
    const kari = { kind: 'contact', id: newId() };
    let sealed: Buffer;
    let key: Buffer;

    before(async () => {
      key = await here(() => tenantKey('audit'));
      sealed = await here(() => sealFor(kari, 'verdi'));
    });

    const opens = async (): Promise<void> => {
      expect((await here(() => tenantKey('audit'))).equals(key)).to.equal(true);
      expect(await here(() => openFor(kari, sealed))).to.equal('verdi');
    };

    it('say which secret is missing, and break nothing', async () => {
      openKeys([NEWER]);
      const error = await thrownBy(() => here(() => tenantKey('audit')));
      expect(error).to.be.instanceOf(KeyUnavailable).and.include({ failure: 'secret-unknown' });
      expect(String(error)).to.contain('SECRET_KEYS');
      expect(await thrownBy(() => here(() => openFor(kari, sealed)))).to.be.instanceOf(KeyUnavailable);
      openKeys([]);
      expect(await thrownBy(() => here(() => tenantKey('audit')))).to.include({ failure: 'no-secret' });
      expect(() => keysFor('anything')).to.throw(KeyUnavailable);
      openKeys([SECRET_KEY]);
      await opens();
    });

    it('can be rotated: the newest seals, all open, and after the night’s resealing the old one may go', async () => {
      openKeys([NEWER, SECRET_KEY]);
      await opens();
      const ola = { kind: 'contact', id: newId() };
      const made = await here(() => sealFor(ola, 'ny'));
      expect(await resealKeys()).to.be.greaterThan(0);
      expect(await resealKeys()).to.equal(0);
      openKeys([NEWER]);
      await opens();
      expect(await here(() => openFor(ola, made))).to.equal('ny');
      openKeys([SECRET_KEY, NEWER]);
      await resealKeys();
      openKeys([SECRET_KEY]);
      await opens();
    });

    it('seal anew also where there are more keys than one transaction takes', async () => {
      const ids = Array.from({ length: 501 }, () => newId());
      const subject = { kind: 'contact', id: ids[0] ?? '' };
      await here(async () => {
        await sealFor(subject, 'x');
        for (const id of ids.slice(1)) await sealFor({ kind: 'contact', id }, 'x');
      });
      openKeys([NEWER, SECRET_KEY]);
      expect(await resealKeys()).to.be.at.least(ids.length);
      openKeys([NEWER]);
      expect(await here(() => sealFor(subject, 'y'))).to.be.instanceOf(Buffer);
      openKeys([SECRET_KEY, NEWER]);
      await resealKeys();
    });
  });
});
