import type { peopleAdmin as english } from '#lib/messages/en/admin/people.ts';

export const peopleAdmin: typeof english = {
  peopleAdmin: {
    title: 'Pessoas',
    intro:
      'Quem pode entrar, e para fazer o quê. Tudo o que as pessoas fazem fica no registro, com o nome delas.',
    add: 'Adicionar pessoa',
    addTitle: 'Adicionar uma pessoa',
    addHint: 'Ela recebe aqui uma senha, que depois troca por uma só dela.',
    adding: 'Adicionando…',
    loading: 'Carregando…',
    failed: 'Não foi possível carregar as pessoas.',
    none: 'Ninguém tem ainda nome e senha. Adicione a primeira pessoa, ou escolha os seus em sua conta.',
    name: 'Nome',
    nameHint: 'Como aparece no registro.',
    username: 'Nome de usuário',
    usernameHint: 'Letras, números e . _ - + @, sem espaços.',
    role: 'Papel',
    you: 'você',
    disabled: 'Desativada',
    noPassword: 'Ainda sem senha',
    givenPassword: 'Ainda não escolheu uma senha',
    organisation: 'Entra pela organização',
    sessions:
      '{count, plural, =0 {sem sessão aberta} one {sessão em # navegador} other {sessões em # navegadores}}',
    seen: 'entrou por último <moment></moment>',
    change: 'Alterar',
    changeTitle: 'Alterar {name}',
    save: 'Salvar',
    mayComeIn: 'Pode entrar',
    mayComeInHint:
      'Quem não pode é desconectado na hora, em todo lugar. O registro guarda o que fez.',
    password: 'Nova senha',
    passwordHint: 'Encerra todas as sessões. Entregue a nova senha; ela só aparece desta vez.',
    endSessions: 'Desconectar em todo lugar',
    ended: 'Desconectada em todo lugar.',
    handOver: 'Entregue isto a {name}. Só aparece desta vez e não pode ser consultado depois.',
    copy: 'Copiar',
    copied: 'Copiado',
    done: 'Pronto',
    lastAdmin: 'Assim ninguém mais poderia administrar o Gelo. Dê antes esse papel a outra pessoa.',
  },
};
