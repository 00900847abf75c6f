import { notPersonal, personalColumns, type TableDeclaration } from '../declaration.ts';

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
  },
};

export const registerTables: readonly TableDeclaration[] = [registerEntities];
