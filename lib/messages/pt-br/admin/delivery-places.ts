import type { deliveryPlaces as english } from '#lib/messages/en/admin/delivery-places.ts';

export const deliveryPlaces: typeof english = {
  keys: {
    more: 'e {count, plural, one {mais #} other {mais #}}',
    since:
      'Contadas a partir do offset {offset}; o que vem antes está gravado, mas não separado por chave.',
    why: 'Por que {key} está aqui?',
  },
  hash: {
    intro:
      'Quem envia uma mensagem sem escolher a partição deixa isso para o cliente. Ele transforma a chave em um número (um hash) e o divide pela quantidade de partições; o resto da divisão é a partição. A mesma chave dá sempre o mesmo resultado.',
    rule: {
      murmur2: 'clientes Java e JavaScript (murmur2)',
      crc32: 'librdkafka: Python, Go, C e outros (crc32)',
    },
    step: '{rule}(“{key}”) = {hash}',
    positive: 'sem o sinal: {dividend}',
    modulo: '{dividend} mod {partitions} = {partition}',
    result: 'partição {partition}',
    both: 'Aqui os dois tipos de cliente chegam à partição {partition}.',
    one: '{key} está na partição {partition} porque quem a envia é um cliente deste tipo: {rule}.',
    neither:
      'Nenhum dos dois dá a partição {partition}: quem enviou escolheu a partição, ou foram criadas partições depois do envio.',
  },
  carried: {
    asking: 'Lendo do Kafka a mensagem mais recente de {freezer}…',
    none: 'A mensagem mais recente de {freezer} na partição {partition} não tem chave; por isso nenhum hash leva até aqui: o cliente reveza entre as partições, ou quem enviou escolheu esta.',
    bytes:
      'A chave da mensagem mais recente de {freezer} na partição {partition} não é um texto curto; por isso não é calculada aqui.',
    unread:
      'Não foi possível consultar no Kafka a mensagem mais recente de {freezer}. Se a chave dela for o nome do freezer:',
    other:
      'A mensagem mais recente de {freezer} tem a chave “{key}”; de qual freezer ela é está no valor.',
  },
  split: {
    title: '{key} está em {count, plural, other {# partições}}: {partitions}.',
    text: 'Uma chave em várias partições perde a ordem: o Gelo ordena as leituras pelo horário, mas o Kafka só garante a ordem dentro de uma partição.',
    clients:
      'Talvez dois tipos de cliente a enviem, que calculam de formas diferentes: {rules}. Nesse caso, configure o mesmo particionador em todos (na librdkafka: partitioner=murmur2_random). Ou as mensagens não têm chave e se revezam entre as partições; clique no nome abaixo para ver.',
    grown:
      'As regras não explicam isso: as mensagens não têm chave e se revezam entre as partições, ou têm outra chave; clique no nome abaixo para ver. Ou foram criadas partições depois: então as mensagens antigas ficam onde estavam, e as novas vão para outro lugar.',
    on: '{rule} dá {partition}',
  },
  empty: {
    title: 'Por que esta partição está vazia?',
    never:
      'Nenhuma mensagem chegou aqui até hoje. Uma partição só recebe mensagens quando o hash de alguma chave leva a ela, ou quando mensagens sem chave se revezam.',
    dropped:
      'Ela teve mensagens até o offset {offset}; o Kafka já descartou todas pela idade, e não chegaram novas.',
    unread: 'As mensagens dela ainda não foram gravadas.',
    noReadings: 'Ela tem mensagens, mas nenhuma era uma leitura.',
    keys: 'As chaves das mensagens mais recentes nas outras partições levam a elas:',
    noKeys: 'Nenhuma chave é conhecida ainda: nada foi gravado em nenhuma partição.',
    example:
      'Uma chave que viria para cá: {murmur2} de um cliente Java ou JavaScript, {crc32} de um cliente librdkafka.',
    fine: 'Uma partição vazia não é um erro. Com poucas chaves é provável; com muitas, elas se distribuem.',
  },
};
