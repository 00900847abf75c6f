import { ChangeFeed, type ChangeKind } from './change-feed.ts';
import { collectionOf, removedBody, struckOffBody, unitBody, type Collection, type UnitBody } from './unit-body.ts';
import type { UnitFacts } from './unit-facts.ts';

/** One unit as the stand-in holds it now. */
export interface HeldUnit {
  readonly number: string;
  readonly collection: Collection;
  readonly state: 'live' | 'struckOff' | 'removed';
  readonly body: UnitBody;
}

interface HistoricEvent {
  readonly number: string;
  readonly collection: Collection;
  readonly kind: ChangeKind;
  readonly at: Date;
}

/**
 * All units of the stand-in and the feeds of their changes. Every verb changes the body and adds the event together,
 * and throws a RangeError for a number that is not there.
 */
export class UnitRegister {
  readonly #units = new Map<string, HeldUnit>();
  readonly #feeds: Readonly<Record<Collection, ChangeFeed>>;
  readonly #now: () => Date;

  constructor(units: readonly UnitFacts[], now: () => Date) {
    this.#now = now;
    // A stand-in that is started again has forgotten its events; whoever read on from the last of them must see the new ones.
    const beforeAll = Math.floor(now().getTime() / 1000) - 2 * units.length;
    this.#feeds = { enheter: new ChangeFeed(beforeAll), underenheter: new ChangeFeed(beforeAll - 700_000_000) };
    const history = units.flatMap((unit) => this.#hold(unit));
    // Ids rise with time, so what happened last must be added last.
    history.sort((one, other) => one.at.getTime() - other.at.getTime());
    for (const { collection, ...event } of history) this.#feeds[collection].add(event);
  }

  /** The unit, whichever collection it is in. */
  find(number: string): HeldUnit | undefined {
    return this.#units.get(number);
  }

  /** All live units of a collection, in the order they were given. */
  live(collection: Collection): HeldUnit[] {
    return [...this.#units.values()].filter((unit) => unit.collection === collection && unit.state === 'live');
  }

  feed(collection: Collection): ChangeFeed {
    return this.#feeds[collection];
  }

  /** Changes fields of a live unit; `null` takes a field away. Number and class stay as they are. */
  edit(number: string, fields: UnitBody): void {
    const unit = this.#liveUnit(number);
    const edits = Object.entries(fields).filter(
      ([field]) => !['organisasjonsnummer', 'respons_klasse'].includes(field),
    );
    const kept = Object.entries(unit.body).filter(([field]) => !edits.some(([edited]) => edited === field));
    const body = Object.fromEntries([...kept, ...edits.filter(([, value]) => value !== null)]);
    this.#put({ ...unit, body }, 'Endring', unit.body);
  }

  /** The monthly refresh of numbers of employees, which changes every live unit that has one at once. @returns how many */
  refreshEmployees(): number {
    const counted = [...this.#units.values()].filter(
      ({ state, body }) => state === 'live' && typeof body['antallAnsatte'] === 'number',
    );
    for (const { number, body } of counted) this.edit(number, { antallAnsatte: Number(body['antallAnsatte']) + 1 });
    return counted.length;
  }

  /** Opens bankruptcy in a live main unit. */
  bankrupt(number: string, day = this.#today()): void {
    if (this.#liveUnit(number).collection === 'underenheter') throw new RangeError('A sub-unit cannot go bankrupt');
    this.edit(number, { konkurs: true, konkursdato: day });
  }

  /** Strikes a live unit off: from then on it answers 200 with a short body. */
  strikeOff(number: string, day = this.#today()): void {
    const unit = this.#liveUnit(number);
    this.#put({ ...unit, state: 'struckOff', body: struckOffBody(unit.body, unit.collection, day) }, 'Sletting');
  }

  /** Removes a unit from open data: from then on it answers 410. */
  remove(number: string, day = this.#today()): void {
    const unit = this.#unit(number);
    this.#put({ ...unit, state: 'removed', body: removedBody(number, day) }, 'Fjernet');
  }

  #hold(facts: UnitFacts): HistoricEvent[] {
    const { number, struckOffOn, removedOn } = facts;
    const collection = collectionOf(facts);
    const live: HeldUnit = { number, collection, state: 'live', body: unitBody(facts) };
    const events: HistoricEvent[] = [{ number, collection, kind: 'Ny', at: atSix(facts.registered) }];
    this.#units.set(number, live);
    if (struckOffOn !== undefined) {
      this.#units.set(number, { ...live, state: 'struckOff', body: struckOffBody(live.body, collection, struckOffOn) });
      events.push({ number, collection, kind: 'Sletting', at: atSix(struckOffOn) });
    }
    if (removedOn !== undefined) {
      this.#units.set(number, { ...live, state: 'removed', body: removedBody(number, removedOn) });
      events.push({ number, collection, kind: 'Fjernet', at: atSix(removedOn) });
    }
    return events;
  }

  #put(unit: HeldUnit, kind: 'Endring' | 'Sletting' | 'Fjernet', before?: UnitBody): void {
    this.#units.set(unit.number, unit);
    this.#feeds[unit.collection].add({ number: unit.number, kind, at: this.#now(), before, after: unit.body });
  }

  #unit(number: string): HeldUnit {
    const unit = this.#units.get(number);
    if (unit === undefined) throw new RangeError(`There is no unit ${number}`);
    return unit;
  }

  #liveUnit(number: string): HeldUnit {
    const unit = this.#unit(number);
    if (unit.state !== 'live') throw new RangeError(`Unit ${number} is not live`);
    return unit;
  }

  #today(): string {
    return this.#now().toISOString().slice(0, 10);
  }
}

function atSix(day: string): Date {
  return new Date(`${day}T06:00:00.000Z`);
}
