import { mirrorState } from '../register/mirror/mirror-state.ts';
import { searchMirror } from '../register/mirror/search-mirror.ts';
import {
  looksLikeNumber,
  normaliseOrganisationNumber,
  organisationNumberProblem,
} from '../register/organisation-number.ts';
import { sql } from '../tenancy.ts';
import type { FieldProblem } from '../errors.ts';
import { demand, type Member } from '../users/member.ts';
import { addCompany, companyWithNumber } from './add-company.ts';
import type { CompanyChoice } from './company-choices.ts';
import { placeholderName } from './placeholder-name.ts';
import { restrictedAmong } from './restricted-businesses.ts';

const SHORTEST_NAME = 3;
const MOST = 5;

/** What a unit of the register is called where a company is chosen: whoever chooses it adds it. */
const choiceOf = (number: string): string => `unit-${number}`;

/** The number in such a choice; undefined for anything else. */
export const chosenUnit = (choice: string): string | undefined => /^unit-(\d{9})$/.exec(choice)?.[1];

/**
 * Units of the mirror that fit what was typed and that the tenant has not, as companies that can be chosen at once; at most five. A
 * number that can be one is offered though the mirror has no name for it. Asks nobody outside. In the open transaction of a member who may
 * add companies.
 */
export async function unitChoices(by: Member, typed: string, language: 'nb' | 'en'): Promise<CompanyChoice[]> {
  demand(by, 'write');
  const text = typed.trim();
  const found = looksLikeNumber(text)
    ? await byNumber(normaliseOrganisationNumber(text), language)
    : text.length < SHORTEST_NAME
      ? []
      : await byName(text);
  const own = await sql<{ number: string }>(
    `select organisation_number as number from companies where tenant_id = $1 and organisation_number = any($2::text[])`,
    [by.tenantId, found.map(({ organisationNumber }) => organisationNumber)],
  );
  return found.filter(({ organisationNumber }) => own.every(({ number }) => number !== organisationNumber));
}

async function byNumber(number: string, language: 'nb' | 'en'): Promise<CompanyChoice[]> {
  if (organisationNumberProblem(number) !== undefined) return [];
  const { inUse, madeAt } = await mirrorState('enheter');
  const [known] = inUse ? await searchMirror(number, { limit: 1 }) : [];
  const name = known?.name ?? placeholderName(number, language);
  return [
    {
      id: choiceOf(number),
      name,
      place: known?.place ?? null,
      organisationNumber: number,
      unit: { toldAt: known ? madeAt : null },
    },
  ];
}

async function byName(name: string): Promise<CompanyChoice[]> {
  const { inUse, madeAt } = await mirrorState('enheter');
  if (!inUse) return [];
  const hits = await searchMirror(name, { limit: MOST });
  return hits.flatMap((hit) =>
    hit.name === null
      ? []
      : [
          {
            id: choiceOf(hit.organisationNumber),
            name: hit.name,
            place: hit.place,
            organisationNumber: hit.organisationNumber,
            unit: { toldAt: madeAt },
          },
        ],
  );
}

/** Why a chosen unit cannot be added; undefined when it can, or is there already. In the open transaction; await it alone. */
export async function unitProblem(by: Member, number: string): Promise<FieldProblem | undefined> {
  if (organisationNumberProblem(number) !== undefined) return 'form.choose';
  const known = await companyWithNumber(by, number);
  if (known) return known.inTrash ? 'companies.choices.inTrash' : undefined;
  return (await restrictedAmong([number])).size > 0 ? 'companies.restricted' : undefined;
}

/** Adds a chosen unit as a company, unless the tenant has it by now. @returns the company's id @throws as `addCompany` */
export async function takeUnit(by: Member, number: string, language: 'nb' | 'en'): Promise<string> {
  const known = await companyWithNumber(by, number);
  return known && !known.inTrash ? known.id : addCompany(by, { organisationNumber: number }, language);
}
