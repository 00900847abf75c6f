import type { NeighbourSwitch } from '../../domain/companies/neighbouring-registers.ts';
import type { LawNumber } from '../../domain/privacy/law-numbers.ts';
import type { Protest, SubProcessorNotice } from '../../domain/privacy/registers/sub-processor-notices.ts';
import type { SubProcessorForm } from '../../domain/privacy/registers/sub-processor-form.ts';
import type { StoredRefusal } from '../../domain/outbound/refusals.ts';
import type { DeskPage } from '../privacy/pages.ts';
import type { ShownSubProcessor } from './shown-sub-processor.ts';

// What the pages of the registers get to show. Problems are worded already.
declare module '../visit.ts' {
  interface Views {
    'registers/public': PublicSubProcessorsPage;
    'registers/sub-processors': SubProcessorsPage;
    'registers/neighbours': NeighbourSwitchesPage;
    'registers/operator': OperatorSubProcessorsPage;
    'registers/form': SubProcessorFormPage;
  }
}

export interface PublicSubProcessorsPage {
  readonly rows: readonly ShownSubProcessor[];
  readonly noticeDays: number;
}

export interface ShownNotice extends SubProcessorNotice {
  readonly name: string;
  /** The id of its row on the page; undefined where it is there no more. */
  readonly rowId: string | undefined;
  /** Whether the tenant can still object. */
  readonly open: boolean;
}

export interface SubProcessorsPage extends DeskPage {
  readonly rows: readonly ShownSubProcessor[];
  readonly notices: readonly ShownNotice[];
  /** The notice whose form was refused, what stood in it, and why. */
  readonly refused: { readonly id: string; readonly typed: string; readonly problem: string } | undefined;
}

/** The neighbouring registers, each with its switch and with what OnNet's register says of whom it asks. */
export interface NeighbourSwitchesPage extends DeskPage {
  readonly switches: readonly (NeighbourSwitch & { readonly row: ShownSubProcessor | undefined })[];
}

export interface ShownProtest extends Protest {
  readonly name: string;
}

/** A number of the law's, in one language. */
export interface ShownLawNumber extends Omit<LawNumber, 'source' | 'note'> {
  readonly source: string;
  readonly note: string;
}

export interface OperatorSubProcessorsPage {
  readonly rows: readonly ShownSubProcessor[];
  readonly refusals: readonly StoredRefusal[];
  readonly protests: readonly ShownProtest[];
  readonly figures: readonly ShownLawNumber[];
  readonly refused: { readonly id: string; readonly typed: string; readonly problem: string } | undefined;
}

export interface SubProcessorFormPage {
  /** The row that is changed; undefined for a new one. */
  readonly row: ShownSubProcessor | undefined;
  readonly switchedOn: boolean;
  /** Of the row as it was read, so that two who change it at once are told. */
  readonly version: number;
  readonly typed: SubProcessorForm;
  readonly problems: Readonly<Record<string, string>>;
  /** The first day that a row announced today can be used, `YYYY-MM-DD`. */
  readonly earliest: string;
  readonly until: string;
}
