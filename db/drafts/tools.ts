// What the answer for an open document is built with.
import type { Database } from 'better-sqlite3';
import type { Context } from '../../shared/domain/decide/context';
import type { View } from '../../shared/domain/view';
import type { Names } from '../queries/names';

export type AnswerTools = {
  readonly db: Database;
  readonly view: View;
  readonly names: Names;
  readonly context: Context;
};
