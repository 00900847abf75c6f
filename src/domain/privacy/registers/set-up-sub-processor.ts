import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { readHostsAgain } from '../../outbound/allowed-hosts.ts';
import { change, inPlatform } from '../../tenancy.ts';
import { isBound, readSubProcessor } from './sub-processor-form.ts';
import { subProcessors } from './sub-processors.ts';

/** What an installation knows about a receiver it already has; what is left out stays as it is. */
export interface InstalledSubProcessor {
  readonly name?: string | undefined;
  readonly countryCode?: string | undefined;
  /** One of `transfers`, where data leaves the EEA, and what makes that lawful. */
  readonly transfer?: string | undefined;
  readonly transferReference?: string | undefined;
  readonly hosts?: readonly string[] | undefined;
  readonly agreementReference?: string | undefined;
  readonly agreementExemption?: string | undefined;
  /** The day it has been in use from, `YYYY-MM-DD`. */
  readonly since?: string | undefined;
}

/**
 * Fills in a row of the register that an installation has had from its start, and switches it on: nobody is told, since
 * nothing changes for anybody. A row that was announced is left to the operators' page.
 * @throws Invalid at each wrong field, on `code` for a row that tenants were told of; NotFound for a code that is not there
 */
export async function setUpSubProcessor(code: string, installed: InstalledSubProcessor): Promise<void> {
  const row = (await subProcessors()).find((one) => one.code === code);
  if (!row) throw new NotFound('sub-processor');
  if (row.noticeOn !== null) throw new Invalid({ code: 'subProcessors.problem.told' });
  const facts = readSubProcessor({
    ...row,
    name: installed.name ?? row.name,
    countryCode: installed.countryCode ?? row.countryCode,
    transfer: installed.transfer ?? row.transfer,
    transferReference: installed.transferReference ?? row.transferReference,
    hosts: (installed.hosts ?? row.hosts).join('\n'),
    agreementReference: installed.agreementReference ?? row.agreementReference,
    agreementExemption: installed.agreementExemption ?? row.agreementExemption,
    since: installed.since ?? row.since,
    verifiedOn: row.verifiedOn ?? '',
  });
  if (!isBound(facts)) throw new Invalid({ agreementReference: 'subProcessors.problem.bound' });
  await inPlatform(async () => {
    const changed = await change(
      `update sub_processors
          set name = $2, country_code = $3, hosts = $4, agreement_reference = $5, agreement_exemption = $6, since = $7,
              notice_on = $7, switched_on = true, version = version + 1, changed_at = $8, transfer = $9,
              transfer_reference = $10
        where id = $1 and notice_on is null`,
      [
        row.id,
        facts.name,
        facts.countryCode,
        facts.hosts,
        facts.agreementReference,
        facts.agreementExemption,
        facts.since,
        now(),
        facts.transfer,
        facts.transferReference,
      ],
    );
    if (changed === 0) throw new Invalid({ code: 'subProcessors.problem.told' });
    await record(system, 'sub-processor.switched-on', { kind: 'sub-processor', id: row.id });
  });
  readHostsAgain();
}
