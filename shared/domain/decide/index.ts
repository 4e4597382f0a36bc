// The one door to the rules: decide(view, command, context) -> postings or a refusal (DESIGN 2).
// Pure: no clock, no randomness, no I/O. Whatever stands here is the whole of what the business allows.
import type { PostingCommandName, PostingCommands } from '../../contract/commands';
import type { View } from '../view';
import { adjustStock } from './adjust';
import { saveCatalogue } from './catalogue';
import type { Context, Decision } from './context';
import { changeSettings, enrolStation, openShift } from './house';
import { importSoldUnits } from './import-sold';
import { parkSale, recallSale } from './park';
import { erasePerson, saveCustomer, saveUser } from './people';
import { receiveUnits } from './receive';
import { returnGoods } from './return';
import { postSale } from './sale';
import { returnToVendor } from './vendor-return';
import { voidSale } from './void';

export type Command = {
  [Name in PostingCommandName]: { readonly name: Name; readonly args: PostingCommands[Name] };
}[PostingCommandName];
/** Numbers that only the ledger knows: the next shift of the station. */
export type Registers = { readonly nextShift: number };

/** Decides a command whose shape is already checked. */
export function decide(view: View, command: Command, context: Context, registers: Registers): Decision {
  switch (command.name) {
    case 'openShift':
      return openShift(view, command.args, context, registers.nextShift);
    case 'saveCatalogue':
      return saveCatalogue(view, command.args, context);
    case 'saveCustomer':
      return saveCustomer(view, command.args, context);
    case 'saveUser':
      return saveUser(view, command.args, context);
    case 'erasePerson':
      return erasePerson(view, command.args, context);
    case 'changeSettings':
      return changeSettings(view, command.args, context);
    case 'receiveUnits':
      return receiveUnits(view, command.args, context);
    case 'postSale':
      return postSale(view, command.args, context);
    case 'voidSale':
      return voidSale(view, command.args, context);
    case 'parkSale':
      return parkSale(view, command.args, context);
    case 'recallSale':
      return recallSale(view, command.args, context);
    case 'returnGoods':
      return returnGoods(view, command.args, context);
    case 'returnToVendor':
      return returnToVendor(view, command.args, context);
    case 'adjustStock':
      return adjustStock(view, command.args, context);
    case 'importSoldUnits':
      return importSoldUnits(view, command.args, context);
    case 'enrolStation':
      return enrolStation(view, command.args, context);
  }
}
