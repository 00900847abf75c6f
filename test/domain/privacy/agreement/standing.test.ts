import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { Invalid, NotAllowed } from '../../../../src/domain/errors.ts';
import { acceptAgreement, acceptancesOf } from '../../../../src/domain/privacy/agreement/acceptances.ts';
import { agreementEdition, keepAgreement, newestAgreement } from '../../../../src/domain/privacy/agreement/editions.ts';
import { agreementInForce, agreementStanding } from '../../../../src/domain/privacy/agreement/standing.ts';
import { defaultLegalEntity } from '../../../../src/domain/privacy/legal-entity.ts';
import { PLATFORM_TENANT_ID } from '../../../../src/domain/identifiers.ts';
import { inTenant, platformRead, readingTenant, sql } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('Editions of the data processing agreement', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  before(() => openTestOutside(folder.path));
  const another = { ...defaultLegalEntity, address: 'En ny adresse 1, 0001 Oslo' };
  const standing = (by: Member) => readingTenant(by.tenantId, () => agreementStanding(by, 'nb'));
  const newer = (by: Member) => readingTenant(by.tenantId, async () => (await agreementInForce(by)).newer);
  const numbers = async () =>
    (
      await platformRead<{ number: number }>(
        `select number from agreement_editions where language = 'nb' order by number`,
      )
    ).map(({ number }) => number);
  const noticesOwed = () =>
    inTenant(PLATFORM_TENANT_ID, () =>
      sql<{ key: string }>(`select key from outbox where tenant_id = $1 and kind = 'agreement-notice'`, [
        PLATFORM_TENANT_ID,
      ]),
    );

  it('are kept once, however many start at the same moment, and the first is news to nobody', async () => {
    await Promise.all([keepAgreement(), keepAgreement(), keepAgreement()]);
    expect(await numbers()).to.eql([1]);
    expect(await noticesOwed()).to.eql([]);
  });

  it('are told to the owners when what they say has changed', async () => {
    await keepAgreement(another);
    expect(await numbers()).to.eql([1, 2]);
    expect((await noticesOwed()).map(({ key }) => key)).to.eql(['2']);
    await keepAgreement(another);
    expect(await numbers()).to.eql([1, 2]);
  });

  it('show a tenant that accepted an older wording what it has and that a newer one waits', async () => {
    const now = await standing(cast.astrid);
    expect(now.upToDate).to.equal(false);
    expect(now.acceptances.map(({ version, acceptedBy, kept }) => ({ version, acceptedBy, kept }))).to.eql([
      { version: '2026-11-22', acceptedBy: cast.astrid.name, kept: false },
    ]);
    expect(now.changes, 'nothing to compare with').to.equal(undefined);
    expect(await newer(cast.astrid)).to.equal(2);
  });

  it('are accepted by an owner alone, and only as they are now', async () => {
    // What is configured is made anew before anybody accepts, so this is the third.
    const { hash } = (await agreementEdition(1, 'nb')) ?? { hash: '' };
    const refused = await acceptAgreement(cast.bjorn, 'nb', hash).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NotAllowed);
    const stale = (await agreementEdition(2, 'nb'))?.hash ?? '';
    const late = await acceptAgreement(cast.astrid, 'nb', stale).catch((error: unknown) => error);
    expect(late).to.be.instanceOf(Invalid);
    await acceptAgreement(cast.astrid, 'nb', hash);
    await acceptAgreement(cast.astrid, 'nb', hash);
    const acceptances = await readingTenant(cast.astrid.tenantId, () => acceptancesOf(cast.astrid));
    expect(acceptances.map(({ version, sha256 }) => ({ version, sha256 }))).to.eql([
      { version: '3', sha256: hash },
      { version: '2026-11-22', sha256: '0'.repeat(64) },
    ]);
    expect((await standing(cast.astrid)).upToDate).to.equal(true);
    expect(await newer(cast.astrid)).to.equal(undefined);
    const entries = await inTenant(cast.astrid.tenantId, () =>
      sql(
        `select details ->> 'version' as version from audit_entries
          where tenant_id = $1 and action = 'agreement.accepted' order by id`,
        [cast.astrid.tenantId],
      ),
    );
    expect(entries).to.eql([{ version: '2026-11-22' }, { version: '3' }]);
  });

  it('are compared sentence by sentence, in the reader’s language whatever they were accepted in', async () => {
    await acceptAgreement(cast.clara, 'en', (await newestAgreement('en')).hash);
    expect((await standing(cast.clara)).upToDate, 'the same edition in the other language').to.equal(true);
    await atTime(new Date(Date.now() + 60_000), () => keepAgreement(another));
    const { upToDate, changes } = await standing(cast.clara);
    expect(upToDate).to.equal(false);
    expect(changes?.removed.map(({ id }) => id)).to.eql(['parties-1']);
    expect(changes?.added.map(({ text }) => text).join())
      .to.include('En ny adresse 1')
      .and.to.include('Avtalen');
  });

  it('count as the same when their words come back', async () => {
    await keepAgreement();
    expect((await standing(cast.clara)).upToDate).to.equal(true);
    expect(await newer(cast.clara)).to.equal(undefined);
  });
});
