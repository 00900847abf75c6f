import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { sealAudit } from '../../src/domain/audit/seal-entries.ts';
import { insertContacts } from '../../src/domain/contacts/bulk.ts';
import { filePath } from '../../src/domain/files/files.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { decideErasure } from '../../src/domain/privacy/erasure/decide-erasure.ts';
import { refuseBehindLedger } from '../../src/domain/privacy/erasure/refuse-behind-ledger.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { useBackup } from '../support/backup.ts';
import { carryOutDue } from '../support/carry-out-due.ts';
import { useCast } from '../support/cast.ts';
import { runNode } from '../support/command.ts';
import { openTestOutside } from '../support/outside.ts';
import { residueAnywhere } from '../support/residue.ts';
import { SECRET_KEY } from '../support/secret-key.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const identifiers = ['Ragnfrid Øvelsen', 'ragnfrid@ovelse.example'];

describe('npm run restore-drill', function () {
  this.timeout(60_000);
  const cast = useCast();
  const folder = useTemporaryFolder();
  const backup = useBackup(cast);
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const drill = (restored: string) =>
    runNode(['bin/restore-drill.ts', '--restored', restored], {
      DATABASE_URL: cast.database.appUrl,
      DATA_DIR: folder.path,
      SECRET_KEY,
    });
  const ledger = () =>
    readdirSync(path.join(folder.path, 'erasures')).map((name) =>
      readFileSync(path.join(folder.path, 'erasures', name), 'utf8'),
    );

  before(() => openTestOutside(folder.path));

  it('hard case 20: proves that a backup brings nobody back, and leaves what is in use alone', async () => {
    const person = await here(async () => {
      const [id = ''] = await insertContacts([
        { givenName: 'Ragnfrid', familyName: 'Øvelsen', emails: ['ragnfrid@ovelse.example'] },
      ]);
      return id;
    });
    await sealAudit();
    await backup.make();
    await here(() => decideErasure(cast.astrid, person, { decisions: {}, confirmed: true, neverContact: false }));
    await carryOutDue(cast.database, 'erasure');
    // What was sealed since is known outside the database, and is not in the backup: no fault of it.
    expect(await sealAudit()).to.be.above(0);
    const file = filePath(cast.astrid.tenantId, newId());
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'in use');
    const before = ledger();
    await backup.restored(async (restored) => {
      expect(await residueAnywhere(restored, identifiers)).not.to.deep.equal([]);
      const { code, output } = await drill(backup.restoredUrl());
      expect(output).to.include('forgotten: 1; carried out again: 1').and.include('The backup brings nobody back.');
      expect(code).to.equal(0);
      expect(await residueAnywhere(restored, identifiers)).to.deep.equal([]);
      await refuseBehindLedger();
    });
    expect(ledger()).to.deep.equal(before);
    expect(existsSync(file)).to.equal(true);
    const kept: unknown = JSON.parse(readFileSync(path.join(folder.path, 'restore-drill.json'), 'utf8'));
    expect(kept).to.include({ forgotten: 1, replayed: 1, toLookAt: 0, missing: 0, brokenTrails: 0, proved: true });
  });

  it('fails where a line of the ledger is not as it was written', async () => {
    const name = readdirSync(path.join(folder.path, 'erasures'))[0] ?? '';
    const line = path.join(folder.path, 'erasures', name);
    const whole = readFileSync(line, 'utf8');
    writeFileSync(line, whole.replace('"neverContact":false', '"neverContact":true'));
    await backup.make();
    await backup.restored(async () => {
      expect(await drill(backup.restoredUrl())).to.include({ code: 1 });
    });
    writeFileSync(line, whole);
  });

  it('refuses the database in use', async () => {
    const { code, output } = await drill(cast.database.appUrl);
    expect(output).to.include('That is the database in use');
    expect(code).to.equal(2);
  });
});
