import { personLikeForms } from '../../../register/entity.ts';
import { notPersonal, personalColumns, tenantKey, type TableDeclaration } from '../declaration.ts';

// Public register data, kept once for everybody and never with a tenant: OnNet decides to keep it, so layer L1.

const entity = personalColumns({
  subject: 'sole-trader',
  purpose: 'company-look-up',
  basis: 'f',
  retention: 'register-cache',
});
const personLike = "register_entities.entity ->> 'personLike' = 'true'";

const registerEntities: TableDeclaration = {
  schema: 'public',
  table: 'register_entities',
  layer: 'controller',
  holds: 'what the Central Coordinating Register says about businesses; no roles, no people by name',
  ties: [],
  columns: {
    organisation_number: entity('user.contact', 'expire', { onlyWhen: personLike }),
    outcome: notPersonal('whether the register knows it, one of four words'),
    entity: entity('user.contact', 'expire', { onlyWhen: personLike }),
    fetched_at: notPersonal('when the register was asked'),
    ended_on: notPersonal('when the business was deleted from the register'),
    stale_since: notPersonal('when the register told that something changed'),
    unknown_since: notPersonal('since when the register has not known the number'),
  },
};

const registerSearches: TableDeclaration = {
  schema: 'public',
  table: 'register_searches',
  layer: 'controller',
  holds: 'what the register answered to searches by name in the last ten minutes',
  ties: [],
  columns: {
    searched: notPersonal('a hash of what was searched for, by nobody in particular'),
    hits: entity('user.contact', 'expire', {
      onlyWhen: `register_searches.hits @> '[{"personLike": true}]'`,
      inAccess: false,
    }),
    told_at: notPersonal('when the register told'),
  },
};

const unit = personalColumns({
  subject: 'sole-trader',
  purpose: 'company-look-up',
  basis: 'f',
  retention: 'register-mirror',
});
const ofBusiness = 'of a unit whose form is not one that carries a person’s name; empty for the others';

/** The columns of the mirror, which a load fills elsewhere first. */
const unitColumns = (table: string): TableDeclaration['columns'] => {
  const kept = {
    onlyWhen: `${table}.legal_form in (${personLikeForms.map((form) => `'${form}'`).join(', ')})`,
    keptUnder: 'public-register',
    inAccess: false,
  } as const;
  return {
    organisation_number: unit('user.contact', 'keep', kept),
    kind: notPersonal('main unit, sub-unit or one that is gone'),
    legal_form: notPersonal('the code of a form of organisation, such as AS'),
    name: notPersonal(ofBusiness),
    search_text: notPersonal(ofBusiness),
    status: notPersonal(ofBusiness),
    municipality: unit('user.contact.address', 'keep', kept),
    postal_code: notPersonal(ofBusiness),
    place: notPersonal(ofBusiness),
    industry: notPersonal(ofBusiness),
    second_industry: notPersonal(ofBusiness),
    third_industry: notPersonal(ofBusiness),
    employees: notPersonal(ofBusiness),
    vat_registered: notPersonal(ofBusiness),
    website: notPersonal(ofBusiness),
    registered_on: notPersonal(ofBusiness),
    parent: notPersonal(ofBusiness),
    prominence: notPersonal('how early it comes among others that fit a search'),
  };
};

const registerUnits: TableDeclaration = {
  schema: 'public',
  table: 'register_units',
  layer: 'controller',
  holds:
    'our copy of the Central Coordinating Register, for search; of sole proprietorships no name, address or contact data',
  ties: [],
  columns: { ...unitColumns('register_units'), told_at: notPersonal('when the register told this') },
};

const registerWords: TableDeclaration = {
  schema: 'public',
  table: 'register_words',
  layer: 'controller',
  holds: 'words that names and places of our copy of the register are made of; none of sole proprietorships',
  ties: [],
  columns: {
    word: notPersonal('a word of the names of many units'),
    units: notPersonal('how many units have it'),
  },
};

const registerUnitsIncoming: TableDeclaration = {
  schema: 'public',
  table: 'register_units_incoming',
  layer: 'controller',
  holds: 'the same while a file of the register is read',
  ties: [],
  columns: unitColumns('register_units_incoming'),
};

const registerMirrors: TableDeclaration = {
  schema: 'public',
  table: 'register_mirrors',
  layer: 'controller',
  holds: 'which file of the register our copy was made from',
  ties: [],
  columns: {
    collection: notPersonal('main units or sub-units'),
    etag: notPersonal('the register’s own mark of the file'),
    made_at: notPersonal('when the register made it'),
    units: notPersonal('how many units it had'),
    loaded_at: notPersonal('when it was loaded'),
    checked_at: notPersonal('when the register was last asked for a newer one'),
    failure: notPersonal('why a load failed, one word'),
    failed_at: notPersonal('when it did'),
  },
};

const ofNoPerson = 'of a business whose form is not one that carries a person’s name; nobody else is asked about';

const neighbourAnswers: TableDeclaration = {
  schema: 'public',
  table: 'neighbour_answers',
  layer: 'controller',
  holds: 'what neighbouring registers say about businesses: e-invoices and the latest accounts',
  ties: [],
  columns: {
    organisation_number: notPersonal(ofNoPerson),
    neighbour: notPersonal('which register, one of two words'),
    answer: notPersonal(ofNoPerson),
    told_at: notPersonal('when the register told this'),
    told_of_year: notPersonal('the year accounts had been filed for by then'),
  },
};

const tenantNeighbours: TableDeclaration = {
  schema: 'public',
  table: 'tenant_neighbours',
  layer: 'processor',
  holds: 'which neighbouring registers an organisation has switched on',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    neighbour: notPersonal('which register, one of three words'),
    switched_on: notPersonal('whether it is on'),
  },
};

const registerCursors: TableDeclaration = {
  schema: 'public',
  table: 'register_cursors',
  layer: 'controller',
  holds: 'how far the register’s change feed is read',
  ties: [],
  columns: {
    series: notPersonal('main units or sub-units'),
    last_id: notPersonal('the number of the last change that was read'),
    last_event_at: notPersonal('when the register published it'),
    checked_at: notPersonal('when the register last answered'),
    resynced_at: notPersonal('when all followed units were last asked about'),
    failure: notPersonal('why the register did not answer, one word'),
    leased_until: notPersonal('until when one process reads alone'),
    leased_by: notPersonal('a number made by the program for that process'),
  },
};

const registerBudget: TableDeclaration = {
  schema: 'public',
  table: 'register_budget',
  layer: 'controller',
  holds: 'how much the register was asked lately',
  ties: [],
  columns: {
    one: notPersonal('there is one row'),
    spent_until: notPersonal('until when calls are spent'),
  },
};

const registerRefreshes: TableDeclaration = {
  schema: 'public',
  table: 'register_refreshes',
  layer: 'controller',
  holds: 'businesses that the register has changed and that are to be asked about again',
  ties: [],
  columns: {
    organisation_number: notPersonal('a number of the register; that it changed says nothing about anybody'),
    noticed_at: notPersonal('when the register published the change'),
    due_at: notPersonal('when to ask'),
    leased_until: notPersonal('until when one process asks alone'),
    attempts: notPersonal('how often the register did not answer'),
    failure: notPersonal('why it did not, one word'),
  },
};

export const registerTables: readonly TableDeclaration[] = [
  registerEntities,
  registerSearches,
  registerUnits,
  registerWords,
  registerUnitsIncoming,
  registerMirrors,
  registerBudget,
  neighbourAnswers,
  tenantNeighbours,
  registerCursors,
  registerRefreshes,
];
