import type { AffectedPeople } from '../../domain/privacy/breaches/affected-people.ts';
import type { Breach, BreachEntry, ToTell } from '../../domain/privacy/breaches/breach.ts';
import type { BreachForm } from '../../domain/privacy/breaches/breach-form.ts';
import type { ShownTab } from '../privacy/tabs.ts';
import type { FormField } from './authority-form.ts';
import type { BreachAddresses } from './scope.ts';
import type { AloneForm } from './shown-case.ts';
import type { BreachStep } from './steps.ts';
import type { ShownStep } from '../steps.ts';

// What the pages of the breach register get to show, a tenant's and OnNet's own. Problems are worded already.
declare module '../visit.ts' {
  interface Views {
    'breaches/index': BreachesPage;
    'breaches/new': NewBreachPage;
    'breaches/show': BreachPage;
    'breaches/form': BreachFormPage;
  }
}

interface InScope {
  readonly tabs: readonly ShownTab[];
  readonly to: BreachAddresses;
}

/** How long is left, and how it looks. */
export interface Clock {
  /** `untold`: OnNet's customers are to be told, at no set hour. */
  readonly state: 'running' | 'late' | 'untold' | 'stopped' | 'closed';
  readonly by: Date;
  /** In words, such as `12 timer igjen`. */
  readonly left: string;
  /** How much too late Datatilsynet was told, in words; undefined where it was not. */
  readonly toldLate: string | undefined;
}

export interface ShownBreach extends Breach {
  readonly clock: Clock;
  /** Who must be told, and who of them still is to be. */
  readonly toTell: readonly ToTell[];
  readonly untold: readonly ToTell[];
}

export interface BreachesPage extends InScope {
  readonly breaches: readonly ShownBreach[];
  readonly hours: number;
}

export interface NewBreachPage extends InScope {
  readonly typed: BreachForm;
  readonly problems: Readonly<Record<string, string>>;
  readonly hours: number;
}

export interface BreachPage extends InScope {
  readonly one: ShownBreach;
  /** What it is taken through, with what comes now; nothing once it is closed. */
  readonly steps: readonly ShownStep<BreachStep>[];
  readonly entries: readonly BreachEntry[];
  /** Whom it touches, with the addresses of the first page of them and of the next; not in OnNet's own. */
  readonly affected: (AffectedPeople & { readonly first: string | undefined }) | undefined;
  /** How many tenants were told, of OnNet's own. */
  readonly tenantCount: number;
  /** The form that the page shows without the others. */
  readonly alone: AloneForm | undefined;
  readonly typed: BreachForm;
  readonly problems: Readonly<Record<string, string>>;
  /** The addresses or organisation numbers of a form that was refused. */
  readonly listed: string;
  readonly said: { readonly kind: string; readonly body: string; readonly reference: string };
}

export interface BreachFormPage extends InScope {
  readonly one: Breach;
  readonly fields: readonly FormField[];
}
