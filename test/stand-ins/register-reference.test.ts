import { existsSync, readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { expect } from 'chai';
import { z } from 'zod';

import { changesOutcome } from '../../src/domain/register/feed/changes.ts';
import { readBulkFile } from '../../src/domain/register/mirror/read-file.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../stand-ins/register/server.ts';

// The register's own words: pages of its feed and of its file, as they were captured, and the OpenAPI it publishes. They lie beside
// the project and are no part of it.

const folder = new URL('../../../shared/data/register/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const openApi = 'openapi-enhetsregisteret-2025-06.json';
const isHere = existsSync(new URL(openApi, folder));

describe('What the register itself has said', () => {
  before(function () {
    if (isHere) return;
    console.warn('      ! no captured register bodies beside the project: skipped');
    this.skip();
  });

  const page = z.object({ _embedded: z.object({ oppdaterteEnheter: z.array(z.unknown()) }) });
  const told = (body: unknown) =>
    changesOutcome(
      { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      'enheter',
      { afterId: 24_000_000 },
    );

  it('fits our reading of the feed, with what changed and without news', () => {
    const captured = page.loose().parse(read('oppdateringer-enheter-equinor-includeChanges.json'));
    const { _embedded: embedded } = captured;
    // Captured with the newest first; we ask for the oldest first.
    const oldestFirst = embedded.oppdaterteEnheter.toReversed();
    const outcome = told({ ...captured, _embedded: { oppdaterteEnheter: oldestFirst } });
    if (outcome.kind !== 'Changes') return expect.fail(outcome.kind);
    expect(outcome.changes.map(({ id }) => id))
      .to.include(25_205_460)
      .and.to.have.length(8);
    expect(outcome.changes.at(-1)).to.include({ organisationNumber: '923609016', kind: 'changed', touchesUs: true });
    return expect(told(read('oppdateringer-enheter-empty.json'))).to.deep.equal({
      kind: 'Changes',
      changes: [],
      last: true,
    });
  });

  it('fits our reading of the file of sub-units', async () => {
    const bodies = z
      .array(z.object({ organisasjonsnummer: z.string() }))
      .parse(read('lastned-underenheter-array.json'));
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        lines.push(...chunk.toString('utf8').trimEnd().split('\n'));
        done();
      },
    });
    const file = Readable.from([gzipSync(readFileSync(new URL('lastned-underenheter-array.json', folder)))]);
    expect(await readBulkFile(file, 'underenheter', sink)).to.deep.equal({ units: bodies.length, unreadable: 0 });
    expect(lines.map((line) => line.split('\t').slice(0, 2))).to.deep.equal(
      bodies.map(({ organisasjonsnummer }) => [organisasjonsnummer, 'sub']),
    );
  });

  describe('in its OpenAPI', () => {
    let standIn: RegisterStandIn;
    before(async () => {
      standIn = await startRegisterStandIn({ port: 0 });
    });
    after(() => standIn.close());

    const answered = async (path: string): Promise<unknown> =>
      (await fetch(`${standIn.url}/enhetsregisteret/api${path}`)).json();

    it('is kept by the stand-in, but where live answers differ from it', async () => {
      const schemas = z
        .object({ components: z.object({ schemas: z.record(z.string(), schema) }) })
        .parse(read(openApi));
      const wrong = new Set<string>();
      const hold = (name: string, body: unknown): void => {
        const named = schemas.components.schemas[name];
        if (!named) throw new Error(`there is no schema ${name}`);
        for (const fault of faultsOf(body, named, schemas.components.schemas, name)) wrong.add(fault);
      };
      const { units } = standIn;
      for (const { number } of units.live('enheter')) hold('Enhet', await answered(`/enheter/${number}`));
      for (const { number } of units.live('underenheter'))
        hold('Underenhet', await answered(`/underenheter/${number}`));
      const [struckOff = '', removed = ''] = units
        .live('enheter')
        .slice(40)
        .map(({ number }) => number);
      const [closed = ''] = units.live('underenheter').map(({ number }) => number);
      units.strikeOff(struckOff);
      units.remove(removed);
      units.strikeOff(closed);
      hold('SlettetEnhet', await answered(`/enheter/${struckOff}`));
      hold('GoneEnhet', await answered(`/enheter/${removed}`));
      hold('SlettetUnderenhet', await answered(`/underenheter/${closed}`));
      hold('Enheter', await answered('/enheter?navn=as&size=5'));
      hold('Enheter', await answered('/enheter?navn=finnesikke'));
      hold('Underenheter', await answered('/underenheter?size=5'));
      hold('OppdateringerEnheter', await answered('/oppdateringer/enheter?size=50'));
      hold('OppdateringerUnderenheter', await answered('/oppdateringer/underenheter?size=50'));
      hold('BadRequest', await answered('/enheter?size=10001'));
      hold('BadRequest', await answered('/enheter/9ECD01011'));
      hold('Organisasjonsformer', await answered('/organisasjonsformer'));
      expect([...wrong].toSorted()).to.deep.equal([
        // Lines that are null, and another class for sub-units, are what live answers have.
        'Enhet.forretningsadresse.adresse[]: null is no string',
        'SlettetUnderenhet.respons_klasse: "SlettetUnderEnhet" is none of its words',
      ]);
    });
  });
});

interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | undefined;
  readonly nullable?: boolean | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.string().optional(),
    nullable: z.boolean().optional(),
    enum: z.array(z.unknown()).optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
  }),
);

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

/** Where a body is not as a schema says. Fields that the schema does not know are let pass: they arrive unannounced. */
function* faultsOf(
  value: unknown,
  { $ref: named, ...own }: Schema,
  all: Readonly<Record<string, Schema>>,
  at: string,
): Generator<string> {
  const wanted = named === undefined ? own : (all[named.split('/').at(-1) ?? ''] ?? own);
  const kind = kindOf(value);
  if (kind === 'null' && wanted.nullable) return;
  if (wanted.type !== undefined && kind !== wanted.type && !(kind === 'integer' && wanted.type === 'number')) {
    yield `${at}: ${JSON.stringify(value)} is no ${wanted.type}`;
    return;
  }
  if (wanted.enum && !wanted.enum.includes(value)) yield `${at}: ${JSON.stringify(value)} is none of its words`;
  if (Array.isArray(value)) for (const one of value) yield* faultsOf(one, wanted.items ?? {}, all, `${at}[]`);
  else if (typeof value === 'object' && value !== null) {
    const fields = new Map<string, unknown>(Object.entries(value));
    for (const field of wanted.required ?? []) if (!fields.has(field)) yield `${at}.${field} is missing`;
    for (const [field, one] of Object.entries(wanted.properties ?? {}))
      if (fields.has(field)) yield* faultsOf(fields.get(field), one, all, `${at}.${field}`);
  }
}
