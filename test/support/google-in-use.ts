import { readHostsAgain } from '../../src/domain/outbound/allowed-hosts.ts';
import { change, inPlatform } from '../../src/domain/tenancy.ts';

/** Switches Google’s row in the register of sub-processors on, with an agreement, or off. */
export async function switchGoogle(to: 'on' | 'off'): Promise<void> {
  await inPlatform(() =>
    change(
      `update sub_processors set switched_on = $1, agreement_reference = 'https://business.safety.google/adsprocessorterms'
        where code = 'google'`,
      [to === 'on'],
    ),
  );
  readHostsAgain();
}

/** Has Google’s tag allowed by the register in the surrounding `describe`, after whatever makes its database. */
export function useGoogle(): void {
  before(() => switchGoogle('on'));
}
