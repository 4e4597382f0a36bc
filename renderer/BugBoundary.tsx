// Where a mistake of the window itself ends: a page that says so, with the reference, instead of an empty one.
// What was posted is in the ledger, and the open document is a draft there: beginning again loses nothing.
import { Component, type ReactNode } from 'react';
import { FaultScreen } from './screens/FaultScreen';

type Props = { readonly children: ReactNode };
type State = { readonly error: Error | null };

export class BugBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const fault = { code: 'bug', detail: error.message, safe: true, retry: true } as const;
    return <FaultScreen fault={fault} onAgain={() => location.reload()} />;
  }
}
