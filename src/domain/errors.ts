/** An expected refusal by the domain. The web translates each kind once, in src/web/errors.ts. */
export abstract class DomainError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** Not there, or not yours: the two are never told apart. */
export class NotFound extends DomainError {
  constructor(what = 'record') {
    super(`${what} not found`);
  }
}

/** The member is in the right tenant but has no right to do this. */
export class NotAllowed extends DomainError {
  readonly permission: string;

  constructor(permission: string) {
    super(`not allowed: ${permission}`);
    this.permission = permission;
  }
}

/**
 * Input the domain cannot accept. `fields` maps a field name to a message key of the catalogue,
 * so that the page can say it at the field in the user's language.
 */
export class Invalid extends DomainError {
  readonly fields: Readonly<Record<string, FieldProblem>>;

  constructor(fields: Readonly<Record<string, FieldProblem>>) {
    super(`invalid: ${Object.keys(fields).join(', ')}`);
    this.fields = fields;
  }
}

/** A message key, with its parameters when it has any. */
export type FieldProblem =
  | string
  | { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

/** Somebody else saved the record after this edit began (optimistic lock). Carries both values, to be shown side by side. */
export class EditConflict extends DomainError {
  readonly field: string;
  readonly theirs: string | null;
  readonly yours: string | null;
  readonly currentVersion: number;

  constructor(conflict: { field: string; theirs: string | null; yours: string | null; currentVersion: number }) {
    super(`edit conflict on ${conflict.field}`);
    this.field = conflict.field;
    this.theirs = conflict.theirs;
    this.yours = conflict.yours;
    this.currentVersion = conflict.currentVersion;
  }
}

/** An outside party (Stripe, the register, mail) did not answer. Shown as a state with a retry, never as a crash. */
export class OutsideUnavailable extends DomainError {
  readonly party: 'stripe' | 'register' | 'mail';

  constructor(party: 'stripe' | 'register' | 'mail') {
    super(`${party} is unavailable`);
    this.party = party;
  }
}

/** Too many attempts; `retryAfterSeconds` says when to come back. */
export class TooManyAttempts extends DomainError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too many attempts');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
