// Every area of the message catalogue, one line each, in alphabetical order. An area file exports its messages and
// nothing else. To add an area: write src/words/<area>.ts and add its line here.
export * from './account.ts';
export * from './activities.ts';
export * from './audit.ts';
export * from './billing.ts';
export * from './companies.ts';
export * from './contacts.ts';
export * from './deals.ts';
export * from './design.ts';
export * from './development.ts';
export * from './errors.ts';
export * from './exports.ts';
export * from './forms.ts';
export * from './frame.ts';
export * from './home.ts';
export * from './interface.ts';
export * from './legal-forms.ts';
export * from './mail.ts';
export * from './operator.ts';
export * from './people.ts';
export * from './policy.ts';
export * from './privacy.ts';
export * from './privacy-restriction.ts';
export * from './retention.ts';
export * from './search.ts';
export * from './sign-in.ts';
export * from './sign-up.ts';
