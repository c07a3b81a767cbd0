type Listener = () => void;

/** A word that goes through the page to whoever listens. */
function createSignal() {
  const listeners = new Set<Listener>();
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    on: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const wanted = createSignal();
const done = createSignal();

/** WH15: something that was to be done takes somebody who is signed in. */
export const wantSignIn = wanted.tell;
export const onSignInWanted = wanted.on;
/** Somebody signed in on this page, which goes on as it is. */
export const signedIn = done.tell;
export const onSignedIn = done.on;
