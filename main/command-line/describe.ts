// `describe`: every command, query and event of the contract with its JSON Schema.
import { z } from 'zod';
import { LOCAL_COMMANDS, POSTING_COMMANDS } from '../../shared/contract/commands';
import { QUERIES } from '../../shared/contract/queries';

export function describeContract(): Readonly<Record<string, unknown>> {
  const schemas = (table: Readonly<Record<string, z.ZodType>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(table).map(([name, schema]) => [
        name,
        z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
      ]),
    );
  return {
    commands: { ...schemas(POSTING_COMMANDS), ...schemas(LOCAL_COMMANDS) },
    queries: schemas(QUERIES),
    events: {
      changed: {
        type: 'object',
        properties: { kind: { const: 'changed' }, what: { type: 'array', items: { type: 'string' } } },
      },
    },
  };
}
