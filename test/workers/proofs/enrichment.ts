import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { outside, openOutside } from '../../../src/domain/outside.ts';
import { loadConfig } from '../../../src/config.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { proveDuty } from '../prove-duty.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';

let register: RegisterStandIn;
let taken = 0;

/** A company is enriched once, however often its register is asked: same facts, same sources, one audit entry. */
export const enrichmentProof = proveDuty({
  kind: 'enrichment',

  async surround() {
    register = await startRegisterStandIn({ port: 0 });
    openOutside(
      loadConfig({
        NODE_ENV: 'test',
        PUBLIC_URL: 'http://127.0.0.1:1',
        SECRET_KEY,
        REGISTER_URL: register.url,
      }),
    );
    return async () => {
      outside().register.close();
      await register.close();
    };
  },

  async arrange({ bjorn }) {
    // Each scene has a unit of its own, all made alike, so that outcomes can be compared.
    const unit = register.units.live('enheter')[taken++];
    if (!unit) throw new Error('the register has too few units for so many scenes');
    register.units.edit(unit.number, {
      navn: 'BEVIST AS',
      hjemmeside: 'www.bevist.no',
      epostadresse: 'post@bevist.no',
      telefon: '22 33 44 55',
      mobil: null,
      organisasjonsform: { kode: 'AS', beskrivelse: 'Aksjeselskap' },
      forretningsadresse: {
        adresse: ['Storgata 1'],
        postnummer: '0155',
        poststed: 'OSLO',
        landkode: 'NO',
        land: 'Norge',
      },
      naeringskode1: { kode: '62.100', beskrivelse: 'Programmeringstjenester' },
      harRegistrertAntallAnsatte: true,
      antallAnsatte: 12,
    });
    // The words of their name are everybody's: of the second scene they would be known already.
    await inPlatform(() => change('delete from register_words'));
    const key = await inTenant(bjorn.tenantId, () => addCompany(bjorn, { organisationNumber: unit.number }, 'nb'));
    return { tenantId: bjorn.tenantId, key };
  },

  effect: ({ tenantId, key }) =>
    inTenant(tenantId, async () => {
      const [company, sources, entries] = await Promise.all([
        sql(
          `select name, sort_name, legal_form, website, email, phone, address_lines, postal_code, place, industry,
                  employees, enrichment_state, register_status, version
             from companies where tenant_id = $1 and id = $2`,
          [tenantId, key],
        ),
        sql(
          `select field, source, register_value from company_field_sources
            where tenant_id = $1 and company_id = $2 order by field`,
          [tenantId, key],
        ),
        sql(`select action, details from audit_entries where tenant_id = $1 and subject_id = $2 order by at, id`, [
          tenantId,
          key,
        ]),
      ]);
      return { company, sources, entries };
    }),
});
