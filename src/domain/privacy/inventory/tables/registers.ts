import { notPersonal, personalColumns, rowId, tenantKey, type TableDeclaration } from '../declaration.ts';

// The registers: who else gets data, what tenants were told of them, and what was stopped on the way out.

const byUs = 'what OnNet’s operators wrote about an organisation, no person';

const subProcessors: TableDeclaration = {
  schema: 'public',
  table: 'sub_processors',
  layer: 'controller',
  holds: 'who gets personal data from OnNet, and on what terms',
  ties: [],
  columns: {
    id: rowId,
    code: notPersonal('a word of ours for the row, in lower case'),
    name: notPersonal(byUs),
    role: notPersonal('what it is to us, one of three words'),
    concerns: notPersonal('whose data, one of three words'),
    data_nb: notPersonal(byUs),
    data_en: notPersonal(byUs),
    purpose_nb: notPersonal(byUs),
    purpose_en: notPersonal(byUs),
    country_code: notPersonal('a country in two letters only'),
    transfer: notPersonal('the basis of a transfer, one of five words'),
    transfer_reference: notPersonal(byUs),
    agreement_reference: notPersonal(byUs),
    agreement_exemption: notPersonal(byUs),
    hosts: notPersonal('names of machines of an organisation'),
    names_others: notPersonal('whether those machines name others that are reached for it'),
    contact_email: notPersonal('an address of an organisation, for notices under Art. 19'),
    source: notPersonal(byUs),
    verified_on: notPersonal('the day somebody read the source'),
    switched_on: notPersonal('whether it is in use'),
    notice_on: notPersonal('the day the tenants were told'),
    since: notPersonal('the first day'),
    until: notPersonal('the day after the last'),
    version: notPersonal('counts changes'),
    created_at: notPersonal('when the row was written'),
    changed_at: notPersonal('when the row was changed'),
  },
};

const outboundRefusals: TableDeclaration = {
  schema: 'public',
  table: 'outbound_refusals',
  layer: 'controller',
  holds: 'hosts that the program was not let out to: names of machines and counts',
  ties: [],
  columns: {
    host: notPersonal('the name of a machine that was not reached'),
    party: notPersonal('which adapter, one of four words'),
    times: notPersonal('a count'),
    first_at: notPersonal('when it happened first'),
    last_at: notPersonal('when it happened last'),
  },
};

const said = personalColumns({
  subject: 'user',
  purpose: 'accountability',
  basis: 'c',
  retention: 'account',
});

const subProcessorNotices: TableDeclaration = {
  schema: 'public',
  table: 'sub_processor_notices',
  layer: 'controller',
  holds: 'what a tenant was told about a sub-processor, and what it said to it',
  ties: [{ to: 'user', column: 'protested_by', key: 'user-member', as: 'reference', treats: ['protested_by'] }],
  columns: {
    tenant_id: tenantKey,
    id: rowId,
    sub_processor_id: notPersonal('which row of the register'),
    change: notPersonal('whether it begins or ends, one of two words'),
    effective_on: notPersonal('the day it takes effect'),
    noticed_at: notPersonal('when the tenant was told'),
    protest: notPersonal('what an organisation objected, in its own name'),
    protested_by: said('user.unique_id', 'ghost', { inAccess: false }),
    protested_at: notPersonal('when the organisation objected'),
    answer: notPersonal('what OnNet answered the organisation'),
    answered_at: notPersonal('when OnNet answered'),
  },
};

export const registersTables: readonly TableDeclaration[] = [subProcessors, outboundRefusals, subProcessorNotices];
