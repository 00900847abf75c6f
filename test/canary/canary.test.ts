import { expect } from 'chai';

import { allowedHits, hitFor } from '../../bin/canary/allowed-hits.ts';
import { doors, jobs } from '../../bin/canary/doors.ts';
import { runCanary, type Report } from '../../bin/canary/run.ts';
import { useDatabase } from '../support/database.ts';
import { fromTheRunner } from '../support/from-the-runner.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';
import { queueStores } from '../support/workers.ts';

for (const store of queueStores(3)) {
  describe(`The canary, queues in ${store.name}`, function () {
    this.timeout(600_000);
    const database = useDatabase();
    const folder = useTemporaryFolder();
    let report: Report;

    before(async () => {
      await store.forget(database);
      const superuserUrl = new URL(fromTheRunner('TEST_POSTGRES_URL'));
      superuserUrl.pathname = `/${database.name}`;
      report = await runCanary({
        database: { appUrl: database.appUrl, superuserUrl: superuserUrl.href },
        dataDir: folder.path,
        redisUrl: store.redisUrl,
      });
    });

    it('goes in by every door on the list, and no other', () => {
      expect([...report.doors].toSorted()).to.deep.equal([...doors].toSorted());
      const expected = Object.entries(jobs).flatMap(([kind, how]) => (how === 'by the canary' ? [kind] : []));
      expect([...report.jobs]).to.include.members(expected);
    });

    it('would be found wherever it went in, or looking for it proves nothing', () => {
      expect(report.there.map(({ place }) => place)).to.include.members([
        'activities.body',
        'activities.subject',
        'companies.email',
        'company_import_rows.cells',
        'contact_addresses.lines',
        'contact_companies.role',
        'contact_emails.address',
        'contact_phones.number',
        'contacts.family_name',
        'contacts.search_text',
        'data_subject_requests.requester_email',
        'deals.title',
        'mails.to_address',
        'members.name',
        'pending_sign_ups.details',
        'users.email',
      ]);
      expect(
        report.there.filter(({ place }) => place.startsWith('file files/')),
        'an export and two copies',
      ).to.have.length.above(2);
    });

    it('hard case 1: was never in the queues, nor in the log', () => {
      const outside = report.there.filter(({ place }) => /^(?:bullmq\.|outbox\.|log |Redis key|file log)/.test(place));
      expect(outside).to.deep.equal([]);
    });

    it('hard case 8: mail that waits for its time is not sent once they are erased', () => {
      expect(report.mailedAfter).to.equal(0);
    });

    it('needs every line of the list: what is not found any more is taken off', () => {
      const hit = report.looks.flatMap(({ allowed }) => allowed.map((trace) => hitFor(trace)));
      expect(allowedHits.filter((one) => !hit.includes(one))).to.deep.equal([]);
    });

    it('leaves no byte in any file of PostgreSQL’s when every law has let go: no sample, no log, no log of writes', () => {
      expect(report.there.map(({ place }) => place)).to.include('statistics of contact_emails.address');
      expect(report.inFiles).to.deep.equal([]);
    });

    it('invariant I4: leaves nothing behind but what a law keeps, and that no longer than it does', () => {
      expect(report.erasure).to.equal('done');
      expect(report.looks.map(({ days, traces }) => ({ days, traces }))).to.deep.equal(
        report.looks.map(({ days }) => ({ days, traces: [] })),
      );
      expect(report.looks.at(-1)?.allowed, 'when every law has let go').to.deep.equal([]);
    });
  });
}
