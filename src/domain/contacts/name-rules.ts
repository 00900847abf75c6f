import type { FieldProblem } from '../errors.ts';

/** Longest name and title, in characters; what names in the population register are shorter than. */
export const LONGEST_NAME = 100;

const tooLong: FieldProblem = { key: 'form.tooLong', params: { count: LONGEST_NAME } };

/** What is wrong with a person's names, title and role: at least one name, and none too long. */
export function nameProblems(input: {
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle?: string;
  readonly role?: string;
}): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  for (const field of ['givenName', 'familyName', 'jobTitle', 'role'] as const)
    if ((input[field] ?? '').trim().length > LONGEST_NAME) problems[field] = tooLong;
  if (input.givenName.trim() === '' && input.familyName.trim() === '') problems['givenName'] = 'contacts.nameNeeded';
  return problems;
}
