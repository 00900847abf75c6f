import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { PLATFORM_TENANT_ID } from '../../../../src/domain/identifiers.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import type { RequestDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { extendRequest } from '../../../../src/domain/privacy/requests/extend-request.ts';
import { measuredRequests } from '../../../../src/domain/privacy/requests/measured.ts';
import { inPlatform } from '../../../../src/domain/tenancy.ts';
import { paths } from '../../../../src/web/paths.ts';
import { useTown } from '../../../support/cast.ts';
import { arrived, at, onNetDesk, tenantDesk, useRequests } from './with-requests.ts';

const at10 = (day: string): Date => new Date(`${day}T09:00:00Z`);

describe('How requests were answered', () => {
  useRequests();
  const town = useTown();
  const today = at10('2031-06-15');
  const measured = (desk: RequestDesk, told: 'desk' | 'everybody') =>
    atTime(today, () => at(desk, () => measuredRequests(desk.tenantId, told)));

  /** A request that came and was answered on days; extended in time first where that is said. */
  async function answered(
    desk: RequestDesk,
    [received, on]: readonly [string, string],
    { decision = 'granted', extended = false }: { decision?: 'granted' | 'withdrawn'; extended?: boolean } = {},
  ): Promise<void> {
    const id = await arrived(desk, { receivedAt: at10(received), kind: 'complaint' });
    if (extended) await atTime(at10(received), () => at(desk, () => extendRequest(desk, id, 'Mange krav.')));
    await atTime(at10(on), () => at(desk, () => answerRequest(desk, id, { decision, ground: '', text: 'Gjort.' })));
  }

  it('hard case 21: says so where nothing was answered, and tells of twelve whole months', async () => {
    expect(await measured(onNetDesk(town.astrid), 'everybody')).to.deep.equal({
      from: '2030-06-01',
      to: '2031-05-31',
      kinds: [],
    });
    const language = 'nb' as const;
    const { text } = await town.visitor().get(paths.public.policyProof({ language }));
    expect(text)
      .to.include('Slik er krav besvart')
      .and.include('Ingen krav ble besvart eller trukket i disse månedene');
    const english = await town.visitor().get(paths.public.policyProof({ language: 'en' }));
    expect(english.text).to.include('No requests were answered or withdrawn in these months');
  });

  it('hard case 21: measures a desk by due dates and answers: in time, in an extension, late, and days', async () => {
    const fjord = tenantDesk(town.clara);
    await answered(fjord, ['2031-01-02', '2031-01-12']);
    await answered(fjord, ['2031-02-01', '2031-02-05']);
    await answered(fjord, ['2031-02-01', '2031-04-20'], { extended: true });
    await answered(fjord, ['2031-03-01', '2031-04-02']);
    // Answered before the months begin and after they end.
    await answered(fjord, ['2030-05-20', '2030-05-31']);
    await answered(fjord, ['2031-05-20', '2031-06-01']);
    // Nobody wants an answer any more: counted by itself, and not by its days.
    await answered(fjord, ['2031-03-01', '2031-03-05'], { decision: 'withdrawn' });
    // It had waited too long already when it was withdrawn.
    await answered(fjord, ['2031-03-01', '2031-04-05'], { decision: 'withdrawn' });
    // Not answered: one whose day has passed, and one whose day comes.
    await arrived(fjord, { receivedAt: at10('2031-04-01'), kind: 'access' });
    await arrived(fjord, { receivedAt: at10('2031-06-01'), kind: 'access' });
    expect((await measured(fjord, 'desk')).kinds).to.deep.equal([
      { kind: 'complaint', inTime: 2, extended: 1, late: 2, withdrawn: 1, medianDays: 10 },
      { kind: 'access', inTime: 0, extended: 0, late: 1, withdrawn: 0, medianDays: undefined },
    ]);
    expect((await measured(tenantDesk(town.astrid), 'desk')).kinds, 'another tenant').to.deep.equal([]);
    const clara = await town.signedIn('clara');
    const page = await clara.get(paths.privacy.requests({ tenant: town.clara.tenantSlug }));
    expect(page.text).to.include('Slik er krav besvart');
  });

  it('hard case 21: is public for OnNet’s own, where numbers under five are not told apart', async () => {
    const desk = onNetDesk(town.astrid);
    for (let one = 0; one < 6; one += 1) await answered(desk, ['2031-01-02', `2031-01-0${one + 3}`]);
    await answered(desk, ['2031-01-02', '2031-03-30']);
    await answered(desk, ['2031-01-02', '2031-01-20'], { decision: 'withdrawn' });
    for (const kind of ['access', 'erasure', 'portability', 'rectification'] as const)
      await arrived(desk, { receivedAt: at10('2031-03-01'), kind });
    const few = { inTime: 0, extended: 0, late: 'few', withdrawn: 0, medianDays: undefined };
    const complaints = { kind: 'complaint', inTime: 6, extended: 0, late: 'few', withdrawn: 'few', medianDays: 4 };
    expect((await measured(desk, 'everybody')).kinds).to.deep.equal([complaints, { kind: 'together', ...few }]);
    await arrived(desk, { receivedAt: at10('2031-03-01'), kind: 'access' });
    expect((await measured(desk, 'everybody')).kinds[1]).to.include({ kind: 'together', late: 5 });
    const all = await atTime(today, () => inPlatform(() => measuredRequests(PLATFORM_TENANT_ID, 'desk')));
    expect(all.kinds.find(({ kind }) => kind === 'access')).to.include({ late: 2 });
  });
});
