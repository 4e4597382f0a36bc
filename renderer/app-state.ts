// What the window shows, as one union in one reducer: there is no router, and no screen that nobody can name.
// The ledger's answer about the house decides between first run, sign-in and work; people decide which screen.
import type { Fault, House } from '../shared/contract/answers';

export const SCREENS = ['counter', 'receive', 'returns', 'units', 'catalogue', 'attention', 'settings'] as const;
export type ScreenName = (typeof SCREENS)[number];

export type AppState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'firstRun' }
  /** The recovery code is shown once, before anything else. */
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'signIn'; readonly house: House }
  | { readonly kind: 'work'; readonly house: House; readonly screen: ScreenName };

export type AppEvent =
  | { readonly kind: 'house'; readonly house: House }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'founded'; readonly recoveryCode: string | null }
  | { readonly kind: 'codeWritten' }
  | { readonly kind: 'open'; readonly screen: ScreenName };

export const OPENING: AppState = { kind: 'opening' };

/** The next state of the window. */
export function appReducer(state: AppState, event: AppEvent): AppState {
  switch (event.kind) {
    case 'house':
      return withHouse(state, event.house);
    case 'fault':
      return { kind: 'fault', fault: event.fault };
    case 'founded':
      return event.recoveryCode === null ? OPENING : { kind: 'recovery', code: event.recoveryCode };
    case 'codeWritten':
      return OPENING;
    case 'open':
      return state.kind === 'work' ? { ...state, screen: event.screen } : state;
  }
}

function withHouse(state: AppState, house: House): AppState {
  if (state.kind === 'recovery') return state;
  if (house.state === 'new') return { kind: 'firstRun' };
  if (house.user === null) return { kind: 'signIn', house };
  const before = state.kind === 'work' && state.house.user?.id === house.user.id ? state.screen : firstScreen(house);
  return { kind: 'work', house, screen: before };
}

/** Whoever may sell begins at the counter; a receiver at the dock. */
function firstScreen(house: House): ScreenName {
  const rights = house.user?.rights ?? [];
  if (rights.includes('sell')) return 'counter';
  return rights.includes('receive') ? 'receive' : 'units';
}
