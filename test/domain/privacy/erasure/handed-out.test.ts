import { expect } from 'chai';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { fileExists } from '../../../../src/domain/files/files.ts';
import { owe } from '../../../../src/domain/outbox.ts';
import { documentBehindLink, openPackageLink, packageBehindLink } from '../../../../src/domain/privacy/access/links.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { decideResidue } from '../../../../src/domain/privacy/erasure/decide-residue.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { identityQuestion } from '../../../../src/domain/privacy/requests/identity.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { tokenHash } from '../../../../src/domain/users/tokens.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { BROWSER, ready, tokenOf, useFiles } from '../access/packages.ts';
import { arrived, identityToken, tenantDesk } from '../requests/with-requests.ts';

describe('What a person was handed and is owed, when they are erased', function () {
  this.timeout(30_000);
  const cast = useCast();
  useFiles();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const asOwner = (statement: string, values: unknown[] = []) =>
    asSuperuser(cast.database, (client) => client.query(statement, values));

  const person = (familyName: string, email: string): Promise<string> =>
    here(async () => (await insertContacts([{ givenName: 'Siv', familyName, emails: [email] }]))[0] ?? '');
  /** A copy of theirs that lies ready behind a link, in a request that is answered: no erasure waits for it. */
  const handedOut = async (contactId: string): Promise<string> => {
    const token = await tokenOf(cast.astrid, await ready(cast.astrid, contactId));
    await asOwner(
      `update data_subject_requests set state = 'answered', decision = 'granted', answered_at = now(), ended_at = now()
        where contact_id = $1`,
      [contactId],
    );
    return token;
  };
  const decide = (contactId: string) =>
    here(() => decideErasure(cast.astrid, contactId, { decisions: {}, confirmed: true, neverContact: false }));
  const stateOf = async (id: string) => (await here(() => erasureOf(cast.astrid, id))).erasure;

  it('hard cases 1, 6 and 8: calls off what is owed for them, and closes every link they were sent', async () => {
    const { tenantId } = cast.astrid;
    const contact = await person('Sølvkre', 'siv@krypet.example');
    const token = await handedOut(contact);
    await openPackageLink(tenantId, token, BROWSER);
    const fileKey = (await packageBehindLink(tenantId, token, BROWSER))?.fileKey ?? '';
    expect(await fileExists(tenantId, fileKey)).to.equal(true);
    const desk = tenantDesk(cast.astrid);
    const question = await identityToken(desk, await arrived(desk, { kind: 'rectification', contactId: contact }));
    expect(await identityQuestion(tenantId, question)).to.not.equal(undefined);
    // No kind has a contact for its subject today; one that had would be called off by it.
    await here(() => owe('enrichment', contact, { subjectId: contact }));
    const mails = await here(() =>
      sql<{ id: string }>(`select id from mails where tenant_id = $1 and to_address = 'siv@krypet.example'`, [
        tenantId,
      ]),
    );
    const owed = async () =>
      (
        await here(() =>
          sql<{ kind: string }>(
            `select kind from outbox where tenant_id = $1 and done_at is null and subject_id = any($2::uuid[]) order by kind`,
            [tenantId, [contact, ...mails.map(({ id }) => id)]],
          ),
        )
      ).map(({ kind }) => kind);
    expect(await owed(), 'the link, the question, and what is about them').to.eql(['enrichment', 'mail', 'mail']);

    const id = await decide(contact);
    await carryOutDue(cast.database, 'erasure');
    expect((await stateOf(id)).state).to.equal('done');
    expect(await owed()).to.eql([]);
    expect(await documentBehindLink(tenantId, token, BROWSER)).to.equal(undefined);
    expect(await fileExists(tenantId, fileKey)).to.equal(false);
    expect(await identityQuestion(tenantId, question)).to.equal(undefined);
    const [check] = await here(() =>
      sql(`select expires_at <= now() as closed from identity_checks where tenant_id = $1`, [tenantId]),
    );
    expect(check).to.eql({ closed: true });
  });

  it('hard case 6: the erasure is not done while a link they were sent still opens something', async () => {
    const contact = await person('Skolopender', 'siv@stein.example');
    const token = await handedOut(contact);
    const id = await decide(contact);
    const disarm = armFaultPoints(async (step) => {
      if (step !== 'erased') return;
      disarm();
      await asOwner(`update access_links set revoked_at = null where token_hash = $1`, [tokenHash(token)]);
    });
    await carryOutDue(cast.database, 'erasure');
    const { state, residue } = await stateOf(id);
    expect(state).to.equal('residue');
    expect(residue.map(({ place }) => place)).to.eql(['access_links']);
    await asOwner(`update access_links set revoked_at = now() where token_hash = $1`, [tokenHash(token)]);
    await here(() => decideResidue(cast.astrid, id, {}));
    await carryOutDue(cast.database, 'erasure');
    expect((await stateOf(id)).state).to.equal('done');
  });
});
