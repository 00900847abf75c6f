import { notPersonal, personalColumns, type TableDeclaration } from '../declaration.ts';

// The privacy policy: its wordings, what was published, and what somebody confirmed.

const decided = personalColumns({ subject: 'user', purpose: 'accountability', basis: 'c', retention: 'own-decision' });
const operator = decided('user.unique_id', 'keep', { inAccess: false, keptUnder: 'accountability' });

const policyVersions: TableDeclaration = {
  schema: 'public',
  table: 'policy_versions',
  layer: 'controller',
  holds: 'every wording of the privacy policy that was built',
  ties: [],
  columns: {
    language: notPersonal('one of the two languages it is published in'),
    hash: notPersonal('a checksum of a public text'),
    wording: notPersonal('a public text about no person'),
    built_at: notPersonal('when the program built it'),
  },
};

const policyPublications: TableDeclaration = {
  schema: 'public',
  table: 'policy_publications',
  layer: 'controller',
  holds: 'which wording of the privacy policy is in force from when',
  ties: [{ to: 'user', column: 'published_by', key: 'user', as: 'reference', treats: ['published_by'] }],
  columns: {
    number: notPersonal('counts editions'),
    language: notPersonal('one of the two languages it is published in'),
    hash: notPersonal('a checksum of a public text'),
    effective_on: notPersonal('the first day'),
    published_at: notPersonal('when OnNet published it'),
    published_by: operator,
  },
};

const policyConfirmations: TableDeclaration = {
  schema: 'public',
  table: 'policy_confirmations',
  layer: 'controller',
  holds: 'what an operator has confirmed about the legal entity',
  ties: [{ to: 'user', column: 'confirmed_by', key: 'user', as: 'reference', treats: ['confirmed_by'] }],
  columns: {
    fact: notPersonal('which fact, one of two words'),
    value: notPersonal('what was confirmed about an organisation'),
    confirmed_at: notPersonal('when OnNet confirmed it'),
    confirmed_by: operator,
  },
};

const agreementEditions: TableDeclaration = {
  schema: 'public',
  table: 'agreement_editions',
  layer: 'controller',
  holds: 'every wording of the data processing agreement that could be accepted',
  ties: [],
  columns: {
    number: notPersonal('counts editions'),
    language: notPersonal('one of the two languages it is made in'),
    hash: notPersonal('a checksum of a public text'),
    wording: notPersonal('a public text about no person'),
    made_at: notPersonal('when the program made it'),
  },
};

export const policyTables: readonly TableDeclaration[] = [
  policyVersions,
  policyPublications,
  policyConfirmations,
  agreementEditions,
];
