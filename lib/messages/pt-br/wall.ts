import type { wall as english } from '#lib/messages/en/wall.ts';

export const wall: typeof english = {
  wall: {
    leave: 'Sair do telão',
    title: 'Telão',
    page: '{page} de {pages}',
    full: 'Um clique em qualquer lugar ocupa a tela toda',
  },
};
