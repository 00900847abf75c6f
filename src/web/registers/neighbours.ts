import { neighbourSwitches, switchNeighbour } from '../../domain/companies/neighbouring-registers.ts';
import { NotFound } from '../../domain/errors.ts';
import { subProcessors } from '../../domain/privacy/registers/sub-processors.ts';
import { isNeighbour, neighbourFacts } from '../../domain/register/neighbours/neighbours.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { tabsOf } from '../privacy/tabs.ts';
import type { Answer, Visit } from '../visit.ts';
import { shownSubProcessor } from './shown-sub-processor.ts';

/** GET: the registers that companies can be asked about in, what leaves for each, and a switch for each. */
export async function index(visit: Visit): Promise<Answer> {
  const [tabs, switches, rows] = await Promise.all([
    tabsOf(visit, 'sub-processors'),
    neighbourSwitches(visit.member),
    subProcessors(),
  ]);
  return page(
    'registers/neighbours',
    visit.t('neighbours.title'),
    {
      tabs,
      switches: switches.map((one) => {
        const row = rows.find(({ code }) => code === neighbourFacts[one.neighbour].row);
        return { ...one, row: row && shownSubProcessor(visit, row) };
      }),
    },
    { place: 'privacy' },
  );
}

/** POST: switches one on or off (`on` is `yes` or `no`) for the whole organisation. */
export async function update(visit: Visit): Promise<Answer> {
  const neighbour = visit.param('neighbour');
  if (!isNeighbour(neighbour)) throw new NotFound('neighbour');
  const on = visit.field('on') === 'yes';
  await switchNeighbour(visit.member, neighbour, on);
  return redirect(`${paths.neighbours.index({ tenant: visit.member.tenantSlug })}#${neighbour}`, {
    text: visit.t(on ? 'neighbours.switchedOn' : 'neighbours.switchedOff', {
      name: visit.t(`neighbours.${neighbour}`),
    }),
  });
}
