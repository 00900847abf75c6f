import type { DeclaredField } from '../../domain/privacy/inventory/custom-fields/declared-fields.ts';
import type { Purpose } from '../../domain/privacy/purposes/purpose.ts';
import type { DeskPage } from '../privacy/pages.ts';

// What the pages of the tenant's own fields get to show. Problems are worded already.
declare module '../visit.ts' {
  interface Views {
    'privacy/fields/index': FieldsPage;
    'privacy/fields/new': NewFieldPage;
    'privacy/fields/show': FieldPage;
  }
}

type Problems = Readonly<Record<string, string>>;
type Option = { readonly value: string; readonly label: string };
type PurposeTitle = Pick<Purpose, 'id' | 'titleNb' | 'titleEn'>;

/** A field with its declaration in words. */
export interface WordedField extends DeclaredField {
  readonly categoryName: string | undefined;
  readonly purposeTitle: string | undefined;
  readonly retentionText: string | undefined;
}

export interface FieldsPage extends DeskPage {
  readonly fields: readonly WordedField[];
}

export interface NewFieldPage extends DeskPage {
  /** What the new field's id will be. */
  readonly id: string;
  readonly entities: readonly string[];
  readonly kinds: readonly string[];
  readonly categories: readonly Option[];
  readonly retentions: readonly Option[];
  /** The purposes that hold. */
  readonly purposes: readonly PurposeTitle[];
  readonly typed: Readonly<
    Record<
      | 'entity'
      | 'label'
      | 'kind'
      | 'choices'
      | 'about'
      | 'category'
      | 'purpose'
      | 'retention'
      | 'portable'
      | 'notPersonal'
      | 'special',
      string
    >
  >;
  readonly problems: Problems;
}

export interface FieldPage extends DeskPage {
  readonly field: WordedField;
  /** How many records hold a value of it. */
  readonly count: number;
  readonly typed: { readonly label: string; readonly choices: string };
  readonly problems: Problems;
}
