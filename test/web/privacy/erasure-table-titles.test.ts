import { expect } from 'chai';

import { isPersonal } from '../../../src/domain/privacy/inventory/declaration.ts';
import { inventory } from '../../../src/domain/privacy/inventory/inventory.ts';
import { subjectGraph } from '../../../src/domain/privacy/inventory/subject-graph.ts';
import { erasureTableTitles } from '../../../src/web/privacy/erasure/table-titles.ts';
import { languages, translator } from '../../../src/words/catalogue.ts';

describe('What erasure calls the tables', () => {
  const personal = inventory.filter(
    ({ schema, columns }) => schema === 'public' && Object.values(columns).some(isPersonal),
  );

  it('is a title of its own for every table that holds anything about anybody, so that none is shown as "other"', () => {
    expect(
      personal.map(({ table }) => table).filter((table) => !(table in erasureTableTitles)),
      'add it to table-titles.ts',
    ).to.deep.equal([]);
    const branches = subjectGraph('contact').flatMap(({ as, table }) => (as === 'about' ? [table] : []));
    expect(branches.filter((table) => !(table in erasureTableTitles))).to.deep.equal([]);
  });

  it('is for no table that is gone', () => {
    const tables = new Set(personal.map(({ table }) => table));
    expect(Object.keys(erasureTableTitles).filter((table) => !tables.has(table))).to.deep.equal([]);
  });

  for (const language of languages)
    it(`tells any two tables apart: ${language}`, () => {
      const t = translator(language);
      const titles = Object.values(erasureTableTitles).map((key) => t(key));
      expect(titles.filter((title, at) => titles.indexOf(title) !== at)).to.deep.equal([]);
    });
});
