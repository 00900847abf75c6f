import { askStructure, type StructureAnswer } from '../../domain/companies/structure/ask-structure.ts';
import { newId } from '../../domain/identifiers.ts';
import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import type { StructureTree } from './register-pages.ts';

/** GET: what the register says of a company's sub-units, or with `what=group` of its group; in the card, or as a page. */
export async function show(visit: Visit): Promise<Answer> {
  const what = visit.query('what') === 'group' ? 'group' : 'subUnits';
  const { company, answer } = await askStructure(visit.member, visit.param('id'), what, visit.request.ip ?? '');
  return page(
    'companies/structure',
    visit.t(`companies.structure.${what}`),
    { company, what, answer, tree: treeOf(answer), formId: newId() },
    { place: 'companies', fragment: 'companies/_structure-answer' },
  );
}

/** The companies of a group as lists within lists. */
function treeOf(answer: StructureAnswer): StructureTree[] {
  if (answer.kind !== 'group') return [];
  const nodes = new Map(
    answer.members.map((member) => [member.organisationNumber, { member, below: [] as StructureTree[] }]),
  );
  const tops: StructureTree[] = [];
  for (const one of nodes.values()) {
    const above = one.member.parent === undefined ? undefined : nodes.get(one.member.parent);
    (above?.below ?? tops).push(one);
  }
  return tops;
}
