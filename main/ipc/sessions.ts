// Who is signed in at which window. The ledger's answer to `signIn` is the only thing that puts a user here; nothing that
// a window claims about itself is ever believed.
import type { Session } from '../../db/ledger/service-types';

const NOBODY: Session = { user: null };

export class Sessions {
  readonly #users = new Map<number, string>();

  /** The session of a window, by the id of its web contents. */
  of(window: number): Session {
    const user = this.#users.get(window);
    return user === undefined ? NOBODY : { user };
  }

  signIn(window: number, user: string): void {
    this.#users.set(window, user);
  }

  signOut(window: number): void {
    this.#users.delete(window);
  }

  /** After the ledger thread has died: whoever stands at the till sees that something happened. */
  signOutAll(): void {
    this.#users.clear();
  }
}
