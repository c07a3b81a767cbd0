import type { CheckKeys, RUN_STATES } from '#lib/api/integrity.ts';
import type { FaultKind } from '#lib/integrity/judge.ts';
import type { Ending, Verdict } from '#lib/integrity/verdict.ts';
import type { Partitioner } from '#lib/simulation/partitioner.ts';

const verdict: Record<Verdict, string> = {
  clean: 'Nada perdido, nada duplicado, nada fora de ordem, nada alterado',
  faulty: 'Há algo errado',
  incomplete: 'Não terminou, portanto nada está provado',
};

/** O que está por trás do veredito. */
const ending: Record<Ending, string> = {
  done: 'Todas as mensagens foram enviadas, confirmadas e lidas de volta até o fim de cada partição.',
  cancelled: 'A verificação foi cancelada. O que já tinha sido enviado foi comparado.',
  stopped: 'O Gelo foi parado durante a verificação. O que já tinha voltado foi comparado.',
  unsent:
    'O produtor desistiu. Veja o Kafka na página de entrega e depois inicie a verificação de novo.',
  unread:
    'Nem tudo voltou a tempo. Veja o Kafka na página de entrega e depois inicie a verificação de novo.',
};

const state: Record<(typeof RUN_STATES)[number], string> = {
  running: 'Em andamento',
  finished: 'Concluída',
  interrupted: 'Interrompida',
};

const fault: Record<FaultKind, string> = {
  missing: 'Faltando',
  doubled: 'Duplicada',
  'out-of-order': 'Fora de ordem',
  altered: 'Alterada',
};

const strategy: Record<CheckKeys['strategy'], string> = {
  spread: 'Muitas chaves',
  one: 'Uma chave',
  list: 'Uma lista de chaves',
};

const strategyHint: Record<CheckKeys['strategy'], string> = {
  spread: 'Dez chaves inventadas por partição, para que todas as partições sejam verificadas.',
  one: 'Todas as mensagens em uma só partição, em uma só ordem.',
  list: 'Chaves escolhidas por você, em qualquer ordem.',
};

const partitioner: Record<Partitioner, string> = {
  murmur2: 'Como fazem Java e kafkajs (murmur2)',
  crc32: 'Como faz a librdkafka (crc32)',
};

export const integrityAdmin = {
  integrityAdmin: {
    title: 'Verificação de integridade',
    intro:
      'Envia mensagens numeradas, com soma de verificação, pelo produtor real ao tópico real, lê todas de volta e compara uma a uma. Leituras e alarmes não são afetados: essas mensagens levam um cabeçalho próprio e são contadas à parte.',
    what: 'O que verificar',
    count: 'Mensagens',
    countHint: 'De 1 a 1.000.000',
    countBad: 'Informe um número inteiro de 1 a 1.000.000.',
    keys: 'Chaves',
    strategy,
    strategyHint,
    oneKey: 'Chave',
    oneHint: 'Pode ser a chave de um freezer; as leituras dele não são afetadas.',
    oneBad: 'Informe uma chave.',
    listKeys: 'Chaves, uma por linha',
    listHint: 'Até 1.000. Podem ser chaves de freezers.',
    listBad: 'Informe de 1 a 1.000 chaves, sem repetir, com no máximo 200 caracteres cada.',
    partitioner: 'Como as chaves viram partições',
    partitioners: partitioner,
    partitionerHint: 'Os clientes diferem: a mesma chave pode ir para outra partição.',
    start: 'Iniciar verificação',
    starting: 'Iniciando…',
    operator: 'Só quem é operador pode iniciar uma verificação.',
    busy: 'Só uma verificação por vez.',
    running: 'Verificando: {count, plural, one {# mensagem} other {# mensagens}}',
    startedBy: 'Iniciada por {person}, <at></at>',
    cancel: 'Cancelar verificação',
    cancelling: 'Cancelando…',
    progress: 'Andamento da verificação',
    sent: 'Enviadas',
    acknowledged: 'Confirmadas',
    received: 'Lidas de volta',
    speed: 'Velocidade',
    rate: '{count} mensagens/s',
    verdict,
    ending,
    state,
    lost: 'A instância do Gelo que fazia a verificação não existe mais, por isso não se sabe como ela terminou. Inicie de novo.',
    why: 'Motivo informado: {why}',
    perPartition: 'Por partição',
    partition: 'Partição',
    missing: 'Faltando',
    doubled: 'Duplicadas',
    outOfOrder: 'Fora de ordem',
    altered: 'Alteradas',
    all: 'Todas',
    unknown: 'não se sabe',
    unknownText: 'Quando uma partição não foi lida até o fim, não se sabe o que falta nela.',
    fault,
    faults: 'O que está errado',
    faultsText: 'Os primeiros {count} casos. O número diz qual mensagem foi.',
    number: 'Número',
    key: 'Chave',
    offset: 'Offset',
    none: '–',
    took: '{count, plural, one {# mensagem} other {# mensagens}} em {seconds}\u00a0s',
    report: 'Relatório',
    reportHint: 'Uma página para imprimir ou entregar',
    earlier: 'Verificações anteriores',
    messages: '{count} mensagens',
    empty: 'Nenhuma verificação ainda',
    emptyText:
      'Uma verificação sem falhas prova, em cada partição, que toda mensagem confirmada pelo Kafka voltou exatamente uma vez, sem alteração e na ordem da sua chave.',
    paper: {
      title: 'Verificação de integridade de um fluxo de mensagens',
      done: 'O que foi feito',
      doneText:
        'O Gelo enviou ao tópico mensagens numeradas, cada uma com uma soma de verificação da chave e do valor, e esperou a confirmação dos brokers. Ao mesmo tempo, leu todas as partições, desde onde terminavam antes da primeira mensagem até onde terminavam depois da última confirmação, e comparou o que chegou com o que foi enviado.',
      run: 'Verificação',
      topic: 'Tópico',
      by: 'Iniciada por',
      cancelledBy: 'Cancelada por',
      from: 'Início',
      to: 'Fim',
      messages: 'Mensagens',
      keysOf: '{strategy}: {keys}',
      sending: 'Produtor',
      sendingText: 'acks={acks}, idempotente={idempotent}, compressão={compression}',
      programs: 'Programas',
      programsText: 'Gelo {gelo}, kafkajs {kafkajs}, Node.js {node}',
      words: 'O que as palavras significam',
      sent: 'entregues ao produtor.',
      acknowledged: 'o broker confirmou que as tem.',
      received: 'voltaram na leitura da partição.',
      missing: 'confirmadas, mas não voltaram.',
      doubled: 'voltaram uma vez a mais.',
      outOfOrder: 'voltaram depois de outra mais nova da mesma chave.',
      altered:
        'voltaram com outra chave, valor, número ou soma de verificação, ou em outra partição.',
      find: 'As mensagens levam o cabeçalho gelo-check com o identificador desta verificação, para que possam ser encontradas no Kafka.',
      made: 'Gerado pelo Gelo em {at}',
    },
  },
};
