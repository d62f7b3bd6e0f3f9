import { Component, type ReactNode } from 'react';
import { words } from './words.ts';

type Props = { of: unknown; place: string; children: ReactNode };
type State = { failed: unknown };

/** Whatever fails to be shown leaves a note with its place; the page around it stays. Another content is tried anew. */
export class Guard extends Component<Props, State> {
  override state: State = { failed: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: error };
  }
  override componentDidUpdate(before: Props): void {
    if (before.of !== this.props.of && this.state.failed !== undefined) this.setState({ failed: undefined });
  }
  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === undefined) return this.props.children;
    const why = failed instanceof Error ? failed.message : String(failed);
    return (
      <div className="unknown" role="note" data-failed={this.props.place} title={why}>
        {words.cannotShow(this.props.place)}
      </div>
    );
  }
}
