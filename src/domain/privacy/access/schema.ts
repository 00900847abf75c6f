/** The words of JSON Schema 2020-12 that ours uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly const?: string | number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
}

const text: JsonSchema = { type: 'string' };
const moment: JsonSchema = { type: 'string', format: 'date-time' };
const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const object = (
  properties: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
});
const party = object({ name: text, organisationNumber: text, contact: text });

/** How the CSV files of the archive say what the sections say: as `portableArchive` writes them. */
const sectionsAsFiles =
  'The archive has each section as a CSV file too, by its name: UTF-8 with a byte order mark, a comma between cells, CRLF between rows (RFC 4180), first a row with the names of the columns. An empty cell is null or an empty text; the values of an array stand each on a line of its own in their cell. A cell that a spreadsheet would read as a formula (it begins with = + - @ | a tab, a line end or the full-width form of such a sign, or with apostrophes before one) has one apostrophe in front, to be taken away again; a number, such as +4798765432, has none. What can be taken along (form “portability”) has no row without a value.';

const originMeans =
  'provided: a fact of the kind people give of themselves, which may be from the person or from others about them; writtenBy says who wrote it down, where that is known. observed: what the person did or bought. own: what the controller made.';
const writtenByMeans =
  'Who wrote the records down: the person in a form, somebody at the controller, or a list that was brought in. It is known for a record and not for each value, which may have been changed by somebody else since.';

/**
 * The published schema of a package (JSON Schema 2020-12): what a program that reads one can rely on. Other properties
 * may be added within version 1; none is taken away or given another meaning.
 */
export const documentSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Personal data of one person',
  description: 'A copy of what is held about somebody (GDPR Art. 15), or what they can take along (Art. 20).',
  ...object({
    $schema: { type: 'string', format: 'uri' },
    format: { const: 'onnet-personal-data' },
    version: { const: 1 },
    form: { enum: ['access', 'portability'] },
    language: { enum: ['nb', 'en'] },
    madeAt: moment,
    about: { enum: ['contact', 'user'] },
    controller: party,
    processor: { anyOf: [party, { type: 'null' }] },
    records: { type: 'integer', minimum: 1 },
    source: text,
    until: text,
    sections: {
      description: sectionsAsFiles,
      ...list(
        object(
          {
            name: text,
            title: text,
            purposes: list(object({ title: text, basis: text })),
            retention: list(text),
            columns: list(
              object({
                name: text,
                label: text,
                category: { type: 'string', description: 'a data category of fideslang' },
                origin: { description: originMeans, enum: ['provided', 'observed', 'own'] },
              }),
            ),
            rows: list({
              type: 'object',
              description: 'a value for each column by its name; moments are ISO 8601 in UTC',
              additionalProperties: { type: ['string', 'number', 'boolean', 'null', 'array'], items: text },
            }),
          },
          {
            writtenBy: {
              description: writtenByMeans,
              ...list({ enum: ['person', 'controller', 'list'] }),
            },
            attribution: {
              type: 'string',
              description: 'whose the values of a public register are; pass it on with them',
            },
          },
        ),
      ),
    },
    recipients: list(object({ name: text, what: text, country: text, safeguard: text, at: nullable(moment) })),
    consents: list(
      object({
        purpose: text,
        what: text,
        at: moment,
        saidOn: nullable({
          type: 'string',
          format: 'date',
          description: 'the day it was said, in Norway; null where that is the day of “at”, when it was written down',
        }),
        channel: nullable(text),
        wording: nullable(text),
        wordingHash: nullable(text),
      }),
    ),
    withheld: object({ count: { type: 'integer', minimum: 0 }, why: text }),
    rights: list(object({ title: text, text })),
    complaint: text,
    automatedDecisions: text,
  }),
};
