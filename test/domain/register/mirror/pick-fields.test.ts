import { expect } from 'chai';
import fc from 'fast-check';

import { FieldPicker, NotAnArray, type Picked } from '../../../../src/domain/register/mirror/pick-fields.ts';

const wanted = ['navn', 'form.kode', 'antall', 'form.tekst'];
const names = ['navn', 'form', 'kode', 'antall', 'tekst', 'nav', 'navnet', 'nnvn', 'annet'];
const largest = 100_000;

/** What the picker is to find, by way of the parser that makes everything. */
function pickedFrom(object: unknown): Picked[] {
  return wanted.map((path) => {
    let value: unknown = object;
    for (const name of path.split('.'))
      value =
        typeof value === 'object' && value !== null && !Array.isArray(value) ? Reflect.get(value, name) : undefined;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    return value === null ? null : undefined;
  });
}

function pick(bytes: Buffer, cuts: readonly number[]): Picked[][] {
  const picker = new FieldPicker(wanted, largest);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (one, other) => one - other,
  );
  const found = places.slice(1).flatMap((to, at) => picker.push(bytes.subarray(places[at], to)));
  picker.end();
  return found;
}

const { value: anything } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('"', '\\', '\\"', '{', '}]', 'x\\\\', '\n\t'),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
}));
const objects = fc.array(fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: 6, noNullPrototype: true }), {
  maxLength: 5,
});

describe('Picking fields of the objects of a large array', () => {
  it('finds what a parser of everything finds, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(objects, fc.array(fc.nat()), fc.constantFrom(undefined, 1, '\t'), (all, cuts, indent) => {
        const bytes = Buffer.from(JSON.stringify(all, undefined, indent));
        expect(pick(bytes, cuts)).to.deep.equal(all.map(pickedFrom));
      }),
      { numRuns: 500 },
    );
  });

  it('knows half an array from a whole one, wherever it ends', () => {
    const bytes = Buffer.from(JSON.stringify([{ navn: 'A' }, { form: { kode: '}"]' } }]));
    for (let to = 0; to < bytes.length; to += 1)
      expect(() => pick(bytes.subarray(0, to), []), String(to))
        .to.throw(NotAnArray)
        .with.property('unfinished', true);
    expect(pick(bytes, [])).to.have.length(2);
  });

  it('refuses what is no array of objects, and says nothing of what stood there', () => {
    for (const text of [
      '{"navn":"Ola"}',
      '["Ola"]',
      '[{"navn":Ola}]',
      '[{"navn" "Ola"}]',
      '[]Ola',
      '<html>Ola</html>',
      '[1]',
    ])
      expect(() => pick(Buffer.from(text), []), text)
        .to.throw(NotAnArray)
        .with.property('message')
        .that.does.not.include('Ola');
  });

  it('holds on to no object without end', () => {
    const picker = new FieldPicker(wanted, 100);
    expect(() => picker.push(Buffer.from(`[{"navn":"${'x'.repeat(200)}`))).to.throw(NotAnArray);
  });
});
