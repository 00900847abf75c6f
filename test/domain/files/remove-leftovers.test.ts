import { existsSync, utimesSync } from 'node:fs';

import { expect } from 'chai';

import { beginFile, fileExists, filePath } from '../../../src/domain/files/files.ts';
import { removeLeftovers } from '../../../src/domain/files/remove-leftovers.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { change, inTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { useFiles } from '../exports/exported.ts';

const HOUR = 3_600_000;

describe('Leftover files', () => {
  const cast = useCast();
  useFiles();

  async function begun(hoursAgo: number): Promise<string> {
    const file = await beginFile(cast.astrid.tenantId, newId());
    await new Promise<void>((resolve) => file.stream.end('Kari;Berg', resolve));
    const partial = String(file.stream.path);
    made(partial, hoursAgo);
    return partial;
  }

  /** A finished file, with nothing in the database. */
  async function whole(hoursAgo: number, tenantId = cast.astrid.tenantId): Promise<string> {
    const key = newId();
    const file = await beginFile(tenantId, key);
    await new Promise<void>((resolve) => file.stream.end('Kari;Berg', resolve));
    await file.finish();
    made(filePath(tenantId, key), hoursAgo);
    return key;
  }

  const made = (file: string, hoursAgo: number): void => {
    const then = new Date(Date.now() - hoursAgo * HOUR);
    utimesSync(file, then, then);
  };

  it('of a process that was killed are gone a day later', async () => {
    const abandoned = await begun(25);
    const underWay = await begun(1);
    expect(await removeLeftovers()).to.equal(1);
    expect(existsSync(abandoned)).to.equal(false);
    expect(existsSync(underWay)).to.equal(true);
  });

  it('hard case 20: that a restored database knows nothing of are gone a day later, and what a row leads to stays', async () => {
    const { tenantId, id } = cast.astrid;
    const [exported, copied, unknown, fresh] = [await whole(99), await whole(99), await whole(25), await whole(1)];
    const gone = newId();
    const ofNobody = await whole(25, gone);
    await inTenant(tenantId, async () => {
      await change(
        `insert into exports (tenant_id, id, kind, language, requested_by, state, file_key) values ($1, $2, 'contacts', 'nb', $3, 'finished', $4)`,
        [tenantId, newId(), id, exported],
      );
      await change(
        `insert into access_packages (tenant_id, id, form, contact_id, language, state, file_key, created_at, expires_at)
         values ($1, $2, 'access', $3, 'nb', 'review', $4, now(), now() + interval '1 day')`,
        [tenantId, newId(), newId(), copied],
      );
    });
    expect(await removeLeftovers()).to.equal(2);
    expect(await fileExists(tenantId, unknown)).to.equal(false);
    expect(await fileExists(gone, ofNobody), 'of a tenant that is newer than the backup').to.equal(false);
    for (const key of [exported, copied, fresh]) expect(await fileExists(tenantId, key)).to.equal(true);
    expect(await removeLeftovers()).to.equal(0);
  });
});
