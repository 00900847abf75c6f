// The legal person behind the product: the controller the privacy policy names, and the processor of the data
// processing agreement. Every page, mail and invoice takes it from the one configured value.
import { z } from 'zod';
import {
  normaliseOrganisationNumber,
  oneDigitCorrections,
  organisationNumberProblem,
} from '../register/organisation-number.ts';

/**
 * Who the legal entity is, as configured. The organisation number is kept and shown exactly as given, right or wrong:
 * a wrong one is reported by `legalEntityProblems` and corrected by a person, never by the program.
 */
export const LegalEntity = z.strictObject({
  name: z.string().trim().min(1),
  organisationNumber: z.string().min(1),
  /** On one line, as the policy writes it. */
  address: z.string().trim().min(1),
  email: z.email(),
});
export type LegalEntity = z.infer<typeof LegalEntity>;

/** The legal entity as the published policy has it. */
export const defaultLegalEntity: LegalEntity = {
  name: 'OMNII INTELLIGENCE AS',
  organisationNumber: '9370833512',
  address: 'Hovdenakvågen 2, SKÅLA, 6456, NO',
  email: 'info@onnet.tech',
};

/** Something about the legal entity that a person has to look at and confirm. */
export type LegalEntityProblem = {
  kind: 'organisationNumber';
  /** Not nine digits, or nine with a wrong check digit. */
  reason: 'length' | 'checksum';
  /** The number exactly as configured. */
  organisationNumber: string;
  /** How many characters it has, spaces and the like not counted. */
  length: number;
  /** The valid numbers reached by deleting one digit from a ten-digit number. To be shown, never chosen from. */
  corrections: readonly string[];
};

/**
 * What is wrong with the configured legal entity, for the operator's page. Empty when nothing is. Changes nothing: where
 * ten digits have two possible corrections, only someone who knows the company can say which is right.
 */
export function legalEntityProblems(entity: LegalEntity): LegalEntityProblem[] {
  const reason = organisationNumberProblem(entity.organisationNumber);
  if (reason === undefined) return [];
  const digits = normaliseOrganisationNumber(entity.organisationNumber);
  return [
    {
      kind: 'organisationNumber',
      reason: reason === 'checksum' ? 'checksum' : 'length',
      organisationNumber: entity.organisationNumber,
      length: digits.length,
      corrections: oneDigitCorrections(digits),
    },
  ];
}
