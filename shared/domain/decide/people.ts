// Customers and users: what names a person is sealed with that person's key, and can be erased (DESIGN 9).
import type { PostingCommands } from '../../contract/commands';
import { accept, needRight, newId, refuse, type Context, type Decision } from './context';
import type { View } from '../view';
import { trimIdentifier } from '../../text/fold';

/** Decides `saveCustomer`: without an id it is new and gets a number where none is given. */
export function saveCustomer(view: View, command: PostingCommands['saveCustomer'], context: Context): Decision {
  const right = needRight(context, 'customers');
  if (right) return refuse(right);
  const known = command.id === undefined ? undefined : view.customers([command.id]).get(command.id);
  if (command.id !== undefined && !known) return refuse({ code: 'unknownCustomer', customer: command.id });
  if (known?.erased) return refuse({ code: 'personErased', person: known.id });
  const id = command.id ?? newId(context, 0);
  const number = command.number === undefined ? (known?.number ?? id) : trimIdentifier(command.number);
  if (number === '') return refuse({ code: 'codeMalformed', text: number, problem: 'characters' });
  const owner = view.customerByNumber(number);
  if (owner !== null && owner !== id) return refuse({ code: 'customerNumberTaken', number });
  // From here it must succeed.
  const { name, phone, email, address } = command;
  return accept([
    {
      kind: 'customer.saved',
      body: { id, number, sealed: context.seal(id, { name, phone, email, address }) },
      refersTo: null,
    },
  ]);
}

/** Decides `saveUser`. The last active owner can neither leave nor lose the role. */
export function saveUser(view: View, command: PostingCommands['saveUser'], context: Context): Decision {
  const right = needRight(context, 'users');
  if (right) return refuse(right);
  const known = command.id === undefined ? undefined : view.users([command.id]).get(command.id);
  if (command.id !== undefined && !known) return refuse({ code: 'unknownUser', user: command.id });
  const leaves = known?.role === 'owner' && known.active && (command.role !== 'owner' || !command.active);
  if (leaves && view.activeOwners() < 2) return refuse({ code: 'lastOwner' });
  // From here it must succeed.
  const id = command.id ?? newId(context, 0);
  const { role, active, name } = command;
  return accept([
    { kind: 'user.saved', body: { id, role, active, sealed: context.seal(id, { name }) }, refersTo: null },
  ]);
}

/** Decides `erasePerson`: the key of a customer is destroyed; chain, sales and warranties stay whole. */
export function erasePerson(view: View, command: PostingCommands['erasePerson'], context: Context): Decision {
  const right = needRight(context, 'erase_person');
  if (right) return refuse(right);
  const customer = view.customers([command.person]).get(command.person);
  if (!customer) return refuse({ code: 'unknownCustomer', customer: command.person });
  if (customer.erased) return refuse({ code: 'personErased', person: customer.id });
  // From here it must succeed.
  return accept([{ kind: 'person.erased', body: { person: customer.id, reason: command.reason }, refersTo: null }]);
}
