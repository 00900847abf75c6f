import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { fullName } from '../names.ts';
import { TenantModel } from '../tenant-model.ts';
import type { Member } from '../users/member.ts';

/** A person the tenant knows. Its capabilities are in the files beside this one. */
export class Contact extends TenantModel {
  static override tableName = 'contacts';

  declare given_name: string;
  declare family_name: string;
  declare sort_name: string;
  declare search_text: string;
  declare job_title: string | null;
  declare email: string | null;
  declare phone: string | null;
  declare company_id: string | null;
  declare company_name: string | null;
  declare company_sort: string | null;
  declare owner_id: string | null;
  declare version: number;
  declare created_at: Date;
  declare updated_at: Date;
  declare deleted_at: Date | null;
  declare deleted_by: string | null;
  declare anonymised_at: Date | null;
  declare restricted_at: Date | null;

  get name(): string {
    return fullName(this.given_name, this.family_name);
  }

  /**
   * The contact, locked until the transaction ends, so that two changes come one after the other. Not one in the trash.
   * @throws NotFound when it is not there or not in the member's tenant
   */
  static async forChange(by: Member, id: string): Promise<Contact> {
    const contact = isId(id)
      ? await Contact.query().findById([by.tenantId, id]).whereNull('deleted_at').forUpdate()
      : undefined;
    if (!contact) throw new NotFound('contact');
    return contact;
  }

  /** Writes columns and counts the version up. */
  async save(columns: Partial<Omit<Contact, 'version'>>, at: Date): Promise<void> {
    await this.$query().patch({ ...columns, version: this.version + 1, updated_at: at });
  }
}
