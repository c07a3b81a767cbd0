import type { deliveryAdmin as english } from '#lib/messages/en/admin/delivery.ts';
import { deliveryGroup } from '#lib/messages/pt-br/admin/delivery-group.ts';
import { deliveryLive } from '#lib/messages/pt-br/admin/delivery-live.ts';
import { deliveryPlaces } from '#lib/messages/pt-br/admin/delivery-places.ts';

export const deliveryAdmin: typeof english = {
  deliveryAdmin: {
    title: 'Entrega',
    lead: 'O caminho de cada leitura, de quem a envia até o banco de dados, passando pelo Kafka, no momento em que acontece. O que tem sublinhado pontilhado se explica ao ser clicado.',
    stale: 'O que você vê é de antes.',
    emptyTitle: 'Nenhuma mensagem ainda',
    emptyText:
      'O tópico {topic} existe e está vazio. Tudo o que for enviado a ele aparece aqui na hora; com um clique, os sensores simulados enviam as primeiras mensagens.',
    toSimulation: 'Ir para os sensores simulados',
    partitions: 'Partições',
    partitionsAbout:
      'Um tópico é dividido em partições. Cada uma é um log próprio: a mensagem entra no fim, recebe ali o número seguinte, o offset, e nunca mais muda. Mensagens com a mesma chave vão para a mesma partição e assim mantêm a ordem; partições diferentes podem ser lidas ao mesmo tempo por leitores diferentes.',
    partition: 'Partição {partition}',
    details: 'Detalhes da partição {partition}',
    part: {
      copies: 'Cópias',
      log: 'Log',
      lag: 'Atraso',
      account: 'O que aconteceu com as mensagens',
      keys: 'Chaves',
    },
    fact: {
      leader: 'Líder',
      replicas: 'Réplicas',
      inSync: 'Em sincronia',
      low: 'Primeiro offset',
      high: 'Próximo offset',
      position: 'Posição',
      lag: 'Atraso',
      lagSeconds: 'Atraso em tempo',
      rate: 'Mensagens por segundo',
      owner: 'Gravada por',
      received: 'Recebidas',
      recorded: 'Gravadas',
      rejected: 'Rejeitadas',
      gaps: 'Lacunas',
      control: 'Controle',
      checks: 'Verificações',
      unaccounted: 'Sem explicação',
      keys: 'Chaves e leituras',
    },
    about: {
      leader:
        'O broker (um servidor Kafka) que recebe as mensagens novas desta partição e as entrega a quem lê. Se ele falha, outro que tenha uma cópia assume.',
      replicas: 'Os brokers que guardam uma cópia desta partição, pelos seus números.',
      inSync:
        'As cópias que têm tudo o que conta como gravado. Só elas podem virar líder. Menos do que as réplicas significa que um broker está fora do ar ou lento.',
      low: 'A mensagem mais antiga que o Kafka ainda guarda aqui. Depois de um tempo ele descarta as antigas, e este número cresce.',
      high: 'O número que a próxima mensagem vai receber. É um a mais que o da mais recente.',
      position:
        'O próximo offset que o Gelo vai gravar. Ele fica no banco de dados, na mesma transação das leituras; por isso nada é gravado duas vezes nem fica de fora.',
      lag: 'Mensagens que o Kafka guarda e que o Gelo ainda não gravou. Os valores ao vivo não esperam por isso.',
      lagSeconds:
        'Há quanto tempo a mensagem mais antiga ainda não gravada está esperando, pelo que este servidor viu e pelo relógio dele. Muitas mensagens por pouco tempo não preocupam; poucas por muito tempo, sim.',
      rate: 'A área é o que chegou e a linha tracejada, o que foi gravado nos últimos cinco minutos. Enquanto andam juntas, a gravação dá conta.',
      owner:
        'A instância do Gelo que grava esta partição: a máquina e o processo. Várias instâncias dividem as partições; cada partição é gravada por uma só de cada vez.',
      received: 'Offsets pelos quais a gravação já passou, desde o primeiro que conta.',
      recorded: 'Leituras que estão no banco de dados, contadas nele e não de passagem.',
      rejected:
        'Mensagens que não eram leituras, como um texto que não é número. Cada uma é guardada inteira, com o motivo, no tópico de mensagens mortas.',
      gaps: 'Mensagens que o Kafka descartou antes que o Gelo as lesse. Acontece quando a gravação fica parada por mais tempo do que o Kafka guarda mensagens.',
      control:
        'Offsets que nunca tiveram uma mensagem para leitores: marcas de fim de transação ou o que o Kafka compactou.',
      checks: 'Mensagens das verificações de integridade. São contadas à parte e não são leituras.',
      unaccounted:
        'Recebidas menos gravadas, rejeitadas, lacunas, controle e verificações. Tem de ser 0: então nada se perdeu e nada foi inventado.',
      keys: 'De quem são as leituras que estão aqui e quantas de cada um, contadas no banco de dados. Clique num nome para ver a chave das mensagens dele e por que elas estão aqui.',
    },
    noLeader: 'nenhum',
    notBegun: 'não iniciada',
    nobody: 'ninguém',
    notYet: 'ainda não se sabe',
    counting: 'contando…',
    seconds: '{seconds}\u00a0s',
    perSecond: '{rate}/s',
    lagState: { even: 'em dia', behind: 'atrasada', late: 'muito atrasada' },
    account: { whole: 'não falta nada', missing: 'faltam' },
    copies: { whole: 'todas', fewer: '{count} de {of}' },
    flow: {
      in: 'chegaram',
      out: 'gravadas',
      label:
        'Os últimos cinco minutos: agora chegam {in} mensagens por segundo e {out} são gravadas; no máximo chegaram {most}.',
    },
    ...deliveryPlaces,
    ...deliveryLive,
    ...deliveryGroup,
  },
};
