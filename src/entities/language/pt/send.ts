import type { Catalogue } from '../catalogues.ts';

export const sendPt: Catalogue = {
  'pasted recipients': 'destinatários colados',
  'a CSV file': 'um arquivo CSV',
  'a saved list': 'uma lista salva',
  'a deployment': 'um envio',
  'Paste at least one phone number here, or choose a CSV file, a saved list or a deployment below.':
    'Cole aqui pelo menos um telefone, ou escolha abaixo um arquivo CSV, uma lista salva ou um envio.',
  '{0} and {1}': '{0} e {1}',
  'Expected one audience, found {0}. Remove all but one.':
    'Esperava-se um único público, e foram encontrados {0}. Deixe só um.',
  Channel: 'Canal',
  'Where the message that follows the send is posted. Left out, it comes to you directly.':
    'Onde é publicada a mensagem que acompanha o envio. Se ficar vazio, ela chega diretamente a você.',
  'Choose a channel': 'Escolha um canal',
  '{0}: cannot be sent now': '{0}: não pode ser enviada agora',
  Conversation: 'Conversa',
  'Choose or type a name': 'Escolha ou digite um nome',
  'Choose the conversation to send.': 'Escolha a conversa a enviar.',
  'Choose the conversation again.': 'Escolha a conversa de novo.',
  'WhatsApp lets this business reach {0} in 24 hours; {1} is left now.':
    'O WhatsApp permite que esta empresa alcance {0} em 24 horas; resta {1} agora.',
  'WhatsApp lets this business reach {0} in 24 hours; {1} are left now.':
    'O WhatsApp permite que esta empresa alcance {0} em 24 horas; restam {1} agora.',
  'Send the rest when the limit frees': 'Enviar o resto quando o limite liberar',
  '{0} on this list is more than can be reached now': '{0} desta lista passa do que pode ser enviado agora',
  '{0} on this list are more than can be reached now': '{0} desta lista passam do que pode ser enviado agora',
  'Places free one by one, 24 hours after each message. Those left out can be tried after a day with Retry failed.':
    'As vagas se liberam uma a uma, 24 horas após cada mensagem. Quem ficar de fora pode ser tentado no dia seguinte com Reenviar falhas.',
  'Leave the rest out': 'Deixar o resto de fora',
  'From a deployment': 'De um envio',
  'Users of an earlier deployment, with the variables they had there.':
    'Usuários de um envio anterior, com as variáveis que tinham lá.',
  'Choose or type a code such as D-104': 'Escolha ou digite um código como D-104',
  'Which of its users': 'Quais dos usuários dele',
  'this conversation': 'esta conversa',
  'Follow it in {0}.': 'Acompanhe em {0}.',
  'Follow it in our direct messages.': 'Acompanhe nas nossas mensagens diretas.',
  'I am not part of this conversation: I will keep you informed in our direct messages.':
    'Não faço parte desta conversa: vou manter você informado nas nossas mensagens diretas.',
  '{0} is shared with another organisation, so I will keep you informed in our direct messages.':
    '{0} é compartilhado com outra organização, então vou manter você informado nas nossas mensagens diretas.',
  'This conversation': 'Esta conversa',
  'I am not in {0}; invite me with `/invite @Treble`. I will keep you informed in our direct messages.':
    'Não estou em {0}; convide-me com `/invite @Treble`. Vou manter você informado nas nossas mensagens diretas.',
  'Follow it with `/treble status {0}`.': 'Acompanhe com `/treble status {0}`.',
  '{0} is scheduled already, so nothing was sent. Its message has Send now and Change time. {1}':
    '{0} já está agendado, então nada foi enviado. A mensagem dele tem os botões Enviar agora e Mudar horário. {1}',
  '{0} was started before, by an earlier press of Send. Nothing is sent twice. {1}':
    '{0} já tinha sido iniciado ao pressionar Enviar antes. Nada é enviado duas vezes. {1}',
  '{0} is started, but held for now: {1} waiting. {2} {3}':
    '{0} foi iniciado, mas está retido por enquanto: {1} aguardando. {2} {3}',
  '{0} is on its way: {1}. {2}': '{0} está a caminho: {1}. {2}',
  'Already sent': 'Já enviado',
  'On its way': 'A caminho',
  '{0} for {1}': '{0} para {1}',
  '{0} of {1} will not be sent; the file says why.':
    '{0} de {1} não {0|será enviada|serão enviadas}; o arquivo diz por quê.',
  'Collecting the rejected rows: they come as a file in your direct messages from Treble.':
    'Reunindo as linhas rejeitadas: elas chegam como arquivo nas suas mensagens diretas do Treble.',
  'The file with {0} is in your direct messages from Treble.':
    'O arquivo com {0} está nas suas mensagens diretas do Treble.',
  '{0} version {1}': '{0} versão {1}',
  '{0} to send to': '{0} a enviar',
  'no conversation chosen yet': 'ainda sem conversa escolhida',
  '{0} of recipients': '{0} de destinatários',
  'the form you closed': 'o formulário que você fechou',
  'Continue your draft of {0}: {1}. Nothing is sent yet.':
    'Continue seu rascunho de {0}: {1}. Nada foi enviado ainda.',
  'Continue the form you closed of {0}: {1}. Nothing is sent yet.':
    'Continue o formulário que você fechou, de {0}: {1}. Nada foi enviado ainda.',
  Continue: 'Continuar',
  'Continue draft {0}: {1}': 'Continuar o rascunho {0}: {1}',
  Discard: 'Descartar',
  'Discard draft {0}: {1}': 'Descartar o rascunho {0}: {1}',
  'Discard this draft?': 'Descartar este rascunho?',
  'The list and everything you chose for it is erased. This cannot be undone.':
    'A lista e tudo o que você escolheu para ela são apagados. Isso não pode ser desfeito.',
  'Keep it': 'Manter',
  '{0} is used again, unless you choose another.': '{0} é usado de novo, a menos que você escolha outro.',
  'Choose {0} again.': 'Escolha {0} de novo.',
  Recipients: 'Destinatários',
  'CSV file': 'Arquivo CSV',
  'Expected pasted recipients or a CSV file, found both. Remove one of them.':
    'Esperavam-se destinatários colados ou um arquivo CSV, e foram encontrados os dois. Remova um deles.',
  'Expected a file that ends in .csv, .tsv or .txt, found {0}.':
    'Esperava-se um arquivo terminado em .csv, .tsv ou .txt, e foi encontrado {0}.',
  'Paste at least one phone number here, or choose a CSV file below.':
    'Cole aqui pelo menos um telefone, ou escolha abaixo um arquivo CSV.',
  'This draft is no longer there: a form is kept for 24 hours. Start again.':
    'Este rascunho não existe mais: um formulário é guardado por 24 horas. Comece de novo.',
  'Not sent': 'Não enviado',
  'Check again': 'Verificar de novo',
  'The file could not be opened ({0}): it was deleted, or I am not in the channel where it was shared. Invite me there with /invite @Treble and try again.':
    'Não foi possível abrir o arquivo ({0}): ele foi apagado, ou não estou no canal onde foi compartilhado. Convide-me lá com /invite @Treble e tente de novo.',
  'no address': 'sem endereço',
  'the file': 'o arquivo',
  'Send to this list': 'Enviar a esta lista',
  Review: 'Revisar',
  Cancel: 'Cancelar',
  'Choose the file to send to.': 'Escolha o arquivo para o qual enviar.',
  'Slack allows three seconds to open a form, and they were over. {0}':
    'O Slack dá três segundos para abrir um formulário, e eles já passaram. {0}',
  'This button is no longer valid. Start again with /treble send.':
    'Este botão não é mais válido. Comece de novo com /treble send.',
  'Skip them: send to {0}': 'Pular estes: enviar a {0}',
  'Send anyway: send to {0}': 'Enviar mesmo assim: enviar a {0}',
  '{0} got a template less than 24 hours ago without answering':
    '{0} com um modelo recebido há menos de 24 horas e sem responder',
  'WhatsApp may not deliver a second one, and people who get many block the line more often.':
    'O WhatsApp pode não entregar outro, e quem recebe muitos bloqueia a linha com mais frequência.',
  'Your list was not accepted. {0}': 'Sua lista não foi aceita. {0}',
  'Your list for {0} is checked: {1} read. {2}. Nothing is sent yet: open the review to send it. It is kept for 24 hours.':
    'Sua lista para {0} foi verificada: {1} {1|lida|lidas}. {2}. Nada foi enviado ainda: abra a revisão para enviar. Ela fica guardada por 24 horas.',
  'Open review': 'Abrir revisão',
  '{0} and {1} more': '{0} e mais {1}',
  'This message needs a column for {0}, which your list does not have. Add it to the first line of a CSV file and start again.':
    'Esta mensagem precisa de uma coluna para {0}, que sua lista não tem. Acrescente-a à primeira linha de um arquivo CSV e comece de novo.',
  'This message needs columns for {0}, which your list does not have. Add them to the first line of a CSV file and start again.':
    'Esta mensagem precisa de colunas para {0}, que sua lista não tem. Acrescente-as à primeira linha de um arquivo CSV e comece de novo.',
  'No row of this list can be sent. Download the rejected rows to see why, correct your list, and start again with /treble send.':
    'Nenhuma linha desta lista pode ser enviada. Baixe as linhas rejeitadas para ver por quê, corrija sua lista e comece de novo com /treble send.',
  'This cannot be sent now. {0} Your checked list is kept for 24 hours: press Check again when this has changed.':
    'Isto não pode ser enviado agora. {0} Sua lista verificada fica guardada por 24 horas: pressione Verificar de novo quando isso mudar.',
  '{0} *Send to {1}?*': '{0} *Enviar a {1}?*',
  'From line {0}, in {1}. Each user is checked once more just before their message leaves.':
    'Da linha {0}, em {1}. Cada usuário é verificado mais uma vez logo antes de sua mensagem sair.',
  '*Two of the messages*': '*Duas das mensagens*',
  '*One of the messages*': '*Uma das mensagens*',
  'template {0}': 'modelo {0}',
  'Download rejected rows': 'Baixar linhas rejeitadas',
  Send: 'Enviar',
  Invalid: 'Inválidos',
  Duplicate: 'Duplicados',
  cause: 'causa',
  reason: 'motivo',
  invalid: 'inválido',
  duplicate: 'duplicado',
  excluded: 'excluído',
  'variable unfilled': 'variável sem valor',
  'agent session': 'conversa com um agente',
  'too many templates': 'modelos demais',
  'Missing variable': 'Variável sem valor',
  'about a second': 'cerca de um segundo',
  'about {0} seconds': 'cerca de {0} segundos',
  'about a minute': 'cerca de um minuto',
  'about {0} minutes': 'cerca de {0} minutos',
  'about {0} h {1} min': 'cerca de {0} h {1} min',
  'about {0} h': 'cerca de {0} h',
  'Buttons: {0}': 'Botões: {0}',
  'To {0}': 'Para {0}',
  'Saved list': 'Lista salva',
  'Choose a list that was kept': 'Escolha uma lista que foi salva',
  'There is no conversation “{0}”. The nearest names are {1}. /treble conversations lists them all.':
    'Não existe a conversa “{0}”. Os nomes mais próximos são {1}. /treble conversations lista todas.',
  'There is no conversation “{0}”. There is none yet. /treble conversations lists them all.':
    'Não existe a conversa “{0}”. Ainda não há nenhuma. /treble conversations lista todas.',
  'Send a conversation to a list: choose, review, send.':
    'Enviar uma conversa a uma lista: escolher, revisar, enviar.',
  'Type /treble send again.': 'Digite /treble send de novo.',
  'Choose the shortcut again.': 'Escolha o atalho de novo.',
  'Phone numbers with country code, one per line. For more, or for variables, use a CSV file.':
    'Telefones com código do país, um por linha. Para mais, ou para variáveis, use um arquivo CSV.',
  'Up to 10 MB, with a column for the phone and one for each variable. Larger: share the file in a channel and use the message shortcut “Send to this list”.':
    'Até 10 MB, com uma coluna para o telefone e uma para cada variável. Se for maior: compartilhe o arquivo em um canal e use o atalho de mensagem “Send to this list”.',
  'the file given before': 'o arquivo dado antes',
  'no file': 'nenhum arquivo',
  'Expected a message with a .csv, .tsv or .txt file, found {0}. Share the list as a file and use the shortcut on that message.':
    'Esperava-se uma mensagem com um arquivo .csv, .tsv ou .txt, e foi encontrado {0}. Compartilhe a lista como arquivo e use o atalho nessa mensagem.',
  'Choose “Send to this list” on the message again.': 'Escolha “Send to this list” na mensagem de novo.',
  'Choose the file again.': 'Escolha o arquivo de novo.',
  '{0} is among them: sent to like the others, and left out of every figure afterwards.':
    '{0} está entre eles: recebe a mensagem como os outros e depois fica fora de todos os números.',
  '{0} are among them: sent to like the others, and left out of every figure afterwards.':
    '{0} estão entre eles: recebem a mensagem como os outros e depois ficam fora de todos os números.',
  'This workspace does not allow file uploads. Ask a workspace administrator.':
    'Este workspace não permite enviar arquivos. Fale com um administrador.',
  'This workspace does not allow CSV files. Ask a workspace administrator.':
    'Este workspace não permite arquivos CSV. Fale com um administrador.',
  'This workspace has no storage left for files. Ask a workspace administrator.':
    'Este workspace não tem mais espaço para arquivos. Fale com um administrador.',
  'The app lacks the files:write scope. Ask an administrator to add it and reinstall the app.':
    'Falta ao aplicativo a permissão files:write. Peça a um administrador que a acrescente e reinstale o aplicativo.',
  'Slack did not take the file (HTTP status {0}). Try again.':
    'O Slack não aceitou o arquivo (status HTTP {0}). Tente de novo.',
  'Slack gave no place for the file. Try again.': 'O Slack não deu um lugar para o arquivo. Tente de novo.',
  'Slack did not take the file ({0}). Try again.': 'O Slack não aceitou o arquivo ({0}). Tente de novo.',
  'This form is no longer valid. Close it and start again with /treble send.':
    'Este formulário não é mais válido. Feche-o e comece de novo com /treble send.',
  'Checking your list': 'Verificando sua lista',
  'Checking your list… Read {0}.': 'Verificando sua lista… {0} {0|lida|lidas}.',
  'Checking your list…': 'Verificando sua lista…',
  'You may close this window: the result then comes to you as a direct message. Nothing is sent yet.':
    'Você pode fechar esta janela: o resultado chega como mensagem direta. Nada foi enviado ainda.',
  Starting: 'Iniciando',
  'Starting…': 'Iniciando…',
  'Opening the review…': 'Abrindo a revisão…',
  'pasted numbers': 'números colados',
};
