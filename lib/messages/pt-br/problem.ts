/** Apart from the rest: what says that all of it failed has these with it (app/global-error.tsx). */
export const problem = {
  notFoundTitle: 'Esta página não existe',
  notFoundText: 'O endereço pode estar errado, ou a página mudou de lugar.',
  errorTitle: 'Esta página falhou',
  errorText:
    'As leituras não são afetadas. Tente de novo; se continuar falhando, o log do Gelo diz por quê.',
  retry: 'Tentar de novo',
  home: 'Para os freezers',
};
