import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { hashFor, readLedger } from '../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { formerUser } from '../../../src/domain/users/former-user.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { beginErasure } from '../../../src/domain/users/own-erasure/ask.ts';
import { colleague } from '../../support/cast.ts';
import { openTestOutside } from '../../support/outside.ts';
import { proveDuty } from '../prove-duty.ts';

/** A user who asked for it is gone once, what they wrote is the former user's, one certificate is mailed, and the ledger has one line. */
export const accountErasureProof = proveDuty({
  kind: 'account-erasure',

  async surround() {
    const folder = mkdtempSync(path.join(tmpdir(), 'onnet-account-erasures-'));
    openTestOutside(folder);
    return async () => rmSync(folder, { recursive: true, force: true });
  },

  async arrange({ astrid }) {
    const email = `${randomUUID()}@borte.example`;
    const leaver = await colleague(astrid, 'Skal Bort', email, 'not used', 'member');
    const contact = await inTenant(astrid.tenantId, async () => {
      const [id = ''] = await insertContacts([{ givenName: 'Kari', familyName: 'Hansen' }]);
      await recordActivity(leaver, { kind: 'note', subject: { kind: 'contact', id }, title: '', body: 'Hei' });
      // Made by the first who leaves; then every run ends alike.
      await formerUser();
      return id;
    });
    await beginErasure({ id: leaver.userId, operator: false, memberships: await membershipsOf(leaver.userId) });
    return { tenantId: PLATFORM_TENANT_ID, key: leaver.userId, email, contact, of: astrid.tenantId };
  },

  effect: async ({ key, email, contact, of }) => ({
    ledger: (await readLedger()).lines.filter(
      (line) => line.kind === 'user' && line.user === hashFor(line, 'user', key) && line.asked,
    ).length,
    users: await inPlatform(() => sql(`select from users where id = $1`, [key])),
    mails: await inPlatform(() => sql(`select template from mails where to_address = $1`, [email])),
    authors: await inTenant(of, () =>
      sql(
        `select m.former_user from activities a join members m on m.tenant_id = a.tenant_id and m.id = a.by_member
          where a.tenant_id = $1 and a.contact_id = $2`,
        [of, contact],
      ),
    ),
  }),
});
