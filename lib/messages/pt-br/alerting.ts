import type { alerting as english } from '#lib/messages/en/alerting.ts';

export const alerting: typeof english = {
  alerting: {
    banner: 'Alarmes à espera de alguém',
    first: '{name}: {alarm}',
    simulated: '{name} (simulado)',
    firstAt: '{name}: {alarm}, {value}\u00a0°C',
    several: '{count, plural, one {# alarme} other {# alarmes}}. {first}',
    more: '{count, plural, one {e mais #} other {e mais #}}',
    waiting: '{count, plural, one {# alarme a reconhecer} other {# alarmes a reconhecer}}',
    see: 'Ver alarmes',
    fold: 'Reduzir',
    unfold: 'Mostrar',
    settings: 'Som e notificações',
  },
  sound: {
    on: 'Som ligado',
    off: 'Som desligado',
    held: 'O navegador está segurando o som: clique em qualquer lugar',
    none: 'Este navegador não emite som',
    label: 'Som',
    text: 'Dois tons a cada alarme, de novo a cada 30\u00a0s até todos serem reconhecidos. Avisos de atenção e de relógio não tocam.',
    heldText:
      'O navegador segura o som até alguém clicar nesta página. O clique acaba de acontecer: experimente.',
    try: 'Testar o som',
  },
  notifications: {
    label: 'Notificações do navegador',
    text: 'Uma por alarme, mesmo com outra janela na frente.',
    denied:
      'O navegador bloqueia as deste endereço. Para liberar, clique no ícone ao lado do endereço e permita as notificações.',
    missing:
      'Este navegador não mostra notificações para este endereço. Elas exigem https ou localhost.',
    many: '{count, plural, one {# alarme novo} other {# alarmes novos}}',
  },
  switch: { on: 'Ligado', off: 'Desligado' },
};
