import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { NotFound } from '../../errors.ts';
import { readHostsAgain } from '../../outbound/allowed-hosts.ts';
import { change, inPlatform } from '../../tenancy.ts';
import { readSubProcessor } from './sub-processor-form.ts';
import { subProcessors } from './sub-processors.ts';

/** What an installation knows about a receiver it already has; what is left out stays as it is. */
export interface InstalledSubProcessor {
  readonly name?: string | undefined;
  readonly countryCode?: string | undefined;
  readonly hosts?: readonly string[] | undefined;
  readonly agreementReference?: string | undefined;
  readonly agreementExemption?: string | undefined;
  /** The day it has been in use from, `YYYY-MM-DD`. */
  readonly since?: string | undefined;
}

/**
 * Fills in a row of the register that an installation has had from its start, and switches it on: nobody is told, since
 * nothing changes for anybody. A row that was announced is left to the operators' page.
 * @throws Invalid at each wrong field; NotFound for a code that is not there or was announced
 */
export async function setUpSubProcessor(code: string, installed: InstalledSubProcessor): Promise<void> {
  const row = (await subProcessors()).find((one) => one.code === code && one.noticeOn === null);
  if (!row) throw new NotFound('sub-processor');
  const facts = readSubProcessor({
    ...row,
    name: installed.name ?? row.name,
    countryCode: installed.countryCode ?? row.countryCode,
    hosts: (installed.hosts ?? row.hosts).join('\n'),
    agreementReference: installed.agreementReference ?? row.agreementReference,
    agreementExemption: installed.agreementExemption ?? row.agreementExemption,
    since: installed.since ?? row.since,
    verifiedOn: row.verifiedOn ?? '',
  });
  await inPlatform(async () => {
    await change(
      `update sub_processors
          set name = $2, country_code = $3, hosts = $4, agreement_reference = $5, agreement_exemption = $6, since = $7,
              notice_on = $7, switched_on = true, version = version + 1, changed_at = $8
        where id = $1`,
      [
        row.id,
        facts.name,
        facts.countryCode,
        facts.hosts,
        facts.agreementReference,
        facts.agreementExemption,
        facts.since,
        now(),
      ],
    );
    await record(system, 'sub-processor.switched-on', { kind: 'sub-processor', id: row.id });
  });
  readHostsAgain();
}
