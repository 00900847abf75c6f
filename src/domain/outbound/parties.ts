/** What in the program wants out: one word for each adapter. Each has a row of the same code in the register. */
export const parties = ['stripe', 'register', 'mail', 'peppol', 'accounts'] as const;
export type Party = (typeof parties)[number];

/** Whose row a code is: `mail` and `mail-2` are mail’s. Undefined for one that stands for no adapter, such as who runs the machines. */
export const partyOf = (code: string): Party | undefined =>
  parties.find((party) => code === party || code.startsWith(`${party}-`));
