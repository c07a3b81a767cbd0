import type { Messages } from '#lib/messages/en.ts';

export const ptBr: Messages = {
  app: { name: 'Gelo', tagline: 'Freezers ao vivo' },
  fleet: {
    title: 'Freezers',
    count: '{count, plural, =0 {Nenhum freezer ainda} one {# freezer} other {# freezers}}',
    troubled: '{count, plural, one {# com alarme} other {# com alarmes}}',
    waiting: 'Conectando ao fluxo de leituras…',
    emptyTitle: 'Nenhuma leitura ainda',
    emptyText:
      'Envie uma mensagem ao tópico {topic}: a chave é o nome do freezer, o valor é a temperatura (-3,42). Ou inicie sensores simulados.',
  },
  freezer: {
    state: {
      ok: 'Recebendo',
      warn: 'Atenção',
      alarm: 'Alarme',
      silent: 'Sem sinal',
      unknown: 'Sem informação agora',
    },
    alarm: {
      high: 'Quente demais',
      low: 'Frio demais',
      warning: 'Perto do limite',
      cumulative: 'Tempo demais fora hoje',
      silent: 'Sem sinal',
      fault: 'Falha do sensor',
      clock: 'Relógio do sensor adiantado',
    },
    sparkline: 'Últimos dez minutos: de {min} a {max} °C',
    position: 'Partição {partition}, offset {offset}',
  },
  age: {
    now: 'agora',
    seconds: 'há {count} s',
    minutes: 'há {count} min',
    hours: 'há {count} h',
    days: '{count, plural, one {há # dia} other {há # dias}}',
  },
  connection: {
    connecting: 'Conectando',
    live: 'Ao vivo',
    lost: 'Reconectando',
    lostText:
      'Esta página perdeu a conexão com o Gelo e está tentando de novo. O que você vê é de antes.',
  },
  parts: {
    kafka:
      'O Kafka não responde. Os valores ficam como estavam até ele voltar; não é preciso fazer nada aqui.',
    tail: 'A leitura do Kafka parou. O Gelo está reiniciando essa leitura.',
    database:
      'O banco de dados não responde. Os valores continuam ao vivo; mudanças só poderão ser gravadas quando ele voltar.',
    recorder:
      'O histórico está atrasado: as leituras aparecem ao vivo, mas são gravadas depois. Os alarmes esperam por elas; nada se perde.',
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
      'out-of-range': 'fora de −273,15 a 1000 °C',
      'unknown-unit': 'unidade desconhecida',
      'no-freezer-id': 'sem nome de freezer',
      'too-large': 'grande demais',
      'bad-time': 'horário não entendido',
      'too-many-freezers': 'freezers demais',
    },
  },
  simulation: {
    start: 'Iniciar sensores simulados',
    stop: 'Parar sensores simulados',
    working: 'Um momento…',
    receipt: '{key} entregue em {topic} [{partition}] @ {offset}',
    failed: 'Não deu certo: {detail}',
    unreachable: 'O Gelo não responde. Ele ainda está em execução?',
  },
  locale: { label: 'Idioma', 'pt-BR': 'Português', en: 'English' },
  problem: {
    notFoundTitle: 'Esta página não existe',
    notFoundText: 'O endereço pode estar errado, ou a página mudou de lugar.',
    errorTitle: 'Esta página falhou',
    errorText:
      'As leituras não são afetadas. Tente de novo; se continuar falhando, o log do Gelo diz por quê.',
    retry: 'Tentar de novo',
    home: 'Para os freezers',
  },
};
