import type { deliveryLive as english } from '#lib/messages/en/admin/delivery-live.ts';

export const deliveryLive: typeof english = {
  live: {
    title: 'Entregas ao vivo',
    about:
      'As mensagens conforme chegam. Quando são muitas, algumas são acompanhadas de ponta a ponta: todas têm a mesma chance de ser escolhidas, e o número verdadeiro aparece ao lado.',
    all: 'Chegam {seen} mensagens por segundo, e todas aparecem.',
    some: 'Chegam {seen} mensagens por segundo; cerca de {followed} delas são acompanhadas e aparecem aqui.',
    quiet: 'Nenhuma mensagem está chegando agora.',
    asking: 'Pedindo ao servidor que acompanhe as mensagens…',
    waiting: 'Esperando a primeira mensagem…',
    lost: 'Sem conexão, nenhuma mensagem pode ser acompanhada.',
    held: 'A lista fica parada enquanto você está nela.',
    pause: 'Pausar',
    resume: 'Continuar',
    list: 'Mensagens acompanhadas, a mais recente primeiro',
    noKey: 'sem chave',
    noValue: 'sem valor',
    check: 'verificação',
    place: 'entregue em {topic} [{partition}] @ {offset}',
    after: 'Depois do envio',
  },
  step: {
    sent: 'Enviada',
    acknowledged: 'Confirmada',
    appended: 'Escrita pelo broker',
    received: 'Neste servidor',
    recorded: 'Gravada',
    arrived: 'Neste navegador',
  },
  stepAbout: {
    sent: 'Quando saiu de quem a enviou, pelo relógio de quem enviou.',
    acknowledged:
      'Quando quem enviou soube pelo broker que a mensagem está segura lá. Só se sabe do que esta instância do Gelo envia, como os sensores simulados.',
    appended:
      'Quando o broker a escreveu. O Kafka guarda um só horário por mensagem: o de quem enviou, a não ser que o tópico use message.timestamp.type=LogAppendTime.',
    received: 'Quando a leitura ao vivo deste servidor a leu do Kafka.',
    recorded: 'Quando a transação que a contém foi confirmada no banco de dados.',
    arrived: 'Quando este navegador soube dela, pelo relógio do servidor.',
  },
  stepUnknown: {
    sent: 'a mensagem não traz horário',
    acknowledged: 'outro programa a enviou, ou não se pediu resposta (acks=0)',
    appended: 'este tópico guarda o horário de quem envia',
    received: 'ninguém estava acompanhando',
    recorded: 'ninguém estava acompanhando',
    arrived: 'não foi acompanhada aqui',
  },
  journey: {
    title: 'Mensagem {offset} da partição {partition}',
    timeline: 'O caminho',
    begin: 'início',
    about: 'cerca de {time}',
    aboutWhy: 'Outra instância a gravou; isso é percebido em até um quarto de segundo.',
    ahead:
      'O relógio de quem enviou está pelo menos {time} adiantado em relação ao deste servidor; por isso os tempos contam a partir do primeiro que o servidor viu.',
    behind:
      'Entre o envio e a primeira coisa que este servidor viu há {time}: o relógio de quem enviou está atrasado nisso, ou alguém segurou a mensagem por esse tempo. Não há como saber qual dos dois.',
    stamped: 'O horário de envio é o carimbo da mensagem, pelo relógio de quem a enviou.',
    waiting: 'ainda não',
    message: 'A mensagem',
    key: 'Chave',
    value: 'Valor',
    headers: 'Cabeçalhos',
    noHeaders: 'nenhum',
    none: 'nenhum',
    hex: 'não é texto; mostrado em bytes',
    cut: 'o começo de {bytes} bytes',
    stamp: 'Carimbo da mensagem',
    loading: 'Lendo do Kafka…',
    isNot: 'O endereço não indica uma mensagem. Ele é assim: partição:offset, por exemplo 0:42.',
    found: {
      coming:
        'Ninguém a enviou ainda: a partição termina no offset {high}. Esta página a mostra quando chegar.',
      waiting:
        'Ela está no Kafka e será gravada{behind, plural, =0 { em seguida} one { depois de # outra} other { depois de # outras}}.',
      reading: 'Uma leitura de {freezer}: {celsius}\u00a0°C em {at}.',
      faulty:
        'Uma leitura de {freezer}: {celsius}\u00a0°C em {at}. Com esse valor, a sonda indica que falhou.',
      rejected: 'Não era uma leitura: {reason}. A mensagem inteira está guardada em {topic}.',
      gap: 'O Kafka a descartou antes que o Gelo a lesse. Ela conta como lacuna.',
      control:
        'Aqui nunca houve uma mensagem para leitores: é a marca de fim de uma transação ou algo compactado.',
      check: 'Faz parte de uma verificação de integridade e não é uma leitura.',
      before: 'Já estava lá antes que o Gelo começasse a gravar esta partição.',
      expired:
        'É mais antiga do que o banco de dados guarda. O que aconteceu com ela foi descartado junto com o dia.',
      missing:
        'O Gelo passou por ela e não tem nada dela. Isso não pode acontecer; faça uma verificação de integridade.',
    },
    notKept: 'O Kafka não guarda mais a mensagem; a mais antiga que ele tem é o offset {low}.',
    toFreezer: 'Ir para {freezer}',
  },
  find: {
    title: 'Procurar uma mensagem',
    about:
      'Qualquer mensagem pelo seu lugar, tenha sido acompanhada ou não. O link do endereço pode ser compartilhado.',
    partition: 'Partição',
    offset: 'Offset',
    show: 'Mostrar',
    bad: 'Informe uma partição de 0 a {most} e um número inteiro como offset.',
  },
};
