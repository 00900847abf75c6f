import { expect } from 'chai';

import { createDatabase } from '../../../../bin/roles.ts';
import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { closeDatabase, openDatabase } from '../../../../src/domain/database.ts';
import { openFiles } from '../../../../src/domain/files/files.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { openErasureLedger, readLedger } from '../../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { ErasuresToReplay, refuseBehindLedger } from '../../../../src/domain/privacy/erasure/refuse-behind-ledger.ts';
import { replayErasures } from '../../../../src/domain/privacy/erasure/replay.ts';
import { inTenant } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { residueAnywhere } from '../../../support/residue.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const identifiers = ['Linnea Bakkeli', 'linnea@bakke.example'];

describe('A backup restored over erasures', function () {
  this.timeout(60_000);
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  it('hard case 20, invariant I8: web and workers refuse until the erasures are carried out again', async () => {
    openFiles(folder.path);
    openErasureLedger(folder.path);
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

    // The backup, as it was before anybody was erased.
    await closeDatabase();
    const backup = { ...cast.database, name: `${cast.database.name}_b` };
    await asSuperuser({ ...cast.database, name: 'postgres' }, (client) =>
      createDatabase(client, backup.name, cast.database.name),
    );
    const open = (url: string) =>
      openDatabase({ url, applicationName: 'test', poolSize: 4, statementTimeout: 15_000, onError: () => undefined });
    open(cast.database.appUrl);
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

    try {
      await closeDatabase();
      open(cast.database.appUrl.replace(cast.database.name, backup.name));
      expect(await residueAnywhere(backup, identifiers)).not.to.deep.equal([]);
      expect(await refuseBehindLedger().catch((error: unknown) => error)).to.be.instanceOf(ErasuresToReplay);
      expect(await replayErasures()).to.deep.equal({ replayed: 1, toLookAt: 0 });
      expect(await residueAnywhere(backup, identifiers)).to.deep.equal([]);
      await refuseBehindLedger();
      expect(await replayErasures()).to.deep.equal({ replayed: 0, toLookAt: 0 });
      expect((await readLedger()).lines).to.have.length(1);
    } finally {
      await closeDatabase();
      await asSuperuser({ ...cast.database, name: 'postgres' }, (client) =>
        client.query(`drop database if exists ${backup.name} with (force)`),
      );
      open(cast.database.appUrl);
    }
  });
});
