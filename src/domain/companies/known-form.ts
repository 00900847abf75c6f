import { personLikeForms } from '../register/entity.ts';

const forms = personLikeForms.map((form) => `'${form}'`).join(', ');

/**
 * SQL that is true of a number whose unit is known to be a person in law or by name before the register is asked about it:
 * from the mirror, which has the form of every unit and no name of a person's branch, from an answer that is kept, or from a search a moment ago.
 * @param number an expression of nine bare digits, or null
 */
export const isPersonLikeNumber = (number: string): string =>
  `(exists (select from register_units u where u.organisation_number = ${number} 
                  and (u.legal_form in (${forms}) or (u.kind = 'sub' and u.name is null)))
    or exists (select from register_entities e where e.organisation_number = ${number}
                  and e.entity ->> 'personLike' = 'true')
    or exists (select from register_searches s
                where s.hits @> jsonb_build_array(jsonb_build_object('organisationNumber', ${number}::text, 'personLike', true))))`;
