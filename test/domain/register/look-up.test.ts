import { expect } from 'chai';
import type { Answer } from '../../../src/domain/register/attempt.ts';
import { entityOutcome } from '../../../src/domain/register/look-up.ts';

const number = '310529915';
const answer = (status: number, body: unknown, type = 'application/json'): Answer => ({
  kind: 'answer',
  status,
  headers: { 'content-type': type },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('What an answer about one number means', () => {
  it('is a bad request with the reasons the register lists', () => {
    const body = {
      feilmelding: 'Feilaktig forespørsel',
      valideringsfeil: [{ feilmelding: 'Organisasjonsnummer må være 9 siffer', feilaktigVerdi: '9ECD01011' }],
    };
    expect(entityOutcome(answer(400, body), number)).to.deep.equal({
      kind: 'BadRequest',
      errors: [{ message: 'Organisasjonsnummer må være 9 siffer', value: '9ECD01011' }],
    });
  });

  it('is a bad request even when the reasons cannot be read', () => {
    expect(entityOutcome(answer(400, { feilmelding: 'Feil' }), number)).to.deep.equal({
      kind: 'BadRequest',
      errors: [{ message: 'Feil' }],
    });
    expect(entityOutcome(answer(400, '<html>'), number)).to.deep.equal({
      kind: 'BadRequest',
      errors: [{ message: 'status 400' }],
    });
  });

  it('is refused when the version we ask for is gone', () => {
    expect(entityOutcome(answer(406, {}, 'application/problem+json'), number)).to.include({
      kind: 'Unavailable',
      reason: 'refused',
    });
  });

  it('is unknown with an empty or a JSON 404', () => {
    expect(entityOutcome(answer(404, '', ''), number).kind).to.equal('Unknown');
    expect(entityOutcome(answer(404, {}, 'application/problem+json'), number).kind).to.equal('Unknown');
  });

  it('is removed with an empty 410 or one about this number, and with no other', () => {
    const removed = (body: unknown) => entityOutcome(answer(410, body), number);
    expect(removed('')).to.deep.equal({ kind: 'Removed', organisationNumber: number, removedOn: undefined });
    expect(removed({ organisasjonsnummer: number, slettedato: '2026-02-09' })).to.include({ removedOn: '2026-02-09' });
    expect(removed({ organisasjonsnummer: '974760673' }).kind).to.equal('Unavailable');
    expect(removed({ feil: true }).kind).to.equal('Unavailable');
  });

  it('takes any JSON media type of the register and no other type', () => {
    const body = { organisasjonsnummer: number, navn: 'PRØVE AS', organisasjonsform: { kode: 'AS' } };
    const type = 'application/vnd.brreg.enhetsregisteret.enhet.v2+json;charset=UTF-8';
    expect(entityOutcome(answer(200, body, type), number).kind).to.equal('Found');
    expect(entityOutcome(answer(200, body, 'text/html'), number)).to.include({ reason: 'badAnswer' });
  });

  it('keeps what the body said out of the detail for the log', () => {
    const outcome = entityOutcome(
      answer(200, { organisasjonsnummer: number, navn: 42, organisasjonsform: 'Ola Nordmann' }),
      number,
    );
    expect(outcome).to.include({ kind: 'Unavailable', detail: 'unexpected shape at navn, organisasjonsform' });
  });
});
