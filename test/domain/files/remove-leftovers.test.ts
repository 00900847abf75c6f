import { existsSync, utimesSync } from 'node:fs';

import { expect } from 'chai';

import { beginFile, fileExists, filePath } from '../../../src/domain/files/files.ts';
import { removeLeftovers } from '../../../src/domain/files/remove-leftovers.ts';
import { newId } from '../../../src/domain/identifiers.ts';
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
    const then = new Date(Date.now() - hoursAgo * HOUR);
    utimesSync(partial, then, then);
    return partial;
  }

  it('of a process that was killed are gone a day later, and nothing else is', async () => {
    const abandoned = await begun(25);
    const underWay = await begun(1);
    const whole = newId();
    const file = await beginFile(cast.astrid.tenantId, whole);
    await new Promise<void>((resolve) => file.stream.end('x', resolve));
    await file.finish();
    utimesSync(filePath(cast.astrid.tenantId, whole), new Date(0), new Date(0));

    expect(await removeLeftovers()).to.equal(1);
    expect(existsSync(abandoned)).to.equal(false);
    expect(existsSync(underWay)).to.equal(true);
    expect(await fileExists(cast.astrid.tenantId, whole)).to.equal(true);
  });
});
