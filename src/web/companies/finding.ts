import { addFound } from '../../domain/companies/finding/add-found.ts';
import {
  asksForSomething,
  companySizes,
  findUnits,
  UNITS_COUNTED,
  type UnitFilter,
} from '../../domain/companies/finding/find-units.ts';
import { isVatOn } from '../../domain/companies/vat-switch.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { beginningOf } from '../../domain/names.ts';
import { marketingLaw } from '../../domain/privacy/consent/marketing-law.ts';
import { isPersonLikeForm } from '../../domain/register/entity.ts';
import { findIndustries, industryOf } from '../../domain/register/find-industries.ts';
import { industries, industriesSource } from '../../domain/register/industries.ts';
import { mirrorState } from '../../domain/register/mirror/mirror-state.ts';
import { normaliseOrganisationNumber } from '../../domain/register/organisation-number.ts';
import { parseDate } from '../../words/parsing.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { legalFormText } from './legal-form.ts';

const fields = ['industry', 'place', 'size', 'form', 'since', 'vat'] as const;
export type FindingField = (typeof fields)[number];

/** The forms one may choose: those that businesses have, and that carry nobody's name. */
const forms = ['AS', 'ASA', 'SA', 'NUF', 'STI', 'FLI', 'SF', 'KF', 'BRL', 'ESEK'] as const;

/** GET: a form, what the law allows, and the units that fit. */
export async function index(visit: Visit): Promise<Answer> {
  const [{ loadedAt, madeAt }, vatOn] = await Promise.all([mirrorState('enheter'), isVatOn(visit.member)]);
  const typed = typedIn((field) => (field === 'vat' && !vatOn ? '' : visit.query(field)));
  const { filter, problems, words } = read(visit, typed);
  const searched = loadedAt !== null && Object.keys(problems).length === 0 && asksForSomething(filter);
  const found = searched ? await findUnits(visit.member, filter, visit.query('after') || undefined) : undefined;
  const units = found?.units ?? [];
  return page(
    'companies/finding',
    visit.t('companies.finding.title'),
    {
      asOf: madeAt,
      loaded: loadedAt !== null,
      vatOn,
      typed,
      problems,
      industries: words,
      found,
      units: units.map((unit) => ({
        ...unit,
        industryName: (unit.industry && industryOf(unit.industry)?.[visit.language]) ?? '',
        form: legalFormText(visit, { code: unit.legalForm }),
      })),
      counted: UNITS_COUNTED,
      sizes: companySizes,
      forms: forms.map((code) => ({ value: code, label: legalFormText(visit, { code }) })),
      industryWords: industries.map((industry) => `${industry.code} ${industry[visit.language]}`),
      after: visit.query('after'),
      next: found?.more ? addressOf(visit, typed, units.at(-1)?.organisationNumber) : undefined,
      clearHref: addressOf(visit, undefined),
      industriesReadOn: industriesSource.readOn,
      law: {
        generic: visit.formats.citation(marketingLaw['generic-address'].law),
        consent: visit.formats.citation(marketingLaw['consent-needed'].law),
        reservation: visit.formats.citation(marketingLaw.reservation.law),
      },
    },
    { place: 'companies', shown: units.length, status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

/** POST: adds the units that were chosen, or the one whose button was pressed, as companies. */
export async function add(visit: Visit): Promise<Answer> {
  const one = visit.field('one');
  const numbers = (one === '' ? visit.fields('number') : [one])
    .map(normaliseOrganisationNumber)
    .filter((number) => number !== '');
  const count = await addFound(visit.member, numbers);
  const tenant = visit.member.tenantSlug;
  const toast =
    numbers.length === 0 ? visit.t('companies.finding.noneChosen') : visit.t('companies.finding.added', { count });
  return redirect(
    addressOf(
      visit,
      typedIn((field) => visit.field(field)),
      visit.field('after'),
    ),
    {
      text: toast,
      ...(count > 0
        ? {
            link: {
              href: `${paths.companies.index({ tenant })}?sort=-created`,
              text: visit.t('companies.finding.see'),
            },
          }
        : {}),
    },
  );
}

type Typed = Readonly<Record<FindingField, string>>;

function typedIn(read: (field: FindingField) => string): Typed {
  const text = (field: FindingField): string => beginningOf(read(field), 100);
  return {
    industry: text('industry'),
    place: text('place'),
    size: text('size'),
    form: text('form'),
    since: text('since'),
    vat: text('vat'),
  };
}

interface Read {
  readonly filter: UnitFilter;
  readonly problems: Partial<Record<FindingField, FieldProblem>>;
  readonly words: readonly string[];
}

function read(visit: Visit, typed: Typed): Read {
  const problems: Read['problems'] = {};
  const meant = typed.industry === '' ? [] : findIndustries(typed.industry);
  if (typed.industry !== '' && meant.length === 0) problems.industry = 'companies.finding.unknownIndustry';
  const registeredSince = typed.since === '' ? undefined : parseDate(typed.since);
  if (typed.since !== '' && registeredSince === undefined) problems.since = 'form.date';
  const legalForm = forms.find((form) => form === typed.form);
  if (typed.form !== '' && !legalForm)
    problems.form = isPersonLikeForm(typed.form) ? 'companies.finding.formOfPeople' : 'form.choose';
  return {
    problems,
    words: meant.map((industry) => `${industry[visit.language]} (${industry.code})`),
    filter: {
      industries: meant.map(({ code }) => code),
      place: typed.place,
      size: companySizes.find((size) => size === typed.size),
      legalForm: legalForm ?? '',
      registeredSince,
      vatRegistered: typed.vat === 'yes',
    },
  };
}

function addressOf(visit: Visit, typed: Typed | undefined, after?: string): string {
  const query = new URLSearchParams();
  for (const field of fields) if (typed && typed[field] !== '') query.set(field, typed[field]);
  if (after) query.set('after', after);
  const base = paths.companies.finding({ tenant: visit.member.tenantSlug });
  return query.size === 0 ? base : `${base}?${query.toString()}`;
}
