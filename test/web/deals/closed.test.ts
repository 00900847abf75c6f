import { expect } from 'chai';

import { insertDeals } from '../../../src/domain/deals/bulk.ts';
import { stages } from '../../../src/domain/deals/deal.ts';
import { trashDeal } from '../../../src/domain/deals/trash.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('The list of closed deals', () => {
  const town = useTown();
  let bjorn: Visitor;
  let index = '';
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    index = paths.deals.closed({ tenant: town.bjorn.tenantSlug });
    await inTenant(town.bjorn.tenantId, async () => {
      const pipeline = await stages(town.bjorn);
      const at = (outcome: string): string => pipeline.find((one) => one.outcome === outcome)?.id ?? '';
      await insertDeals([
        ...Array.from({ length: 130 }, (_, one) => ({
          stageId: at('won'),
          title: `Vunnet ${one}.`,
          // Thirteen at each moment, which only the id tells apart.
          closedAt: new Date(Date.UTC(2024, 5, 1 + Math.floor(one / 13), 12, 0, 0, 123)),
        })),
        // Half an hour before midnight in UTC is the next year in Norway.
        { stageId: at('lost'), title: 'Nyttårsaften', closedAt: new Date('2022-12-31T23:30:00Z') },
        { stageId: at('lost'), title: 'Bjørns', closedAt: new Date('2023-05-01T12:00:00Z'), ownerId: town.bjorn.id },
        { stageId: at('open'), title: 'Åpent' },
      ]);
      const [thrown = ''] = await insertDeals([{ stageId: at('lost'), title: 'Kastet', closedAt: new Date() }]);
      await trashDeal(town.bjorn, thrown);
    });
  });

  const titlesIn = (html: string): string[] =>
    [...html.matchAll(/row-link truncate" href="[^"]+">([^<]+)</g)].map(([, title = '']) => title);
  const titles = async (query: string): Promise<string[]> => titlesIn((await bjorn.get(index + query)).text);

  it('finds what was closed years ago from the board, by outcome, year in Norway and owner', async () => {
    const board = (await bjorn.get(paths.deals.index({ tenant: town.bjorn.tenantSlug }))).text;
    expect(board).to.contain(`href="${index}"`).and.contain(`href="${index}?outcome=won"`);
    expect(board).not.to.contain('Bjørns');
    expect(await titles('?outcome=lost')).to.deep.equal(['Bjørns', 'Nyttårsaften']);
    expect(await titles('?year=2023')).to.deep.equal(['Bjørns', 'Nyttårsaften']);
    expect(await titles('?year=2022')).to.deep.equal([]);
    expect(await titles('?owner=me')).to.deep.equal(['Bjørns']);
    expect(await titles(`?owner=${town.bjorn.id}&outcome=won`)).to.deep.equal([]);
    // What an address does not mean counts as not there.
    expect(await titles('?outcome=open&year=abc&owner=x&after=x.9')).to.have.length(50);
  });

  it('goes through all of them a page at a time, forwards and back, and keeps the filter in the address', async () => {
    const seen: string[] = [];
    let at: string | undefined = `${index}?outcome=won&year=2024`;
    let last = '';
    for (let page = 0; at !== undefined && page < 9; page += 1) {
      const { text } = await bjorn.get(at);
      expect(text)
        .to.match(/<option value="won" selected>/)
        .and.match(/<option value="2024" selected>/);
      seen.push(...titlesIn(text));
      last = text;
      at = linkIn(text, 'next');
    }
    expect(seen).to.have.length(130);
    expect(new Set(seen).size).to.equal(130);
    expect(titlesIn((await bjorn.get(linkIn(last, 'prev') ?? '')).text)).to.deep.equal(seen.slice(50, 100));
  });

  const linkIn = (html: string, rel: string): string | undefined =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll(/&(?:#38|amp);/g, '&');

  it('asks once for the deals, however many there are', async () => {
    const sent = await statementsOf(() => bjorn.get(index));
    expect(sent.filter((text) => /\bfrom deals\b/.test(text))).to.have.length(1);
  });
});
