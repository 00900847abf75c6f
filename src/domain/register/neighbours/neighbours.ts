/** The registers beside Enhetsregisteret. Each is switched on or off by every tenant for itself. */
export const neighbours = ['vat', 'e-invoice', 'accounts'] as const;
export type Neighbour = (typeof neighbours)[number];

/** Those that are asked about a company. What is told of VAT comes with the company’s own answer. */
export const askedNeighbours = ['e-invoice', 'accounts'] as const;
export type AskedNeighbour = (typeof askedNeighbours)[number];

export const isNeighbour = (text: string): text is Neighbour => neighbours.some((one) => one === text);
export const isAsked = (neighbour: string): neighbour is AskedNeighbour =>
  askedNeighbours.some((one) => one === neighbour);

/**
 * Which row of the register of sub-processors tells what leaves for it, and whether a tenant that has not decided has it on:
 * only where nothing leaves.
 */
export const neighbourFacts: Readonly<Record<Neighbour, { readonly row: string; readonly onFromStart: boolean }>> = {
  vat: { row: 'register', onFromStart: true },
  'e-invoice': { row: 'peppol', onFromStart: false },
  accounts: { row: 'accounts', onFromStart: false },
};
