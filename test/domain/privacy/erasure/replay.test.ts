import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { everyContact } from '../../../../src/domain/exports/contact-export.ts';
import { requestExport } from '../../../../src/domain/exports/request-export.ts';
import { fileExists, filePath } from '../../../../src/domain/files/files.ts';
import { writeMail } from '../../../../src/domain/mail/mail.ts';
import { leaseObligation } from '../../../../src/domain/outbox.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { readLedger } from '../../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { ErasuresToReplay, refuseBehindLedger } from '../../../../src/domain/privacy/erasure/refuse-behind-ledger.ts';
import { replayErasures } from '../../../../src/domain/privacy/erasure/replay.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { vouchIdentity } from '../../../../src/domain/privacy/requests/identity.ts';
import { claimBusiness } from '../../../../src/domain/privacy/requests/own-businesses.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { eraseEndedTenants } from '../../../../src/domain/tenants/ending/close-ended.ts';
import { endTenant } from '../../../../src/domain/tenants/lifecycle.ts';
import { removeMember } from '../../../../src/domain/tenants/roles.ts';
import { forgetUsersAlone } from '../../../../src/domain/users/forget-users.ts';
import { membershipsOf } from '../../../../src/domain/users/memberships.ts';
import { beginErasure } from '../../../../src/domain/users/own-erasure/ask.ts';
import { obligationOf } from '../../exports/exported.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useBackup } from '../../../support/backup.ts';
import { colleague, useCast } from '../../../support/cast.ts';
import { refusalToStart } from '../../../support/entrance.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { residueAnywhere } from '../../../support/residue.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { arrived } from '../requests/with-requests.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const identifiers = ['Linnea Bakkeli', 'linnea@bakke.example'];

describe('A backup restored over erasures', function () {
  // Web and worker are started whole.
  this.timeout(120_000);
  const cast = useCast();
  const folder = useTemporaryFolder();
  const backup = useBackup(cast);
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  // A ledger for each: these tests do not live through their months in one order.
  let ledgers = 0;
  const dataDir = (): string => path.join(folder.path, String(ledgers));
  beforeEach(() => {
    ledgers += 1;
    openTestOutside(dataDir());
  });

  it('hard case 20, invariant I8: web and workers refuse until the erasures are carried out again', async () => {
    const person = await here(async () => {
      const [id = '', other = ''] = await insertContacts([
        { givenName: 'Linnea', familyName: 'Bakkeli', emails: ['linnea@bakke.example'] },
        { givenName: 'Per', familyName: 'Annen' },
      ]);
      await recordActivity(cast.astrid, {
        kind: 'note',
        subject: { kind: 'contact', id: other },
        title: '',
        body: 'Linnea Bakkeli kommer',
      });
      return id;
    });
    await refuseBehindLedger();

    await backup.make();
    await here(async () => {
      const { hits } = await erasurePreview(cast.astrid, person);
      await decideErasure(cast.astrid, person, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: true,
      });
    });
    await carryOutDue(cast.database, 'erasure');
    expect(await residueAnywhere(cast.database, identifiers)).to.deep.equal([]);
    await refuseBehindLedger();
    const { lines, broken } = await readLedger();
    expect(broken).to.deep.equal([]);
    expect(JSON.stringify(lines)).not.to.match(new RegExp(`innea|${person}|${cast.astrid.tenantId}`));

    await backup.restored(async (restored) => {
      expect(await residueAnywhere(restored, identifiers)).not.to.deep.equal([]);
      expect(await refuseBehindLedger().catch((error: unknown) => error)).to.be.instanceOf(ErasuresToReplay);
      const place = { DATABASE_URL: backup.restoredUrl(), DATA_DIR: dataDir(), PORT: '9' };
      const refused = await Promise.all(
        (['web/server.ts', 'workers/worker.ts'] as const).map((entrance) => refusalToStart(entrance, place)),
      );
      for (const { code, said } of refused) {
        expect(said).to.include('npm run replay-erasures');
        expect(code).to.equal(1);
      }
      expect(await residueAnywhere(restored, identifiers), 'nobody was let in').not.to.deep.equal([]);
      expect(await replayErasures()).to.deep.equal({ replayed: 1, toLookAt: 0 });
      expect(await residueAnywhere(restored, identifiers)).to.deep.equal([]);
      await refuseBehindLedger();
      expect(await replayErasures()).to.deep.equal({ replayed: 0, toLookAt: 0 });
      expect((await readLedger()).lines).to.have.length(1);
    });
  });

  it('hard case 20, invariant I8: takes away the files that came back beside the database, and what was queued for the person', async () => {
    const { astrid } = cast;
    const { tenantId } = astrid;
    const email = 'solveig@myra.example';
    const [person = ''] = await here(() =>
      insertContacts([{ givenName: 'Solveig', familyName: 'Myrull', emails: [email] }]),
    );
    const id = await here(() => requestExport(astrid, everyContact, 'nb'));
    await carryOutDue(cast.database, 'contact-export');
    const keyOf = () =>
      here(async () => {
        const [row] = await sql<{ key: string }>(
          `select file_key as key from exports where tenant_id = $1 and id = $2`,
          [tenantId, id],
        );
        return row?.key ?? '';
      });
    const key = await keyOf();
    const bytes = readFileSync(filePath(tenantId, key));
    expect(bytes.toString()).to.include('Myrull');
    await here(() =>
      writeMail('person-page', {
        to: email,
        language: 'nb',
        params: { controller: 'Nordlys AS', link: 'https://onnet.example/x' },
        key: `person-page:${person}`,
      }),
    );
    const queued = await obligationOf(astrid, 'mail', `person-page:${person}`);
    await backup.make();
    await here(() => decideErasure(astrid, person, { decisions: {}, confirmed: true, neverContact: false }));
    await carryOutDue(cast.database, 'erasure');
    expect(await fileExists(tenantId, key)).to.equal(false);

    await backup.restored(async (restored) => {
      writeFileSync(filePath(tenantId, key), bytes);
      expect(await keyOf(), 'the row has come back with it').to.equal(key);
      expect(await replayErasures()).to.deep.equal({ replayed: 1, toLookAt: 0 });
      expect(await fileExists(tenantId, key)).to.equal(false);
      // A queue that lies outside the database still has the job: nothing is owed for it any more.
      expect(await leaseObligation(tenantId, queued)).to.equal(undefined);
      expect(await residueAnywhere(restored, [email, 'Solveig Myrull'])).to.deep.equal([]);
    });
  });

  it('hard case 20, invariant I8: erases again a business that only a request after the backup said to be theirs', async () => {
    const desk = tenantDesk(cast.astrid);
    const [business = '', person = ''] = await here(async () => [
      ...(await insertCompanies([{ name: 'Annet Navn', legalForm: 'ENK', email: 'post@tomten.example' }])),
      ...(await insertContacts([{ givenName: 'Ragnfrid', familyName: 'Tomtebo' }])),
    ]);
    const email = () =>
      here(async () => {
        const [row] = await sql<{ email: string | null }>(
          `select email from companies where tenant_id = $1 and id = $2`,
          [cast.astrid.tenantId, business],
        );
        return row?.email;
      });
    await backup.make();
    // Nothing but the address of whoever asks says that it may be theirs.
    const request = await arrived(desk, {
      kind: 'erasure',
      requesterName: 'Ragnfrid Tomtebo',
      requesterEmail: 'post@tomten.example',
    });
    await here(() => sortRequest(desk, request, { kind: 'erasure', personId: person }));
    await here(() => vouchIdentity(desk, request, 'Kom innom.'));
    await here(() => claimBusiness(desk, request, business));
    await here(async () => {
      const { hits } = await erasurePreview(cast.astrid, person, request);
      await decideErasure(cast.astrid, person, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: false,
        requestId: request,
      });
    });
    await carryOutDue(cast.database, 'erasure');
    expect(await email()).to.equal(null);
    await backup.restored(async () => {
      expect(await email()).to.equal('post@tomten.example');
      expect(await replayErasures()).to.deep.equal({ replayed: 1, toLookAt: 0 });
      expect(await email()).to.equal(null);
    });
  });

  it('hard case 20, invariant I8: brings back no user who is gone, whether they asked for it or left', async () => {
    const asked = await colleague(cast.astrid, 'Torbjørg Fjellvåk', 'torbjorg@vaak.example', 'not used', 'owner');
    const alone = await colleague(cast.astrid, 'Gunnhild Myrsnipe', 'gunnhild@snipe.example', 'not used', 'member');
    await here(async () => {
      const [id = ''] = await insertContacts([{ givenName: 'Per', familyName: 'Kunde' }]);
      for (const by of [asked, alone])
        await recordActivity(by, { kind: 'note', subject: { kind: 'contact', id }, title: '', body: 'Ringte' });
    });
    await backup.make();

    await beginErasure({ id: asked.userId, operator: false, memberships: await membershipsOf(asked.userId) });
    await carryOutDue(cast.database, 'account-erasure');
    await here(() => removeMember(cast.astrid, alone.id));
    for (const days of [1, 33]) await atTime(new Date(Date.now() + days * 86_400_000), forgetUsersAlone);
    await refuseBehindLedger();
    const { lines, broken } = await readLedger();
    expect(broken).to.deep.equal([]);
    expect(lines.filter((line) => line.kind === 'user').map((line) => line.asked)).to.deep.equal([true, false]);
    expect(JSON.stringify(lines)).not.to.match(new RegExp(`${asked.userId}|${alone.userId}|vaak|snipe`));

    const addresses = ['torbjorg@vaak.example', 'gunnhild@snipe.example'];
    await backup.restored(async (restored) => {
      // As in a backup from when they were an operator.
      await asSuperuser(restored, (client) =>
        client.query(`update users set operator = true where id = $1`, [alone.userId]),
      );
      expect(await residueAnywhere(restored, addresses)).not.to.deep.equal([]);
      expect(await refuseBehindLedger().catch((error: unknown) => error)).to.be.instanceOf(ErasuresToReplay);
      expect(await replayErasures()).to.deep.equal({ replayed: 2, toLookAt: 0 });
      expect(await residueAnywhere(restored, [...addresses, 'Torbjørg Fjellvåk'])).to.deep.equal([]);
      expect(await membershipsOf(asked.userId)).to.deep.equal([]);
      const authors = await here(() =>
        sql<{ name: string }>(
          `select distinct m.name from activities a join members m on m.tenant_id = a.tenant_id and m.id = a.by_member
            where a.tenant_id = $1 and a.body = 'Ringte' order by 1`,
          [cast.astrid.tenantId],
        ),
      );
      expect(authors.map(({ name }) => name)).to.deep.equal(['Gunnhild Myrsnipe', 'Tidligere bruker']);
      await refuseBehindLedger();
      expect(await replayErasures()).to.deep.equal({ replayed: 0, toLookAt: 0 });
    });
  });

  it('hard case 20: leaves no tenant without an owner, though the backup is from before the last one handed over', async () => {
    const { astrid, randi } = cast;
    const roles = () =>
      here(() =>
        sql<{ name: string; role: string }>(
          `select name, role from members where tenant_id = $1 and ended_at is null order by role, name`,
          [astrid.tenantId],
        ),
      );
    const asOwner = await colleague(astrid, 'Gammel Eier', 'gammel@eier.example', 'not used', 'owner');
    await here(() =>
      change(`update members set role = 'reader' where tenant_id = $1 and id = $2`, [astrid.tenantId, astrid.id]),
    );
    await here(() =>
      change(`update members set role = 'admin' where tenant_id = $1 and id = $2`, [astrid.tenantId, randi.id]),
    );
    await backup.make();
    await here(() =>
      change(`update members set role = 'owner' where tenant_id = $1 and id = $2`, [astrid.tenantId, astrid.id]),
    );
    await beginErasure({ id: asOwner.userId, operator: false, memberships: await membershipsOf(asOwner.userId) });
    await carryOutDue(cast.database, 'account-erasure');
    await backup.restored(async () => {
      expect(await replayErasures(), 'somebody has to ask them').to.deep.equal({ replayed: 1, toLookAt: 1 });
      const owners = (await roles()).filter(({ role }) => role === 'owner');
      expect(owners.map(({ name }) => name)).to.deep.equal([randi.name]);
      const [told] = await here(() =>
        sql(
          `select actor, subject_id, details from audit_entries where tenant_id = $1 and action = 'member.role-changed' order by id desc limit 1`,
          [astrid.tenantId],
        ),
      );
      expect(told).to.deep.equal({ actor: 'system', subject_id: randi.id, details: { from: 'admin', to: 'owner' } });
    });
    await here(() =>
      change(`update members set role = 'reader' where tenant_id = $1 and id = $2`, [astrid.tenantId, randi.id]),
    );
  });

  it('hard case 20, invariant I8: brings back no tenant that has ended, nor asks for its contacts one by one', async () => {
    const there = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.clara.tenantId, work);
    const person = await there(async () => {
      const [id = ''] = await insertContacts([
        { givenName: 'Sunniva', familyName: 'Havørn', emails: ['sunniva@havorn.example'] },
      ]);
      return id;
    });
    await backup.make();
    await there(() => decideErasure(cast.clara, person, { decisions: {}, confirmed: true, neverContact: false }));
    await carryOutDue(cast.database, 'erasure');
    await there(() => insertContacts([{ givenName: 'Torgeir', familyName: 'Havørn' }]));
    await there(() => endTenant(cast.clara));
    const endedAt = await there(endOf);
    await atTime(new Date(Date.now() + 40 * 86_400_000), eraseEndedTenants);
    // Its own rows of what was erased one by one went with it, and nobody is missing for that.
    await refuseBehindLedger();

    await backup.restored(async (restored) => {
      expect(await residueAnywhere(restored, ['Havørn', cast.clara.tenantName])).not.to.deep.equal([]);
      expect(await refuseBehindLedger().catch((error: unknown) => error)).to.be.instanceOf(ErasuresToReplay);
      expect(await replayErasures()).to.deep.equal({ replayed: 1, toLookAt: 0 });
      expect(await residueAnywhere(restored, ['Havørn', cast.clara.tenantName])).to.deep.equal([]);
      expect(await membershipsOf(cast.clara.userId)).to.deep.equal([]);
      expect(await there(endOf), 'what the law keeps is counted from').to.deep.equal(endedAt);
      await refuseBehindLedger();
      expect(await replayErasures()).to.deep.equal({ replayed: 0, toLookAt: 0 });
      expect((await readLedger()).broken).to.deep.equal([]);
    });
  });

  const endOf = async (): Promise<Date | undefined> => {
    const [row] = await sql<{ at: Date }>(`select ended_at as at from tenants where id = $1`, [cast.clara.tenantId]);
    return row?.at;
  };
});
