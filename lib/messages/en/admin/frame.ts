/** What all pages of the administration share. */
export const adminFrame = {
  admin: {
    label: 'Administration',
    simulation: 'Simulation',
    delivery: 'Delivery',
    integrity: 'Integrity',
    freezers: 'Freezers',
    journal: 'Journal',
    people: 'People',
    unfold: 'Show',
    fold: 'Hide',
  },
};
