import { gzipSync } from 'node:zlib';

import { expect } from 'chai';

import { insertDeals } from '../../../src/domain/deals/bulk.ts';
import { stages, type Stage } from '../../../src/domain/deals/deal.ts';
import { CARDS_OF_A_STAGE, CARDS_PER_COLUMN } from '../../../src/domain/deals/deal-board.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import type { Visitor } from '../../support/visitor.ts';

const MANY = 1000;

describe('A board of a thousand open deals', () => {
  const town = useTown();
  let bjorn: Visitor;
  let index = '';
  let open: readonly Stage[] = [];
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    index = paths.deals.index({ tenant: town.bjorn.tenantSlug });
    open = (await inTenant(town.bjorn.tenantId, () => stages(town.bjorn))).filter(({ outcome }) => outcome === 'open');
  });

  const fill = (stageId: string, count: number): Promise<unknown> =>
    inTenant(town.bjorn.tenantId, () =>
      insertDeals(
        Array.from({ length: count }, (_, at) => ({
          stageId,
          title: `Nye kontormøbler til avdelingen i ${at}. etasje`,
          amountMinor: 12_345_600,
          expectedCloseOn: '2026-12-24',
          ownerId: town.bjorn.id,
        })),
      ),
    );

  /** What a page costs: the statements it sends, its size as it is and packed, and its cards. */
  async function cost(at: string): Promise<{ queries: number; bytes: number; packed: number; cards: number }> {
    let text = '';
    const sent = await statementsOf(async () => {
      ({ text } = await bjorn.get(at));
    });
    return {
      queries: sent.length,
      bytes: Buffer.byteLength(text),
      packed: gzipSync(text).length,
      cards: text.split('<li class="board-card">').length - 1,
    };
  }

  it('costs the same questions as an empty one, and shows so many cards of a stage, all in one stage or in each', async () => {
    // The first visit of a process keeps the edition of the policy that is shown.
    await cost(index);
    const empty = await cost(index);
    await fill(open[0]?.id ?? '', MANY);
    const one = await cost(index);
    expect(one).to.include({ queries: empty.queries, cards: CARDS_PER_COLUMN });
    for (const { id } of open.slice(1)) await fill(id, MANY);
    const all = await cost(index);
    expect(all).to.include({ queries: empty.queries, cards: CARDS_PER_COLUMN * open.length });
    // A card is about 1.6 kB, and much alike the next.
    expect(all.bytes - empty.bytes).to.be.below(2500 * all.cards);
    expect(all.packed).to.be.below(40_000);
    const { text } = await bjorn.get(index);
    expect(text.match(/1\u00A0000 salg/g)).to.have.length(open.length);
  });

  it('shows all of one stage a hundred at a time, to the last', async () => {
    let at: string | undefined = `${index}?stage=${open[0]?.id ?? ''}`;
    let cards = 0;
    let pages = 0;
    while (at !== undefined) {
      const page = await cost(at);
      expect(page.cards).to.be.at.most(CARDS_OF_A_STAGE);
      expect(page.packed).to.be.below(40_000);
      cards += page.cards;
      pages += 1;
      const { text } = await bjorn.get(at);
      at = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll(/&(?:#38|amp);/g, '&');
      expect(pages).to.be.at.most(MANY / CARDS_OF_A_STAGE);
    }
    expect(cards).to.equal(MANY);
  });
});
