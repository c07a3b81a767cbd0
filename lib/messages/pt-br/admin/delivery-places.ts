import type { deliveryPlaces as english } from '#lib/messages/en/admin/delivery-places.ts';

export const deliveryPlaces: typeof english = {
  keys: {
    more: 'e {count, plural, one {mais #} other {mais #}}',
    all: 'Todas as listadas',
    since:
      'Contadas a partir do offset {offset}; o que vem antes está gravado, mas não separado por chave.',
    none: 'nenhuma',
    readings: '{count, plural, one {# leitura} other {# leituras}}',
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
      'Nenhum dos dois dá a partição {partition}. Então quem enviou escolheu a partição, ou a chave da mensagem não é o nome do freezer, como em um JSON com id.',
  },
  split: {
    title: '{key} está em {count, plural, other {# partições}}: {partitions}.',
    text: 'Uma chave em várias partições perde a ordem: o Gelo ordena as leituras pelo horário, mas o Kafka só garante a ordem dentro de uma partição.',
    clients:
      'Dois tipos de cliente a enviam e calculam de formas diferentes: {rules}. Configure o mesmo particionador em todos (na librdkafka: partitioner=murmur2_random).',
    grown:
      'As regras não explicam isso. Foram criadas partições depois? Então as mensagens antigas ficam onde estavam, e as novas vão para outro lugar.',
    on: '{rule} dá {partition}',
  },
  empty: {
    title: 'Por que esta partição está vazia?',
    never:
      'Nenhuma mensagem chegou aqui até hoje. Uma partição só recebe mensagens quando o hash de alguma chave leva a ela.',
    dropped:
      'Ela teve mensagens até o offset {offset}; o Kafka já descartou todas pela idade, e não chegaram novas.',
    unread: 'As mensagens dela ainda não foram gravadas.',
    noReadings: 'Ela tem mensagens, mas nenhuma era uma leitura.',
    keys: 'As chaves conhecidas levam a outro lugar:',
    key: 'Chave',
    noKeys: 'Nenhuma chave é conhecida ainda: nada foi gravado em nenhuma partição.',
    more: 'As outras também levam a outro lugar; senão estariam aqui.',
    example:
      'Uma chave que viria para cá: {murmur2} de um cliente Java ou JavaScript, {crc32} de um cliente librdkafka.',
    fine: 'Uma partição vazia não é um erro. Com poucas chaves é provável; com muitas, elas se distribuem.',
  },
};
