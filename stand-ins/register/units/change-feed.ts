import { isDeepStrictEqual } from 'node:util';
import type { UnitBody } from './unit-body.ts';

/** What happened to a unit, in the register's words: new, changed, struck off, removed from open data. */
export type ChangeKind = 'Ny' | 'Endring' | 'Sletting' | 'Fjernet';

/** One operation of a JSON Patch (RFC 6902). */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value?: unknown;
}

/** One event of the feed. */
export interface Change {
  readonly id: number;
  readonly number: string;
  readonly kind: ChangeKind;
  readonly at: Date;
  /** For `Endring` only. */
  readonly patch?: readonly PatchOperation[];
}

/** One series of events. Ids rise, and about one in five is missing, as in the register: a gap is not a loss. */
export class ChangeFeed {
  readonly #changes: Change[] = [];
  #lastId: number;

  constructor(startId: number) {
    this.#lastId = startId;
  }

  /** Adds an event; with bodies from before and after it also says what changed, field by field. */
  add(event: { number: string; kind: ChangeKind; at: Date; before?: UnitBody | undefined; after?: UnitBody }): void {
    this.#lastId += this.#lastId % 5 === 3 ? 2 : 1;
    const { number, kind, at } = event;
    const patch = event.before && event.after ? { patch: patchBetween(event.before, event.after) } : {};
    this.#changes.push({ id: this.#lastId, number, kind, at, ...patch });
  }

  /** Events from an id and a moment on, both inclusive, oldest first. */
  from(options: {
    id?: number | undefined;
    at?: Date | undefined;
    numbers?: ReadonlySet<string> | undefined;
  }): Change[] {
    const { id, at, numbers } = options;
    return this.#changes.filter(
      (change) =>
        (id === undefined || change.id >= id) &&
        (at === undefined || change.at >= at) &&
        (numbers === undefined || numbers.has(change.number)),
    );
  }
}

function patchBetween(before: UnitBody, after: UnitBody): PatchOperation[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field): PatchOperation[] => {
    const path = `/${field}`;
    if (!(field in after)) return [{ op: 'remove', path }];
    if (!(field in before)) return [{ op: 'add', path, value: after[field] }];
    return isDeepStrictEqual(before[field], after[field]) ? [] : [{ op: 'replace', path, value: after[field] }];
  });
}
