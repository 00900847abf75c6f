import { expect } from 'chai';

import { readHostsAgain } from '../../../src/domain/outbound/allowed-hosts.ts';
import { change, inPlatform } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { switchGoogle } from '../../support/google-in-use.ts';

const title = 'Google Tag Manager er satt opp, men ikke i bruk';

describe('Google’s tag on the operators’ page', () => {
  const town = useTown(() => ({ GTM_ID: 'GTM-TEST1' }));
  const set = async (assignment: string): Promise<void> => {
    await inPlatform(() => change(`update sub_processors set ${assignment} where code = 'google'`, []));
    readHostsAgain();
  };
  const shown = async (): Promise<string> => {
    await inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId]));
    return (await (await town.signedIn('astrid')).get(paths.operator.show())).text;
  };

  it('says what it waits for in the register, step by step, with the way there, and nothing once it is in use', async () => {
    expect(await shown(), 'as the program begins')
      .to.include(title)
      .and.include('Raden mangler databehandleravtalen')
      .and.include(`href="${paths.operator.subProcessor({ id: '01930000-0000-7000-8000-000000000004' })}"`);
    await switchGoogle('off');
    expect(await shown()).to.include('Raden er slått av: slå den på');
    await switchGoogle('on');
    await set(`since = '2099-03-01', notice_on = '2026-11-24'`);
    expect(await shown()).to.include('den kan brukes fra 1. mars 2099');
    await set(`since = '2026-01-01'`);
    expect(await shown(), 'in use').to.not.include(title);
    await set(`until = '2026-02-01'`);
    expect(await shown(), 'ended').to.include('Registeret har ingen slik rad');
  });
});

describe('The operators’ page without a container of Google’s', () => {
  const town = useTown();

  it('says nothing of a tag that nobody has set up', async () => {
    await inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId]));
    expect((await (await town.signedIn('astrid')).get(paths.operator.show())).text).to.not.include(title);
  });
});
