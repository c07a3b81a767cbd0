import { type ComponentType, lazy, Suspense } from 'react';

/** Stands in for next/dynamic: what is loaded when it is first shown. */
export default function dynamic<Given extends object>(load: () => Promise<ComponentType<Given>>) {
  const Loaded = lazy(async () => ({ default: (await load()) as ComponentType<object> }));
  return function Dynamic(given: Given) {
    return (
      <Suspense>
        <Loaded {...given} />
      </Suspense>
    );
  };
}
