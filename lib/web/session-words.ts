/** Why a connection is refused that would be taken from somebody who is signed in. */
export const SIGN_IN = 'sign-in';
