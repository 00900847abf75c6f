import { ownerChoices, type OwnerChoice } from '../domain/contacts/owner-choices.ts';
import type { Visit } from './visit.ts';

/**
 * The colleagues that a form or filter offers, with a word at those who have left.
 * @param keeping ids that the form shows as chosen, and so must be among them
 */
export async function offeredOwners(
  visit: Visit,
  keeping: readonly (string | null | undefined)[] = [],
): Promise<OwnerChoice[]> {
  const choices = await ownerChoices(visit.member, keeping);
  return choices.map((choice) =>
    choice.former ? { ...choice, name: visit.t('people.former', { name: choice.name }) } : choice,
  );
}
