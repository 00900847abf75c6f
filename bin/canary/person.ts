// The canary: a made-up person whose every value is found nowhere else, once as a tenant's contact and once as a user.

/** As a contact (layer L2). */
export const contact = {
  givenName: 'Gullpip',
  familyName: 'Kvitrefjær',
  jobTitle: 'Burvokter',
  email: 'gullpip@kvitrebur.example',
  secondEmail: 'pip@kvitrebur.example',
  /** Taken away again by a member. */
  formerEmail: 'fugl@kvitrebur.example',
  phone: '93456789',
  secondPhone: '93456780',
  street: 'Vinglebakken 71',
  role: 'Fuglekikkersjef',
  /** What a member types about them on their own record. */
  note: 'fortalte om vingeskaden',
  /** What a member types who writes about them somewhere else. */
  mention: 'Hilsen til Gullpip Kvitrefjær',
} as const;

/** As they sign what they write themselves. */
export const contactName = `${contact.givenName} ${contact.familyName}`;

/** As a user of OnNet (layer L1): invited, signed in, gone. */
export const user = {
  name: 'Synge Trillefjell',
  email: 'synge@trillebur.example',
  password: 'fire trillende linerler i lunden',
  newPassword: 'fem trillende linerler i lunden',
  /** Where they sit: a network address that is nobody else's. */
  from: '203.0.113.77',
} as const;

/** As somebody who began to sign up and never came back. */
export const founder = { name: 'Ugla Nattefjær', email: 'ugla@nattbur.example' } as const;

/** As whom somebody was found: each has values of their own, and what may be kept of each is another matter. */
export type Who = 'contact' | 'user' | 'founder';

/** What is looked for afterwards: every value, the way a search folds it, and names alone. */
export const identifiers: Readonly<Record<Who, readonly string[]>> = {
  contact: [
    contact.givenName,
    contact.familyName,
    'kvitrefjaer',
    contact.jobTitle,
    'kvitrebur',
    contact.phone,
    contact.secondPhone,
    contact.street,
    contact.role,
    contact.note,
  ],
  user: ['Trillefjell', 'trillebur', 'trillende linerler', user.from],
  founder: ['Nattefjær', 'nattbur'],
};

/** The addresses they are written to at: what is sent there is theirs. */
export const ownAddresses: ReadonlySet<string> = new Set([
  contact.email,
  contact.secondEmail,
  user.email,
  founder.email,
]);
