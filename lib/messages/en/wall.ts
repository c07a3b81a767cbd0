export const wall = {
  wall: {
    leave: 'Leave the wall',
    title: 'Wall',
    page: '{page} of {pages}',
    full: 'A click anywhere fills the screen',
  },
};
