/** What all pages of the administration share. */
export const adminFrame = {
  admin: {
    label: 'Administração',
    simulation: 'Simulação',
    delivery: 'Entrega',
    integrity: 'Integridade',
    freezers: 'Freezers',
    journal: 'Registro',
    people: 'Pessoas',
    unfold: 'Mostrar',
    fold: 'Ocultar',
  },
};
