/** Apart from the rest: what says that all of it failed has these with it (app/global-error.tsx). */
export const problem = {
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address may be mistyped, or the page has moved.',
  errorTitle: 'This page failed',
  errorText: 'Readings are not affected. Try again; if it keeps failing, Gelo’s log says why.',
  retry: 'Try again',
  home: 'To the freezers',
};
