/** SQL, true while the tenant $1 has VAT status on: it is from the start, since nothing leaves for it. */
export const vatIsOn = `not exists (select from tenant_neighbours
  where tenant_id = $1 and neighbour = 'vat' and not switched_on)`;
