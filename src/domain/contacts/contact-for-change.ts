import type { Member } from '../users/member.ts';
import type { Contact } from './contact.ts';

let model: typeof Contact | undefined;

/**
 * The contact as a model, locked until the transaction ends. The packages of models are six hundred files, a third of all that a
 * process would read at its start, and only changes of contacts use them: the first change of a process reads them.
 * @throws NotFound when it is not there, in the trash, or not in the member's tenant
 */
export async function contactForChange(by: Member, id: string): Promise<Contact> {
  model ??= (await import('./contact.ts')).Contact;
  return model.forChange(by, id);
}
