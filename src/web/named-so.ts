import { fold } from '../domain/names.ts';
import { normaliseOrganisationNumber } from '../domain/register/organisation-number.ts';

/** Somebody or something to choose among by its name. */
interface Named {
  readonly name: string;
  readonly organisationNumber?: string | null;
}

/**
 * The only one among these that is called what was typed, but for capitals and accents, or has it as its organisation number. A part
 * of a name means nobody in particular, though only one has it: whoever wrote it must see who is meant, and choose.
 */
export function namedSo<Choice extends Named>(choices: readonly Choice[], typed: string): Choice | undefined {
  const [wanted, number] = [fold(typed.trim()), normaliseOrganisationNumber(typed)];
  const meant = choices.filter(
    ({ name, organisationNumber }) => fold(name) === wanted || organisationNumber === number,
  );
  return meant.length === 1 ? meant[0] : undefined;
}
