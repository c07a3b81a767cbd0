import type { house as english } from '#lib/messages/en/house.ts';
import { problem } from '#lib/messages/pt-br/problem.ts';

export const house: typeof english = {
  app: { name: 'Gelo', tagline: 'Freezers ao vivo', skip: 'Ir para o conteúdo' },
  nav: {
    label: 'Páginas',
    fleet: 'Freezers',
    alarms: 'Alarmes',
    wall: 'Telão',
    admin: 'Admin',
    settings: 'Exibição',
  },
  age: {
    now: 'agora',
    seconds: 'há {count}\u00a0s',
    minutes: 'há {count}\u00a0min',
    hours: 'há {count}\u00a0h',
    days: '{count, plural, one {há # dia} other {há # dias}}',
  },
  span: {
    seconds: '{count}\u00a0s',
    minutes: '{count}\u00a0min',
    hours: '{hours}\u00a0h\u00a0{minutes}\u00a0min',
    days: '{count, plural, one {# dia} other {# dias}} {hours}\u00a0h',
  },
  connection: {
    connecting: 'Conectando',
    live: 'Ao vivo',
    lost: 'Reconectando',
    blocked: 'Não está ao vivo',
    latency: '{ms}\u00a0ms',
    latencyText: 'Do Kafka até esta tela: {ms}\u00a0ms, medidos aqui',
    lostText:
      'Esta página perdeu a conexão com o Gelo e está tentando de novo. O que você vê é de antes.',
    absent: 'Esta página não viu nada de {from} a {to}.',
    raised:
      '{count, plural, =0 {Nenhum alarme que continue aberto surgiu nesse tempo.} one {# alarme surgiu nesse tempo.} other {# alarmes surgiram nesse tempo.}}',
    dismiss: 'Dispensar',
    upgraded: 'O Gelo foi atualizado. Recarregue para ver a nova página.',
    reload: 'Recarregar',
  },
  parts: {
    kafka:
      'O Kafka não responde. Os valores ficam como estavam até ele voltar; não é preciso fazer nada aqui.',
    tail: 'A leitura do Kafka parou. O Gelo está reiniciando essa leitura.',
    database:
      'O banco de dados não responde. Os valores continuam ao vivo; mudanças só poderão ser gravadas quando ele voltar.',
    recorder:
      'O histórico está atrasado{behind, plural, =0 {} one { em # mensagem} other { em # mensagens}}: as leituras aparecem ao vivo, mas são gravadas depois. Os alarmes esperam por elas; nada se perde.',
    stalled:
      'Nada está sendo gravado neste momento{behind, plural, =0 {} one {: # mensagem espera} other {: # mensagens esperam}}. As leituras aparecem ao vivo e serão gravadas quando a gravação voltar; se isso durar, o log do Gelo diz por quê.',
    leaderless:
      'Uma partição está sem líder. Seus freezers não podem ser lidos até o Kafka escolher um.',
    since: 'desde {time}',
  },
  rejects: {
    count:
      '{count, plural, one {# mensagem não era uma leitura} other {# mensagens não eram leituras}}. A mais recente: {reason}, partição {partition}, offset {offset}.',
    reason: {
      empty: 'valor vazio',
      'not-a-number': 'não é um número',
      'not-finite': 'não é um número finito',
      'out-of-range': 'fora de −273,15 a 1000\u00a0°C',
      'unknown-unit': 'unidade desconhecida',
      'no-freezer-id': 'sem nome de freezer',
      'too-large': 'grande demais',
      'bad-time': 'horário não entendido',
      'too-many-freezers': 'freezers demais',
    },
  },
  locale: { label: 'Idioma', 'pt-BR': 'Português', en: 'English' },
  theme: { label: 'Tema', system: 'Como no sistema', light: 'Claro', dark: 'Escuro' },
  ask: {
    signInFirst: 'Entre para fazer isto. Nada foi alterado.',
    tooFast: 'Foi demais em pouco tempo. Espere um momento e tente de novo.',
    failed: 'Não deu certo: {detail}',
    unreachable: 'O Gelo não responde. Ele ainda está em execução?',
    odd: 'O Gelo respondeu algo inesperado ({status}). O log dele diz mais.',
    quote: 'No log, esta solicitação se chama {id}.',
    cancel: 'Cancelar',
    close: 'Fechar',
    saving: 'Gravando…',
    loading: 'Carregando…',
  },
  problem,
};
