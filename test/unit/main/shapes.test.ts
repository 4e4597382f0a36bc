// The shapes of the messages from a window: exact, and answered with the field that is wrong.
import { expect, test } from 'vitest';
import { checkShape, SHAPES } from '../../../main/ipc/shapes';

const CALL = { id: '0b3a77f2', name: 'scan', args: { draft: 'd', text: 'K7C000042S' } };

test('a command passes with its arguments untouched', () => {
  expect(checkShape(SHAPES.call, CALL)).toEqual({ ok: true, value: CALL });
});

test.each<[string, string, unknown]>([
  ['an unknown command', 'name', { ...CALL, name: 'dropEverything' }],
  ['a name out of the prototype', 'name', { ...CALL, name: 'toString' }],
  ['a number for an id', 'id', { ...CALL, id: 7 }],
  ['an id of 65 characters', 'id', { ...CALL, id: 'x'.repeat(65) }],
  ['half a character in the id', 'id', { ...CALL, id: '\ud800' }],
  ['a user that the window claims', '', { ...CALL, user: 'owner' }],
  ['a session that the window claims', '', { ...CALL, session: { user: 'owner' } }],
  ['an approver without a PIN', 'approver.pin', { ...CALL, approver: { user: 'u' } }],
  ['a word for a yes', 'clockConfirmed', { ...CALL, clockConfirmed: 'yes' }],
  ['nothing', '', undefined],
  ['a list', '', [CALL]],
])('%s is refused at "%s"', (_name, path, message) => {
  expect(checkShape(SHAPES.call, message)).toMatchObject({ ok: false, refusal: { code: 'commandMalformed', path } });
});

test('a question that is none of the contract is refused', () => {
  expect(checkShape(SHAPES.ask, { name: 'house', args: {} }).ok).toBe(true);
  expect(checkShape(SHAPES.ask, { name: 'house' }).ok).toBe(true);
  expect(checkShape(SHAPES.ask, { name: 'secrets', args: {} }).ok).toBe(false);
  expect(checkShape(SHAPES.ask, { name: 'house', args: 'all' }).ok).toBe(false);
});

test('a preview names one thing', () => {
  expect(checkShape(SHAPES.preview, { unit: 'K7C000042S' }).ok).toBe(true);
  expect(checkShape(SHAPES.preview, {}).ok).toBe(false);
  expect(checkShape(SHAPES.preview, { unit: 'K7C000042S', document: 'st:1' }).ok).toBe(false);
});
