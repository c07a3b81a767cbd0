import type { deliveryGroup as english } from '#lib/messages/en/admin/delivery-group.ts';

export const deliveryGroup: typeof english = {
  group: {
    title: 'Grupo de consumidores',
    about:
      'Leitores com o mesmo id de grupo dividem as partições de um tópico: cada partição é lida por um deles. Todas as instâncias do Gelo que gravam formam um grupo. A leitura ao vivo não faz parte dele: cada instância lê tudo para as próprias telas.',
    id: 'Grupo',
    state: 'Estado',
    generation: 'Geração',
    generationAbout:
      'Conta quantas vezes as partições foram distribuídas. Quem ainda é de uma geração anterior não pode mais confirmar a posição.',
    protocol: 'Distribuído por',
    members: 'Membros',
    partitions: 'Partições',
    noPartitions: 'nenhuma: há mais membros do que partições',
    sharing: 'em distribuição',
    committed: 'Confirmado',
    committedAbout:
      'O que o Gelo disse ao Kafka sobre a sua posição, no máximo uma vez por segundo, para que as ferramentas do Kafka mostrem o atraso. O que vale é a posição no banco de dados.',
    here: 'esta instância',
    foreign:
      'Este membro se chama diferente do Gelo daqui. Se não for um Gelo, ninguém grava as partições dele enquanto estiverem com ele.',
    empty: 'Não há ninguém no grupo.',
    hidden:
      'O usuário do Gelo no Kafka não pode consultar o grupo (Describe no grupo). A parte desta instância é conhecida mesmo assim.',
    stateName: {
      Stable: 'estável',
      PreparingRebalance: 'rebalanceando: esperando todos os membros',
      CompletingRebalance: 'rebalanceando: distribuindo',
      Empty: 'vazio',
      Dead: 'não existe mais',
      Unknown: 'não se sabe',
    },
    last: 'Último rebalanceamento',
    noneYet: 'nenhum desde que esta instância iniciou',
    earlier: 'Anteriores',
    took: '{cause} Levou {time} aqui.',
    generationIs: 'geração {generation}',
  },
  cause: {
    began: 'Esta instância entrou.',
    joined: 'Entrou: {joined}.',
    left: 'Saiu: {left}.',
    replaced: 'Saiu: {left}. Entrou: {joined}.',
    partitions: 'O número de partições mudou.',
    again: 'Um membro pediu, sem que ninguém entrasse ou saísse.',
    unknown: 'O Kafka não disse quem entrou ou saiu.',
  },
  rebalance: {
    now: 'Um rebalanceamento está em andamento.',
    was: 'Houve um rebalanceamento agora há pouco.',
    text: 'Quando um membro entra ou sai, todos param por um instante e as partições são distribuídas de novo. Nada se perde nem se repete: cada um continua da posição no banco de dados. Nesse instante o atraso cresce; os valores ao vivo continuam.',
    dismiss: 'Entendi',
  },
};
