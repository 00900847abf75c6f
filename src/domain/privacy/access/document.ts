/** A value as a document holds it. Moments are ISO 8601 in UTC. */
export type DocumentValue = string | number | boolean | null | readonly string[];

/** Where a value comes from: given by or about the person, seen of them, or made by us. Which of the first it was, is known for a record alone. */
export type Origin = 'provided' | 'observed' | 'own';

/** Who wrote a record down: the person in a form, somebody at the controller, or a list that was brought in. */
export type WrittenBy = 'person' | 'controller' | 'list';

/** One column of a section: what it is, and why it is held. */
export interface DocumentColumn {
  readonly name: string;
  readonly label: string;
  /** A key of fideslang. */
  readonly category: string;
  readonly origin: Origin;
}

/** Some rows of one kind, with what holds for all of them. */
export interface DocumentSection {
  readonly name: string;
  readonly title: string;
  readonly purposes: readonly { readonly title: string; readonly basis: string }[];
  readonly retention: readonly string[];
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly Readonly<Record<string, DocumentValue>>[];
  /** Who wrote the records down, of a contact's facts; a value may have been changed by somebody else since. Absent where it is not known. */
  readonly writtenBy?: readonly WrittenBy[];
  /** Whose the values are that a public register has told, and on what licence; absent where none has. */
  readonly attribution?: string;
}

/** Somebody outside who gets, or got, the data. */
export interface DocumentRecipient {
  readonly name: string;
  readonly what: string;
  readonly country: string;
  readonly safeguard: string;
  /** When it was given; null for somebody who handles data all the time. */
  readonly at: string | null;
}

/** A consent or a no, with the wording as it was shown. */
export interface DocumentConsent {
  readonly purpose: string;
  readonly what: string;
  /** When it came into the ledger. */
  readonly at: string;
  /** The day they said so, `YYYY-MM-DD`, where somebody wrote it down for them on another; null where it was on the day of `at`. */
  readonly saidOn: string | null;
  readonly channel: string | null;
  readonly wording: string | null;
  readonly wordingHash: string | null;
}

/** A copy of what is held about a person. Its JSON is published in schema.ts and only ever grows within a version. */
export interface AccessDocument {
  readonly $schema: string;
  readonly format: 'onnet-personal-data';
  readonly version: 1;
  readonly form: 'access' | 'portability';
  readonly language: 'nb' | 'en';
  readonly madeAt: string;
  readonly about: 'contact' | 'user';
  /** Who decides over the data, and whom to write to. */
  readonly controller: { readonly name: string; readonly organisationNumber: string; readonly contact: string };
  /** Who handles it for them; null when nobody does. */
  readonly processor: { readonly name: string; readonly organisationNumber: string; readonly contact: string } | null;
  /** How many records were made one, this one included. */
  readonly records: number;
  /** Where the record came from, when it was made, and when it will go by itself; empty where that is not known. */
  readonly source: string;
  readonly until: string;
  readonly sections: readonly DocumentSection[];
  readonly recipients: readonly DocumentRecipient[];
  readonly consents: readonly DocumentConsent[];
  readonly withheld: { readonly count: number; readonly why: string };
  readonly rights: readonly { readonly title: string; readonly text: string }[];
  readonly complaint: string;
  readonly automatedDecisions: string;
}

/** Where the schema of `AccessDocument` is published, on this installation. */
export const SCHEMA_PATH = '/schemas/personal-data-1.json';
