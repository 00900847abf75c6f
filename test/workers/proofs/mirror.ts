import { loadConfig } from '../../../src/config.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { loadMirror } from '../../../src/domain/register/mirror/load-mirror.ts';
import { mirrorState } from '../../../src/domain/register/mirror/mirror-state.ts';
import { keyOf } from '../../../src/domain/register/mirror/refresh-mirror.ts';
import { inPlatform, platformRead, sql } from '../../../src/domain/tenancy.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { proveDuty } from '../prove-duty.ts';

const number = '923609016';
let register: RegisterStandIn;
let nights = 0;

/** A night's file: the mirror is brought up to date once, and the look at sub-units is owed once. */
export const mirrorLoadProof = proveDuty({
  kind: 'mirror-load',

  async surround() {
    register = await startRegisterStandIn({ port: 0 });
    openOutside(
      loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:1', SECRET_KEY, REGISTER_URL: register.url }),
    );
    // The first load adds every unit, and no other does.
    const file = await outside().register.bulkFile('enheter');
    if (file.kind !== 'File') throw new Error('the register has no file');
    await loadMirror('enheter', { ...file, madeAt: new Date(Date.now() - 86_400_000) });
    return async () => {
      outside().register.close();
      await register.close();
    };
  },

  async arrange() {
    const night = String(++nights);
    register.units.edit(number, { navn: `NATT${night} ASA`, hjemmeside: `www.natt${night}.example` });
    await inPlatform(() => owe('mirror-load', keyOf('enheter', night)));
    return { tenantId: PLATFORM_TENANT_ID, key: keyOf('enheter', night), night };
  },

  async effect({ night }) {
    const [[unit], state, next] = await Promise.all([
      platformRead<{ name: string; website: string; units: number }>(
        `select name, website, (select count(*)::int from register_units where kind = 'main') as units
           from register_units where organisation_number = $1`,
        [number],
      ),
      mirrorState('enheter'),
      inPlatform(() =>
        sql(`select id from outbox where tenant_id = $1 and kind = 'mirror-load' and key = $2`, [
          PLATFORM_TENANT_ID,
          keyOf('underenheter', night),
        ]),
      ),
    ]);
    return {
      ofThisNight: unit?.name === `NATT${night} ASA` && unit.website === `www.natt${night}.example`,
      all: unit?.units === state.units,
      failure: state.failure,
      next: next.length,
    };
  },
});
