'use client';

import { Component, type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { LostDialog } from '#components/ui/lost-dialog.tsx';

type Closable = { close: () => void };

/** A dialog whose code is fetched when it is wanted. UI9: where that fails, the page around it stays. */
export function fetched<Given extends Closable>(load: () => Promise<ComponentType<Given>>) {
  const begin = () => lazy(() => load().then((part) => ({ default: part })));
  let newest = begin();
  // What failed once would fail for ever: who opens it again has it fetched again.
  const again = () => {
    newest = begin();
  };
  return function Fetched(given: Given) {
    const [Part] = useState(() => newest);
    return (
      <Kept close={given.close} onFailure={again}>
        <Suspense fallback={null}>
          <Part {...given} />
        </Suspense>
      </Kept>
    );
  };
}

type KeptGiven = Closable & { onFailure: () => void; children: ReactNode };

class Kept extends Component<KeptGiven, { failure?: { error: unknown } }> {
  override state: { failure?: { error: unknown } } = {};
  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }
  override componentDidCatch() {
    this.props.onFailure();
  }
  override render() {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    return <LostDialog error={failure.error} close={this.props.close} />;
  }
}
