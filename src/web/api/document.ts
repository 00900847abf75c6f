import { companyFieldNames } from '../../domain/companies/fields.ts';
import { paths } from '../paths.ts';

const text = { type: 'string' } as const;
const maybe = { type: ['string', 'null'] } as const;
const moment = { type: ['string', 'null'], format: 'date-time' } as const;

/** What the API answers of a company; see company-body.ts. */
export const companySchema = {
  type: 'object',
  required: ['organisation_number', 'name', 'register', 'sources', 'personal_data', 'url'],
  properties: {
    organisation_number: { ...maybe, pattern: '^[0-9]{9}$' },
    name: text,
    legal_form: maybe,
    website: maybe,
    email: maybe,
    phone: { ...maybe, description: 'E.164, or as it was written where it is not a phone number.' },
    address: {
      type: ['object', 'null'],
      properties: { lines: { type: 'array', items: text }, postal_code: maybe, place: maybe, country_code: maybe },
    },
    industry: { type: ['object', 'null'], properties: { code: maybe, name: text } },
    employees: { ...maybe, description: 'A number, or `1-4` where the register says no more.' },
    vat_registered: { type: ['boolean', 'null'], description: 'Absent where VAT status is switched off.' },
    personal_data: {
      type: 'boolean',
      description: 'The business is a person in law or by name: treat it as personal data.',
    },
    register: {
      type: 'object',
      properties: {
        state: {
          ...text,
          enum: ['none', 'waiting', 'found', 'deleted', 'removed', 'unknown', 'unavailable'],
          description: '`waiting` until the register has been asked; `unavailable` is never `unknown`.',
        },
        status: maybe,
        told_at: moment,
      },
    },
    sources: {
      type: 'object',
      description: `Where a value is from and since when, by field: ${companyFieldNames.join(', ')}.`,
      additionalProperties: {
        type: 'object',
        properties: { source: { ...text, enum: ['register', 'user', 'import'] }, at: moment },
      },
    },
    attribution: { ...text, description: 'Pass this on with values from the register (NLOD 2.0).' },
    url: { ...text, format: 'uri', description: 'The company’s page.' },
  },
} as const;

const problem = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const company = (description: string): object => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Company' } } },
});

const refusals = {
  '401': problem('No token, or none that works.'),
  '403': problem('The token may not do this, or the subscription keeps everybody out.'),
  '429': problem('Too many requests: 120 a minute for each token. Retry-After says when to try again.'),
  '500': problem('Something went wrong on our side.'),
  '503': problem('Not answering now.'),
};

/** The API's own description (OpenAPI 3.1), in English. @param publicUrl where the program is */
export const apiDocument = (publicUrl: string): object => ({
  openapi: '3.1.0',
  info: {
    title: 'OnNet CRM',
    version: '1',
    description:
      'Companies by number or name. A token is created by an admin, acts in their name with the role it was given, and is sent as `Authorization: Bearer`. Problems are described in Norwegian or English, by `Accept-Language`.',
  },
  servers: [{ url: publicUrl }],
  security: [{ token: [] }],
  paths: {
    [paths.api.companies.pattern]: {
      post: {
        summary: 'Adds a company by its organisation number, its name, or both.',
        description:
          'A company that you have already is returned as it is (200), so the call can be repeated. A number is checked and looked up; when the register does not answer, the company is added and filled in later. A name alone is not given a number.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  organisation_number: { ...text, description: 'Nine digits; spaces, NO and MVA are accepted.' },
                  name: { ...text, maxLength: 200 },
                },
                anyOf: [{ required: ['organisation_number'] }, { required: ['name'] }],
                additionalProperties: false,
              },
            },
          },
        },
        responses: {
          '200': company('You had it already.'),
          '201': company('It has been added. For one with a number, Location says where it is.'),
          '400': problem('What was sent is not JSON.'),
          '409': problem('It is in the trash, or several companies have this name.'),
          '415': problem('Something other than JSON was sent.'),
          '422': problem(
            'No unit has the number, a field is not one of these, or a text cannot be kept, such as a national identity number.',
          ),
          ...refusals,
        },
      },
    },
    [paths.api.company.pattern.replace(':number', '{number}')]: {
      get: {
        summary: 'The company with an organisation number.',
        parameters: [{ name: 'number', in: 'path', required: true, schema: text }],
        responses: {
          '200': company('The company.'),
          '404': problem('You have no company with this number.'),
          ...refusals,
        },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Company: companySchema,
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status'],
        properties: {
          type: text,
          title: text,
          status: { type: 'integer' },
          errors: {
            type: 'array',
            items: { type: 'object', properties: { field: text, detail: text } },
          },
        },
      },
    },
  },
});
