import type { RegisterEntity } from './entity.ts';

/** Why there is no answer. Nothing may be concluded about the unit from any of these. */
export type UnavailableReason =
  /** The host could not be reached, or the connection broke. */
  | 'network'
  /** No whole answer within the time allowed. */
  | 'timeout'
  /** 429, or the register asked for a pause that outlasts the time allowed. */
  | 'rateLimited'
  /** 5xx. */
  | 'serverError'
  /** The register failed several times in a row; it is left alone for a while. */
  | 'circuitOpen'
  /** Too much of our own traffic is ahead in the queue. */
  | 'busy'
  /** Not the media type, shape, size or organisation number that was asked for. */
  | 'badAnswer'
  /** The register refuses the way we ask (406, 415, 401 …): a change of contract, for people to look at. */
  | 'refused'
  /** Sent on to another host, which is never followed. */
  | 'redirect'
  /** The host is not in the register of sub-processors, so nothing was sent. */
  | 'notAllowed';

/** The register did not tell. Never to be shown or stored as "does not exist". */
export interface Unavailable {
  readonly kind: 'Unavailable';
  readonly reason: UnavailableReason;
  /** For the log: what happened, without names or addresses from the answer. */
  readonly detail: string;
  /** Whole seconds until it makes sense to ask again, where that is known. */
  readonly retryAfter?: number | undefined;
}

/** A live unit. */
export interface Found {
  readonly kind: 'Found';
  readonly entity: RegisterEntity;
}

/** Struck off: keep what we have and mark it. `entity` holds only number, name, form and former names. */
export interface Deleted {
  readonly kind: 'Deleted';
  readonly entity: RegisterEntity;
  /** `YYYY-MM-DD`. */
  readonly deletedOn: string | undefined;
}

/** Removed from open data, for example for legal reasons (410): every copy must be purged. */
export interface Removed {
  readonly kind: 'Removed';
  readonly organisationNumber: string;
  /** `YYYY-MM-DD`. */
  readonly removedOn: string | undefined;
}

/** The register answered: there is no such unit, neither main unit nor sub-unit. */
export interface Unknown {
  readonly kind: 'Unknown';
  readonly organisationNumber: string;
}

/** One thing wrong with the question, in the register's words (Norwegian) or ours. */
export interface RequestError {
  readonly message: string;
  readonly value?: string | undefined;
}

/** The question itself is wrong; asking again gives the same answer. */
export interface BadRequest {
  readonly kind: 'BadRequest';
  readonly errors: readonly RequestError[];
}

/** Every way a lookup can end. */
export type LookUpOutcome = Found | Deleted | Removed | Unknown | Unavailable | BadRequest;

/** Live units whose name fits, best first, at most ten. */
export interface Hits {
  readonly kind: 'Hits';
  readonly hits: readonly RegisterEntity[];
}

/** Every way a search can end. No hits is `{ kind: 'Hits', hits: [] }` and is only said when the register said so. */
export type SearchOutcome = Hits | Unavailable;
