import { randomUUID } from 'node:crypto';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { formerUser } from '../../../src/domain/users/former-user.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { beginErasure } from '../../../src/domain/users/own-erasure/ask.ts';
import { colleague } from '../../support/cast.ts';
import { proveDuty } from '../prove-duty.ts';
import { nobodyOutside } from './registers.ts';

/** A user who asked for it is gone once, what they wrote is the former user's, and one certificate is mailed. */
export const accountErasureProof = proveDuty({
  kind: 'account-erasure',
  surround: nobodyOutside,

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
    await beginErasure({
      id: leaver.userId,
      email,
      name: leaver.name,
      language: 'nb',
      theme: 'system',
      density: 'comfortable',
      shortcuts: true,
      operator: false,
      memberships: await membershipsOf(leaver.userId),
    });
    return { tenantId: PLATFORM_TENANT_ID, key: leaver.userId, email, contact, of: astrid.tenantId };
  },

  effect: async ({ key, email, contact, of }) => ({
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
