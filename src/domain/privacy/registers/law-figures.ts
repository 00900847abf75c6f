import { platformRead } from '../../tenancy.ts';

/** The numbers that a law, or a promise made under one, sets. Rows of the database: a lawyer corrects them without code. */
export type LawFigureCode =
  'breach-to-authority' | 'sub-processor-notice' | 'export-after-end' | 'deleted-after-end' | 'backups-after-deletion';

/** One of them, with where it comes from. */
export interface LawFigure {
  readonly code: LawFigureCode;
  readonly value: number;
  readonly unit: 'hour' | 'day' | 'month';
  readonly law: string;
  readonly source: string;
  readonly note: string;
  /** The day somebody read it in the source, `YYYY-MM-DD`; null until then. */
  readonly verifiedOn: string | null;
}

/** @throws Error when the row is missing, which no migration allows */
export async function lawFigure(code: LawFigureCode): Promise<LawFigure> {
  const [found] = await platformRead<LawFigure>(`${figures} where code = $1`, [code]);
  if (!found) throw new Error(`no law figure ${code}`);
  return found;
}

/** All of them, for the operators' page. */
export const lawFigures = (): Promise<LawFigure[]> => platformRead<LawFigure>(`${figures} order by code`);

const figures = `select code, value, unit, law, source, note, verified_on::text as "verifiedOn" from law_figures`;
