import { AsyncResource } from 'node:async_hooks';

import { expect } from 'chai';

import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { makeLink } from '../../../../src/domain/privacy/consent/links.ts';
import { objectByLink } from '../../../../src/domain/privacy/consent/preferences-by-link.ts';
import { withdrawByLink } from '../../../../src/domain/privacy/consent/withdrawal-by-link.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { addressHashes, type Address } from '../../../../src/domain/privacy/suppression/address-hash.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { requestRecord } from '../../../../src/domain/privacy/requests/request-record.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { placesWith } from '../../../support/residue.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { waitingForALock } from '../../../support/waiting-for-a-lock.ts';
import { allPurposesOn, somebody, type PurposeIds } from '../consent/people.ts';

/** What an erasure passes, in order; what is said before `erased` still finds the person and their addresses. */
const steps = ['begun', 'files removed', 'in the ledger', 'erased', 'read back'] as const;
/** The person is locked there: whoever says no waits until they are erased. */
const waits = 'in the ledger';
const whileTheyAreHere: readonly string[] = ['begun', 'files removed'];

describe('A no that comes while the person is being erased', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let purposes: PurposeIds;

  before(async () => {
    openTestOutside(folder.path);
    purposes = await allPurposesOn(cast.astrid);
  });

  const ways = {
    withdrawal: async (contact: string, address: Address) => {
      const token = await here(() => makeLink('unsubscribe', contact, purposes['marketing-email'] ?? '', address));
      return () => withdrawByLink(cast.astrid.tenantId, token, 'one-click');
    },
    'right-to-object': async (contact: string, address: Address) => {
      const token = await here(() => makeLink('preferences', contact, contact, address));
      return () => objectByLink(cast.astrid.tenantId, token, 'nb');
    },
  };

  for (const [kind, linkOf] of Object.entries(ways))
    for (const [at, step] of steps.entries())
      it(`is taken and answered after «${step}»: ${kind}`, async () => {
        const name = `${kind === 'withdrawal' ? 'Tiurleik' : 'Orrleik'}${at}`;
        const email = `${name.toLowerCase()}@nei.example`;
        const address: Address = { channel: 'email', value: email };
        const contact = await somebody(cast.astrid, { givenName: name, email });
        const sayNo = await linkOf(contact, address);
        const id = await here(() =>
          decideErasure(cast.astrid, contact, { decisions: {}, confirmed: true, neverContact: false }),
        );
        let said: Promise<boolean> | undefined;
        // Bound here, so that it is somebody else's transaction also where the erasure's is open.
        const say = AsyncResource.bind(() => (said ??= sayNo()));
        const disarm = armFaultPoints(async (passed) => {
          if (passed !== step || said) return;
          const taken = say();
          if (step === waits) await waitingForALock(cast.database);
          else await taken;
        });
        await carryOutDue(cast.database, 'erasure').finally(disarm);
        expect(await said, 'taken').to.equal(true);
        expect((await here(() => erasureOf(cast.astrid, id))).erasure.state).to.equal('done');

        const noes = await here(() =>
          sql<{ kind: string; request: string }>(
            `select kind, evidence->>'request' as request from consent_events where tenant_id = $1 and contact_id = $2 and kind in ('withdrawn', 'objected')`,
            [cast.astrid.tenantId, contact],
          ),
        );
        expect(noes.map((one) => one.kind)).to.eql([kind === 'withdrawal' ? 'withdrawn' : 'objected']);
        const desk = tenantDesk(cast.astrid);
        const { request, events } = await here(() => requestRecord(desk, noes[0]?.request ?? ''));
        expect(request).to.include({ kind, state: 'answered', decision: 'granted' });
        expect(events.map((event) => event.kind)).to.include.members(['received', 'carried-out', 'answered']);

        const suppressed = await here(async () =>
          sql(`select from suppressions where tenant_id = $1 and mac = any($2::bytea[]) and lifted_at is null`, [
            cast.astrid.tenantId,
            await addressHashes([address]),
          ]),
        );
        expect(suppressed.length > 0, 'left alone for good').to.equal(whileTheyAreHere.includes(step));
        expect(await placesWith(cast.database, [name, email]), 'and nothing else is left').to.eql([]);
      });
});
